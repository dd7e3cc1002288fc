import { IconX } from '@tabler/icons-react'
import { useId } from 'react'
import { IconButton } from './button.tsx'
import { LiveSelect } from './live-select.tsx'
import type { Option } from './select-field.tsx'
import './pick-many.css'

export type PickManyProps = {
  label: string
  /** Names the field that adds one. */
  addLabel: string
  /** Names the button that takes one out. */
  removeLabel: (label: string) => string
  options: readonly Option[]
  values: readonly string[]
  onChange: (values: string[]) => void
}

/** Several of a long list: those chosen, each with its way out, and a field that adds one. */
export function PickMany({ label, addLabel, removeLabel, options, values, onChange }: PickManyProps) {
  const titleId = useId()
  const labelOf = (value: string) => options.find((option) => option.value === value)?.label ?? value
  return (
    <div role="group" aria-labelledby={titleId} className="g-pick-many">
      <p id={titleId} className="g-label">
        {label}
      </p>
      {values.length > 0 && (
        <ul>
          {values.map((value) => (
            <li key={value}>
              <span>{labelOf(value)}</span>
              <IconButton
                label={removeLabel(labelOf(value))}
                icon={<IconX className="g-icon" aria-hidden />}
                onClick={() => onChange(values.filter((each) => each !== value))}
              />
            </li>
          ))}
        </ul>
      )}
      <LiveSelect
        key={values.join()}
        label={addLabel}
        optional
        options={options.filter(({ value }) => !values.includes(value))}
        value={null}
        onChange={(value) => value !== null && onChange([...values, value])}
      />
    </div>
  )
}
