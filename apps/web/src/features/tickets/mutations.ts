import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import {
  addParticipant,
  deleteBookmark,
  patchTicket,
  putBookmark,
  putReading,
  removeParticipant,
  transitionTicket,
  type Ticket,
} from '@guichet/contracts/tickets'
import { isUndoable } from '@guichet/contracts/undo'
import { exportTicket, type ExportFormat } from '@guichet/contracts/exports'
import { call, fetchFile, ProblemError, type CallOptions } from '../../api.ts'
import { saveFile } from '../../save-file.ts'
import { ticketKeys } from '../../ticket-keys.ts'
import { mayUndo } from './undoable.ts'

export type FiredEvent = NonNullable<CallOptions<typeof transitionTicket>['body']>
export type Edits = NonNullable<CallOptions<typeof patchTicket>['body']>
type Added = NonNullable<CallOptions<typeof addParticipant>['body']>

/** Fires an event of the lifecycle; the reply is the ticket as the caller now sees it. */
export function useFireEvent(reference: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ event, key }: { event: FiredEvent; key: string }) =>
      call(transitionTicket, { params: { reference }, body: event, idempotencyKey: key }),
    onMutate: () => ({ sentAt: Date.now() }),
    onSuccess: (ticket, { event }, { sentAt }) => {
      keep(queries, ticket)
      if (isUndoable(event.event)) mayUndo(ticket, sentAt, 'text' in event && event.text !== undefined)
    },
    onError: () => askAgain(queries, reference),
  })
}

/** Edits the fields; `version` is the one that was read, so that nobody's change is overwritten unseen. */
export function useEditTicket(reference: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ edits, version }: { edits: Edits; version: number }) =>
      call(patchTicket, { params: { reference }, body: edits, ifMatch: version }),
    onMutate: () => ({ sentAt: Date.now() }),
    onSuccess: (ticket, _, { sentAt }) => {
      keep(queries, ticket)
      mayUndo(ticket, sentAt)
    },
    onError: () => askAgain(queries, reference),
  })
}

export function useAddParticipant(reference: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ added, key }: { added: Added; key: string }) =>
      call(addParticipant, { params: { reference }, body: added, idempotencyKey: key }),
    onSettled: () => askAgain(queries, reference),
  })
}

export function useRemoveParticipant(reference: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call(removeParticipant, { params: { reference, id } }),
    onSettled: () => askAgain(queries, reference),
  })
}

export function useBookmark(reference: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (isKept: boolean) => call(isKept ? putBookmark : deleteBookmark, { params: { reference } }),
    onSettled: () => askAgain(queries, reference),
  })
}

/** Saves what the reader may see of a ticket as a file. */
export function useExport(reference: string) {
  return useMutation({
    mutationFn: async (format: ExportFormat) => {
      const file = await fetchFile(exportTicket, { params: { reference }, query: { format } })
      saveFile(file, `${reference}.${format}`)
    },
  })
}

/** Says that the ticket was read until now. */
export function useReading(reference: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => call(putReading, { params: { reference } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ticketKeys.counts })
      void queries.invalidateQueries({ queryKey: ticketKeys.lists })
      void queries.invalidateQueries({ queryKey: ticketKeys.notifications })
    },
  })
}

function keep(queries: QueryClient, ticket: Ticket): void {
  // The answer may come after what somebody else did next.
  queries.setQueryData<Ticket>(ticketKeys.one(ticket.reference), (now) =>
    now !== undefined && now.version > ticket.version ? now : ticket,
  )
  void queries.invalidateQueries({ queryKey: ticketKeys.links(ticket.reference) })
  void queries.invalidateQueries({ queryKey: ticketKeys.journal(ticket.reference) })
  void queries.invalidateQueries({ queryKey: ticketKeys.lists })
  void queries.invalidateQueries({ queryKey: ticketKeys.counts })
}

function askAgain(queries: QueryClient, reference: string): void {
  void queries.invalidateQueries({ queryKey: ticketKeys.one(reference) })
  void queries.invalidateQueries({ queryKey: ticketKeys.journal(reference) })
  void queries.invalidateQueries({ queryKey: ticketKeys.lists })
}

export interface LinkedChildren {
  readonly linked: readonly string[]
  readonly refused: readonly { readonly reference: string; readonly why: string }[]
}

/** Makes tickets children of one, each on its own: those that the rules refuse stay as they are. */
export function useLinkChildren() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({
      parent,
      children,
      key,
    }: {
      parent: string
      children: readonly string[]
      key: string
    }) => {
      const linked: string[] = []
      const refused: { reference: string; why: string }[] = []
      for (const reference of children) {
        try {
          await call(transitionTicket, {
            params: { reference },
            body: { event: 'link', relation: 'child_of', reference: parent },
            idempotencyKey: `${key} ${reference}`,
          })
          linked.push(reference)
        } catch (error) {
          if (!(error instanceof ProblemError)) throw error
          refused.push({ reference, why: error.message })
        }
      }
      return { linked, refused } satisfies LinkedChildren
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ticketKeys.all }),
  })
}
