import { useId } from 'react'
import { useT } from '../../reader.tsx'

export type HoursFieldProps = {
  label: string
  /** Whole hours; undefined while nothing is asked. */
  value: number | undefined
  onChange: (hours: number | undefined) => void
}

const DAY = 24

/** A length of time in hours or in days. */
export function HoursField({ label, value, onChange }: HoursFieldProps) {
  const t = useT()
  const id = useId()
  const unit = value !== undefined && value > 0 && value % DAY === 0 ? DAY : 1
  return (
    <div className="g-hours" role="group" aria-label={label}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        min={0}
        max={9_999}
        value={value === undefined ? '' : value / unit}
        onChange={({ currentTarget }) => {
          const count = currentTarget.valueAsNumber
          onChange(Number.isNaN(count) ? undefined : Math.round(Math.max(count, 0)) * unit)
        }}
      />
      <select
        aria-label={t('desk.view.unit')}
        value={unit}
        onChange={({ currentTarget }) =>
          onChange(value === undefined ? undefined : (value / unit) * Number(currentTarget.value))
        }
      >
        <option value={1}>{t('desk.view.hours')}</option>
        <option value={DAY}>{t('desk.view.days')}</option>
      </select>
    </div>
  )
}
