import type { Draft, DraftContent } from '@guichet/contracts/me'
import type { LocalDraft } from './local-draft.ts'

/** Whether two drafts say the same; the server gives their fields back in an order of its own. */
export const isSameContent = (one: DraftContent, other: DraftContent): boolean => told(one) === told(other)

function told({ kind, reference, categoryId, title, text, form = {}, attachmentIds = [] }: DraftContent) {
  const fields = Object.entries(form).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([kind, reference, categoryId, title, text, fields, attachmentIds])
}

/** A draft taken up, and the words that another device kept under it, when these are not the same. */
export interface Resumed {
  readonly draft: Draft
  readonly other: Draft | null
}

/**
 * Which of the two copies one goes on from. The server's, unless this browser has words that never reached it: then these,
 * and what another device wrote since is told apart.
 */
export function resume(local: LocalDraft | undefined, server: Draft | undefined): Resumed | undefined {
  if (local === undefined) return server && { draft: server, other: null }
  const { isSent, ...draft } = local
  if (server === undefined) return { draft, other: null }
  if (isSent || isSameContent(local.content, server.content)) return { draft: server, other: null }
  return { draft, other: server.version === local.version ? null : server }
}
