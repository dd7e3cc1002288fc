import { useQuery } from '@tanstack/react-query'
import type { WorkedHours } from '@guichet/contracts/service'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { minutesSaid } from './delay-typed.ts'
import { foreseenQuery } from './queries.ts'

/** In working minutes. */
export type Foreseen = { delay: 'take' | 'resolve'; minutes: number }
export type ForeseenLinesProps = { hours: WorkedHours | null; delays: readonly Foreseen[] }

/** What hours and delays come to, for a ticket that is filed when a week ends: reckoned by the desk, never here. */
export function ForeseenLines({ hours, delays }: ForeseenLinesProps) {
  const t = useT()
  const format = useFormat()
  const minutes = [...new Set(delays.map((one) => one.minutes))].slice(0, 50)
  const { data } = useQuery(foreseenQuery(hours, minutes))
  if (data === undefined) return null
  const filed = format.dayAndTime(data.filedAt)
  return delays.map(({ delay, minutes: asked }) => {
    const due = data.dues[minutes.indexOf(asked)]
    if (due === undefined) return null
    const length = minutesSaid(t, asked)
    return (
      <p key={`${delay} ${asked}`}>
        {due === null
          ? t('team.example.never', { length })
          : t(delay === 'take' ? 'team.example.take' : 'team.example', {
              filed,
              length,
              due: format.dayAndTime(due),
            })}
      </p>
    )
  })
}
