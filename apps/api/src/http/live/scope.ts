import type { Viewer } from '@guichet/domain/facts'

/** What is known of an act that pages may want to hear of: its row, and who now stands where on its ticket. */
export interface LiveNews {
  readonly id: string
  readonly seq: bigint
  readonly at: Date
  readonly type: string
  readonly reference: string
  readonly audience: 'public' | 'team'
  readonly teamId: string
  /** Owner and contacts. */
  readonly requesterIds: readonly string[]
  /** The establishment on whose behalf the ticket was filed: its heads read it as contacts do. */
  readonly establishmentId: string | null
  readonly guestIds: readonly string[]
}

/** Whoever is on the requesters' side of a ticket hears what is public of it, and nothing more, whatever their teams. */
export function mayHear({ personId, headOf, memberships, scopes }: Viewer, news: LiveNews): boolean {
  const isRequester =
    news.requesterIds.includes(personId) ||
    (news.establishmentId !== null && headOf.includes(news.establishmentId))
  if (isRequester) return news.audience === 'public'
  const onDesk = memberships.some(({ teamId }) => teamId === news.teamId) || news.guestIds.includes(personId)
  return onDesk && (news.audience === 'public' || scopes === null || scopes.includes('notes:read'))
}
