import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Draft } from '@guichet/contracts/me'
import { DeskWords } from '../../format/desk-words.tsx'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { announce } from '../../ui/announce.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { ticketDraftsQuery } from './queries.ts'
import { forgetTicketDraft } from './ticket-draft.ts'

export type DraftListProps = {
  personId: string
  /** Where a draft is taken up. */
  linkTo: (draft: Draft) => string
  /** What its topic is called; undefined when it is gone. */
  topicOf: (draft: Draft) => string | undefined
}

/** Everything one left unfinished, here or on another device: taken up, or thrown away. */
export function DraftList({ personId, linkTo, topicOf }: DraftListProps) {
  const t = useT()
  const format = useFormat()
  const queries = useQueryClient()
  const list = useRef<HTMLUListElement>(null)
  const query = ticketDraftsQuery(personId)
  const { data: drafts } = useQuery(query)
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
  const titleOf = ({ content }: Draft) => content.title?.trim() || t('filing.drafts.untitled')
  const forget = async (draft: Draft) => {
    await forgetTicketDraft(personId, draft.id)
    await queries.invalidateQueries({ queryKey: ['drafts'] })
    announce(t('filing.draft.deleted'))
    list.current?.focus()
  }
  return (
    <ul ref={list} tabIndex={-1} className="g-drafts" aria-label={t('filing.drafts')}>
      {drafts.map((draft) => (
        <li key={draft.id}>
          <div>
            <b>{titleOf(draft)}</b>
            <p className="g-small g-dim">
              <Topic label={topicOf(draft)} /> · {format.dayAndTime(draft.updatedAt)}
            </p>
          </div>
          <span className="g-row">
            <ButtonLink size="small" to={linkTo(draft)}>
              {t('filing.draft.resume')} <span className="g-sr">{titleOf(draft)}</span>
            </ButtonLink>
            <Button size="small" variant="subtle" onClick={() => void forget(draft)}>
              {t('filing.draft.delete')} <span className="g-sr">{titleOf(draft)}</span>
            </Button>
          </span>
        </li>
      ))}
    </ul>
  )
}

function Topic({ label }: { label: string | undefined }) {
  const t = useT()
  return label === undefined ? t('filing.drafts.noTopic') : <DeskWords>{label}</DeskWords>
}
