import { IconArrowRight } from '@tabler/icons-react'
import { Link } from 'react-router'
import { DeskWords } from '../../format/desk-words.tsx'
import { useT } from '../../reader.tsx'
import { Marked } from './marked.tsx'
import { pathSaid, type Topic } from './topics.ts'
import './topic-results.css'

export type TopicResultsProps = { topics: readonly Topic[]; words: readonly string[]; search: string }

/** The topics found, best first, each with what leads to it. */
export function TopicResults({ topics, words, search }: TopicResultsProps) {
  const t = useT()
  return (
    <ul className="g-results">
      {topics.map(({ category, above }) => (
        <li key={category.id}>
          <Link to={{ pathname: `/deposer/${category.id}`, search }}>
            <b>
              <DeskWords>
                <Marked text={category.label} words={words} />
              </DeskWords>
            </b>
            <span>
              {above.length > 0 && (
                <span className="g-results-path">
                  <DeskWords>
                    <Marked text={pathSaid(above)} words={words} />
                  </DeskWords>
                </span>
              )}
              {t('filing.team', { team: category.team.label })}
            </span>
            <IconArrowRight className="g-icon g-results-go" aria-hidden />
          </Link>
        </li>
      ))}
    </ul>
  )
}
