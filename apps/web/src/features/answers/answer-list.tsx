import { Link } from 'react-router'
import type { AnswerSummary } from '@guichet/contracts/answers'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import './answers.css'

/** Answers, each with what it says in one line and when it last changed. */
export function AnswerList({ answers }: { answers: readonly AnswerSummary[] }) {
  const t = useT()
  const format = useFormat()
  return (
    <ul className="g-answer-list">
      {answers.map(({ id, kind, language, title, summary, updatedAt }) => (
        <li key={id}>
          <Link to={`/reponses/${id}`} lang={language}>
            {title}
          </Link>
          <p lang={language}>{summary}</p>
          <p className="g-small g-dim">
            {t(`answers.kind.${kind}`)} · {t('answers.changed', { date: format.day(updatedAt) })}
          </p>
        </li>
      ))}
    </ul>
  )
}
