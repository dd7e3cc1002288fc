import type { Calendar } from '@guichet/contracts/service'
import { useFormat } from '../../../format/use-format.ts'
import { useT } from '../../../reader.tsx'

/** Closed days, one a line. */
export function ClosureList({ closures }: Pick<Calendar, 'closures'>) {
  const t = useT()
  const format = useFormat()
  return (
    <ul className="g-team-closures">
      {closures.map(({ from, to, label }) => (
        <li key={`${from} ${to}`}>
          {t(from === to ? 'team.closure.day' : 'team.closure.days', {
            label,
            from: format.date(`${from}T12:00:00Z`),
            to: format.date(`${to}T12:00:00Z`),
          })}
        </li>
      ))}
    </ul>
  )
}
