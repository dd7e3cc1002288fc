import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Category } from '@guichet/contracts/catalogue'
import type { Draft } from '@guichet/contracts/me'
import { ProblemError } from '../../api.ts'
import { catalogueQuery } from '../../features/catalogue/queries.ts'
import { topicById } from '../../features/catalogue/topics.ts'
import { DraftList, type ShownDraft } from '../../features/drafts/draft-list.tsx'
import { meQuery } from '../../features/me/queries.ts'
import { ticketQuery } from '../../features/tickets/queries.ts'
import { addressOfRequest } from '../../features/tickets/request-table.tsx'
import { DeskWords } from '../../format/desk-words.tsx'
import { queries } from '../../query-client.ts'
import { useT } from '../../reader.tsx'
import { Hall } from '../../ui/hall.tsx'
import { draftAddress } from './filing/draft-address.ts'
import './drafts.css'

export async function loader() {
  await queries.ensureQueryData(catalogueQuery)
  return null
}

/** What one was writing and did not send: requests, and replies to them. */
export function Component() {
  const t = useT()
  const { data: me } = useSuspenseQuery(meQuery)
  const { categories } = useSuspenseQuery(catalogueQuery).data
  return (
    <>
      <Hall title={t('filing.drafts')} sentence={t('filing.drafts.kept')} />
      <div className="g-wrap">
        <DraftList
          personId={me.id}
          renderDraft={(draft, draw) =>
            draft.content.kind === 'reply' ? (
              <ReplyInHand draft={draft} draw={draw} />
            ) : (
              <RequestInHand draft={draft} categories={categories} draw={draw} />
            )
          }
        />
      </div>
    </>
  )
}

type InHand = { draft: Draft; draw: (shown: ShownDraft) => ReactNode }

function RequestInHand({ draft, categories, draw }: InHand & { categories: readonly Category[] }) {
  const t = useT()
  const { categoryId, title } = draft.content
  const topic = categoryId === undefined ? undefined : topicById(categories, categoryId)
  return draw({
    draft,
    title: title?.trim() || t('filing.drafts.untitled'),
    place: topic ? <DeskWords>{topic.category.label}</DeskWords> : t('filing.drafts.noTopic'),
    to: draftAddress(topic?.category.id, draft.id),
  })
}

/** Its ticket takes it up by itself; where that is no longer one’s own to read, the words are still here. */
function ReplyInHand({ draft, draw }: InHand) {
  const t = useT()
  // Words for one act of an agent are kept under it: « resolve:R-000433 ».
  const [reference = '', act] = (draft.content.reference ?? '').split(':').toReversed()
  const { data: ticket, error } = useQuery(ticketQuery(reference))
  const isGone = error instanceof ProblemError && error.problem.code === 'not-found'
  const isMine = act === undefined && (!ticket || ['owner', 'contact', 'head'].includes(ticket.standing))
  const to = isMine ? addressOfRequest(reference) : `/bureau/tickets/${encodeURIComponent(reference)}`
  return draw({
    draft,
    title: t('filing.drafts.reply', { reference }),
    place: ticket ? <bdi>{ticket.title}</bdi> : isGone ? t('requests.unknown') : reference,
    to: isGone ? undefined : to,
  })
}
