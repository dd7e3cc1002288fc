import { useMediaQuery } from '@mantine/hooks'
import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import type { Category } from '@guichet/contracts/catalogue'
import { DeskWords } from '../../format/desk-words.tsx'
import { orientation } from './topics.ts'
import { TopicIcon } from './topic-icon.tsx'
import './topic-board.css'

export type TopicBoardProps = {
  categories: readonly Category[]
  /** Where a category leads: its form, or the board of what is under it. */
  linkTo: (category: Category) => string
}

/** Services as tiles, each with its topics, readable in one look; on a phone each opens on its title. */
export function TopicBoard({ categories, linkTo }: TopicBoardProps) {
  const isPhone = useMediaQuery('(max-width: 720px)') ?? false
  const guide = orientation(categories)
  return (
    <div className="g-board">
      {categories
        .filter((category) => category !== guide)
        .map((category) => (
          <Tile key={category.id} category={category} linkTo={linkTo} folds={isPhone} />
        ))}
    </div>
  )
}

type TileProps = { category: Category; linkTo: TopicBoardProps['linkTo']; folds: boolean }

function Tile({ category, linkTo, folds }: TileProps) {
  const base = useId()
  const [isOpen, setOpen] = useState(false)
  const canFold = folds && category.children.length > 0
  return (
    <section aria-labelledby={`${base}title`}>
      <h2 id={`${base}title`}>
        <TopicIcon name={category.icon} />
        {canFold ? (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={`${base}topics`}
            onClick={() => setOpen(!isOpen)}
          >
            <DeskWords>{category.label}</DeskWords>
            <IconChevronRight className="g-icon" aria-hidden />
          </button>
        ) : (
          <Title category={category} linkTo={linkTo} />
        )}
      </h2>
      <ul id={`${base}topics`} hidden={canFold && !isOpen}>
        {category.children.map((topic) => (
          <li key={topic.id}>
            <Link to={linkTo(topic)} data-category={topic.id}>
              <DeskWords>{topic.label}</DeskWords>
            </Link>
          </li>
        ))}
        {canFold && category.acceptsTickets && (
          <li>
            <Title category={category} linkTo={linkTo} />
          </li>
        )}
      </ul>
      {category.children.length === 0 && category.description && (
        <p className="g-small g-dim">
          <DeskWords>{category.description}</DeskWords>
        </p>
      )}
    </section>
  )
}

function Title({ category, linkTo }: Omit<TileProps, 'folds'>) {
  if (!category.acceptsTickets) return <DeskWords>{category.label}</DeskWords>
  return (
    <Link to={linkTo(category)} data-category={category.id}>
      <DeskWords>{category.label}</DeskWords>
    </Link>
  )
}
