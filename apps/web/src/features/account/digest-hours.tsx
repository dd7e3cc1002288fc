import { useFormat } from '../../format/use-format.ts'
import { useReader, useT } from '../../reader.tsx'
import { LiveSelect } from '../../ui/live-select.tsx'

const once = 'once'
const everyHour = Array.from({ length: 24 }, (_, hour) => hour)

/** When the digest leaves: an hour of the day, or two. */
export function DigestHours({
  hours,
  onChange,
}: {
  hours: readonly number[]
  onChange: (hours: number[]) => void
}) {
  const t = useT()
  const format = useFormat()
  const { timeZone } = useReader()
  const [first = 7, second] = hours
  const optionsBut = (taken: number | undefined) =>
    everyHour
      .filter((hour) => hour !== taken)
      .map((hour) => ({ value: String(hour), label: format.hourOfDay(hour) }))
  const change = (one: number, other: number | undefined) =>
    onChange(other === undefined ? [one] : [one, other])
  return (
    <>
      <LiveSelect
        label={t('account.digest.hour')}
        hint={t('account.digest.hour.say', { zone: timeZone })}
        options={optionsBut(second)}
        value={String(first)}
        onChange={(hour) => hour !== null && change(Number(hour), second)}
      />
      <LiveSelect
        label={t('account.digest.again')}
        options={[{ value: once, label: t('account.digest.once') }, ...optionsBut(first)]}
        value={second === undefined ? once : String(second)}
        onChange={(hour) => change(first, hour === null || hour === once ? undefined : Number(hour))}
      />
    </>
  )
}
