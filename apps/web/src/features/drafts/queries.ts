import { queryOptions } from '@tanstack/react-query'
import type { Draft } from '@guichet/contracts/me'
import type { Resumed } from './same-content.ts'
import { withOwnFiles } from './server-copy.ts'
import { lastTicketDraft, readTicketDraft, unfinished } from './ticket-draft.ts'

// Read once when a page opens: a draft that changed under the pen would be worse than an old one.
const once = { staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false, networkMode: 'always' } as const

/** The draft named; null when it is gone, or none is named. */
export const ticketDraftQuery = (personId: string, id: string | null) =>
  queryOptions({
    queryKey: ['drafts', 'ticket', personId, id],
    queryFn: async (): Promise<Resumed | null> =>
      (id === null ? undefined : await readTicketDraft(personId, id)) ?? null,
    ...once,
  })

/** The words of a draft that another tab holds, under an id of this tab’s own and with files of its own. */
export const apartDraftQuery = (personId: string, id: string, held: Resumed | null | undefined) =>
  queryOptions({
    queryKey: ['drafts', 'apart', personId, id],
    queryFn: async (): Promise<Resumed | null> => {
      if (!held) return null
      const { draft } = held
      return { draft: { ...draft, version: 0, content: await withOwnFiles(draft.content) }, other: null }
    },
    ...once,
  })

/** The last request left unfinished; null when there is none. */
export const lastTicketDraftQuery = (personId: string) =>
  queryOptions({
    queryKey: ['drafts', 'last ticket', personId],
    queryFn: async (): Promise<Draft | null> => (await lastTicketDraft(personId)) ?? null,
    ...once,
  })

/** Every request and every reply left unfinished, newest first. */
export const draftsQuery = (personId: string) =>
  queryOptions({
    queryKey: ['drafts', 'all', personId],
    queryFn: () => unfinished(personId),
    staleTime: 0,
    networkMode: 'always',
  })
