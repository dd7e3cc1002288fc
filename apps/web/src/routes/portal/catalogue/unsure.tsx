import type { Category } from '@guichet/contracts/catalogue'
import { orientation } from '../../../features/catalogue/topics.ts'
import { DeskWords } from '../../../format/desk-words.tsx'
import { useT } from '../../../reader.tsx'
import { ButtonLink } from '../../../ui/button.tsx'

export type UnsureProps = {
  categories: readonly Category[]
  search: string
  /** After a filter, whose results may not do. */
  isLast: boolean
}

/** Always there: a wrong choice costs nothing, and no choice neither. */
export function Unsure({ categories, search, isLast }: UnsureProps) {
  const t = useT()
  const guide = orientation(categories)
  if (!guide) return null
  return (
    <div className="g-unsure">
      <p>
        <b>{t(isLast ? 'filing.unsure.none' : 'filing.unsure')}</b>{' '}
        <span className="g-dim">
          <DeskWords>{guide.description}</DeskWords>
        </span>
      </p>
      <ButtonLink to={`/deposer/${guide.id}${search}`}>
        <DeskWords>{guide.label}</DeskWords>
      </ButtonLink>
    </div>
  )
}
