import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { answersQuery } from '../../../features/answers/queries.ts'
import { useT } from '../../../reader.tsx'
import { Section } from '../../../ui/section.tsx'

export const mostReadQuery = answersQuery({ limit: 3 })

/** The answers that are read most; nothing at all while there is none. */
export function BeforeFiling() {
  const t = useT()
  const { data } = useQuery(mostReadQuery)
  if (!data || data.items.length === 0) return null
  return (
    <Section title={t('answers.before')} link={{ to: '/reponses', label: t('answers.before.all') }}>
      <ul className="g-before">
        {data.items.map(({ id, title, summary }) => (
          <li key={id}>
            <Link to={`/reponses/${id}`}>{title}</Link>
            <p>{summary}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
