import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, type ReactNode } from 'react'
import type { Draft } from '@guichet/contracts/me'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { announce } from '../../ui/announce.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { draftsQuery } from './queries.ts'
import { forgetDraft } from './ticket-draft.ts'

/** How a page shows one draft. */
export type ShownDraft = {
  draft: Draft
  title: string
  /** Where it belongs, under its title. */
  place: ReactNode
  /** Where it is taken up; undefined when that is gone. */
  to: string | undefined
}

export type DraftListProps = {
  personId: string
  renderDraft: (draft: Draft, draw: (shown: ShownDraft) => ReactNode) => ReactNode
}

/** Everything one left unfinished, here or on another device: taken up, or thrown away. */
export function DraftList({ personId, renderDraft }: DraftListProps) {
  const t = useT()
  const queries = useQueryClient()
  const list = useRef<HTMLUListElement>(null)
  const { data: drafts } = useQuery(draftsQuery(personId))
  if (!drafts) return <Loading />
  if (drafts.length === 0)
    return (
      <EmptyState
        title={t('filing.drafts.none')}
        action={<ButtonLink to="/deposer">{t('portal.home.file')}</ButtonLink>}
      >
        {t('filing.drafts.none.say')}
      </EmptyState>
    )
  const forget = async (draft: Draft) => {
    await forgetDraft(personId, draft.id)
    await queries.invalidateQueries({ queryKey: ['drafts'] })
    announce(t('filing.draft.deleted'))
    list.current?.focus()
  }
  return (
    <ul ref={list} tabIndex={-1} className="g-drafts" aria-label={t('filing.drafts')}>
      {drafts.map((draft) => (
        <li key={draft.id}>
          {renderDraft(draft, (shown) => (
            <Shown {...shown} onForget={() => void forget(draft)} />
          ))}
        </li>
      ))}
    </ul>
  )
}

function Shown({ draft, title, place, to, onForget }: ShownDraft & { onForget: () => void }) {
  const t = useT()
  const format = useFormat()
  const { kind, text } = draft.content
  return (
    <>
      <div>
        <b dir="auto">{title}</b>
        {kind === 'reply' && (
          <p className="g-draft-text" dir="auto">
            {text}
          </p>
        )}
        <p className="g-small g-dim">
          {place} · {format.dayAndTime(draft.updatedAt)}
        </p>
      </div>
      <span className="g-row">
        {to !== undefined && (
          <ButtonLink size="small" to={to}>
            {t('filing.draft.resume')} <span className="g-sr">{title}</span>
          </ButtonLink>
        )}
        <Button size="small" variant="subtle" onClick={onForget}>
          {t('filing.draft.delete')} <span className="g-sr">{title}</span>
        </Button>
      </span>
    </>
  )
}
