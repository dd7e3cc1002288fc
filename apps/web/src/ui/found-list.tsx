import { Button } from './button.tsx'
import './found-list.css'

export type Found = { value: string; label: string; hint?: string }

export type FoundListProps = {
  found: readonly Found[]
  /** Said of each, before its name. */
  action: string
  onPick: (value: string) => void
}

/** What was found, each with its button: choosing ends the search, and a radio would choose under the arrow that reads it. */
export function FoundList({ found, action, onPick }: FoundListProps) {
  return (
    <ul className="g-found">
      {found.map(({ value, label, hint }) => (
        <li key={value}>
          <span>
            <b>{label}</b> {hint && <span className="g-dim">{hint}</span>}
          </span>
          <Button size="small" onClick={() => onPick(value)}>
            {action} <span className="g-sr">{label}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
