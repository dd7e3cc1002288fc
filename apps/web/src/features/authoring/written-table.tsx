import { Link } from 'react-router'
import type { AnswerState, WrittenSummary } from '@guichet/contracts/authoring'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { RecordTable, type Column } from '../../ui/record-table.tsx'

export const answerAddress = (id: string): string => `/bureau/reponses/${id}`

/** Answers in every state, each leading to its page. */
export function WrittenTable({ caption, answers }: { caption: string; answers: readonly WrittenSummary[] }) {
  const t = useT()
  const format = useFormat()
  const columns: Column<WrittenSummary>[] = [
    {
      key: 'title',
      header: t('authoring.column.title'),
      width: '36%',
      phone: 'line',
      cell: ({ id, title, languages }) => (
        <>
          <Link className="g-fact g-fact-whole" to={answerAddress(id)}>
            {title}
          </Link>
          <span className="g-detail">
            {languages.map((language) => t(`authoring.language.${language}`)).join(', ')}
          </span>
        </>
      ),
    },
    {
      key: 'state',
      header: t('authoring.state'),
      width: '120px',
      phone: 'head',
      cell: ({ state }) => <AnswerStateLabel state={state} />,
    },
    {
      key: 'about',
      header: t('authoring.column.about'),
      phone: 'away',
      cell: ({ categories, products }) => (
        <span className="g-small">{[...categories, ...products].map(({ label }) => label).join(', ')}</span>
      ),
    },
    {
      key: 'changed',
      header: t('authoring.column.changed'),
      width: '110px',
      phone: 'mark',
      cell: ({ updatedAt }) => <span className="g-date">{format.shortDay(updatedAt)}</span>,
    },
    {
      key: 'helped',
      header: t('authoring.column.helped'),
      width: '120px',
      phone: 'named',
      cell: ({ helpful, unhelpful }) =>
        helpful + unhelpful === 0
          ? t('authoring.helped.none')
          : t('authoring.helped', { helpful, unhelpful }),
    },
  ]
  return <RecordTable caption={caption} columns={columns} rows={answers} rowKey={({ id }) => id} dense />
}

/** In words: no state is told by colour alone. */
export function AnswerStateLabel({ state }: { state: AnswerState }) {
  const t = useT()
  return <span className={`g-answer-state g-answer-state-${state}`}>{t(`authoring.state.${state}`)}</span>
}
