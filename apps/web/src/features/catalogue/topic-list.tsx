import { IconChevronRight } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Category } from '@guichet/contracts/catalogue'
import { DeskWords } from '../../format/desk-words.tsx'
import { Rich } from '../../format/rich.tsx'
import { useT } from '../../reader.tsx'
import { TopicIcon } from './topic-icon.tsx'
import { orientation } from './topics.ts'
import './topic-list.css'

export type TopicListProps = {
  categories: readonly Category[]
  /** The category chosen before, when it takes requests itself. */
  within: Category | undefined
  /** Where a category leads: its form, or the list of what is under it. */
  linkTo: (category: Category) => string
  linkToForm: (category: Category) => string
}

/** One list, then the list of what is under the one chosen. */
export function TopicList({ categories, within, linkTo, linkToForm }: TopicListProps) {
  const t = useT()
  const guide = orientation(categories)
  return (
    <ul className="g-topic-list" aria-label={t('filing.topics')}>
      {within?.acceptsTickets && (
        <li>
          <Link to={linkToForm(within)}>
            <b>
              <Rich id="filing.topic.itself" values={{ topic: <DeskWords>{within.label}</DeskWords> }} />
            </b>
          </Link>
        </li>
      )}
      {categories
        .filter((category) => category !== guide)
        .map((category) => (
          <li key={category.id}>
            <Link to={linkTo(category)} data-category={category.id}>
              {category.icon && <TopicIcon name={category.icon} />}
              <span className="g-topic-list-words">
                <b>
                  <DeskWords>{category.label}</DeskWords>
                </b>
                {category.description && (
                  <span className="g-topic-list-say">
                    <DeskWords>{category.description}</DeskWords>
                  </span>
                )}
              </span>
              {category.children.length > 0 && <IconChevronRight className="g-icon" aria-hidden />}
            </Link>
          </li>
        ))}
    </ul>
  )
}
