import { useEffect, useId, useRef } from 'react'
import { useT } from '../reader.tsx'
import './error-summary.css'

export type FieldProblem = { /** the id of the field it leads to */ field: string; message: string }
export type ErrorSummaryProps = {
  problems: readonly FieldProblem[]
  /** How many times the form was sent: the summary takes the focus each time. */
  attempt?: number
}

/** At the head of a refused form: what is wrong, each leading to its field. Draws nothing when all is well. */
export function ErrorSummary({ problems, attempt = 0 }: ErrorSummaryProps) {
  const t = useT()
  const titleId = useId()
  const summary = useRef<HTMLDivElement>(null)
  const isRefused = problems.length > 0
  // What becomes wrong again while one mends it must not take the hand off the field.
  const told = useRef<number>(null)
  useEffect(() => {
    if (!isRefused || told.current === attempt) return
    told.current = attempt
    summary.current?.focus()
  }, [isRefused, attempt])
  useEffect(() => {
    if (!isRefused) return undefined
    const title = document.title
    document.title = t('ui.title.error', { title })
    return () => {
      document.title = title
    }
  }, [isRefused, t])
  if (!isRefused) return null
  return (
    <div ref={summary} className="g-summary" role="alert" tabIndex={-1} aria-labelledby={titleId}>
      <h2 id={titleId}>{t('ui.errors')}</h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li key={field + message}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault()
                goTo(field)
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function goTo(field: string): void {
  const target = document.getElementById(field)
  target?.scrollIntoView({ block: 'center' })
  target?.focus({ preventScroll: true })
}
