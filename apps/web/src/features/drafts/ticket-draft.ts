import { deleteDraft, getDraft, listDrafts, type Draft } from '@guichet/contracts/me'
import { call } from '../../api.ts'
import { serverDate } from '../../server-clock.ts'
import { forgetLocalDraft, localDrafts } from './local-drafts.ts'
import { deleteLocalDraft, readLocalDraft, writeLocalDraft, type LocalDraft } from './local-draft.ts'
import { resume, type Resumed } from './same-content.ts'

const nameOf = (id: string) => `ticket:${id}`

/** A request being written; undefined when neither copy is left. */
export async function readTicketDraft(personId: string, id: string): Promise<Resumed | undefined> {
  const [local, server] = await Promise.all([
    readLocalDraft(personId, nameOf(id)),
    call(getDraft, { params: { id }, by: 'page' }).catch(() => undefined),
  ])
  return resume(local, server)
}

/** The last request somebody left unfinished, here or in another browser. */
export async function lastTicketDraft(personId: string): Promise<Draft | undefined> {
  return (await ticketDrafts(personId))[0]
}

/** Every request somebody left unfinished. */
const ticketDrafts = async (personId: string): Promise<Draft[]> =>
  (await unfinished(personId)).filter(({ content }) => content.kind === 'ticket')

/** All that somebody left unfinished, here or in another browser, newest first; of two copies the newest. */
export async function unfinished(personId: string): Promise<Draft[]> {
  const [local, server] = await Promise.all([
    localDrafts(personId),
    call(listDrafts, { by: 'page' }).then(
      ({ items }) => items,
      () => [],
    ),
  ])
  const all = [...local.map(({ draft }) => draft), ...server].filter(holdsWords).toSorted(newestFirst)
  return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index)
}

/** Keeps it in this browser. True when the browser did. */
export function keepTicketDraft(personId: string, kept: Omit<LocalDraft, 'updatedAt'>): Promise<boolean> {
  return writeLocalDraft(personId, nameOf(kept.id), { ...kept, updatedAt: serverDate().toISOString() })
}

export const forgetHere = (personId: string, id: string): Promise<void> =>
  deleteLocalDraft(personId, nameOf(id))

/** Thrown away wherever it is kept. */
export async function forgetDraft(personId: string, id: string): Promise<void> {
  await forgetLocalDraft(personId, id)
  // Never sent there, or left behind: it goes by itself after thirty days.
  await call(deleteDraft, { params: { id }, by: 'page' }).catch(() => undefined)
}

// Of a reply that was sent, or emptied, nothing is left to go on with.
const holdsWords = ({ content: { kind, text = '', attachmentIds = [] } }: Draft): boolean =>
  kind === 'ticket' || text.trim() !== '' || attachmentIds.length > 0

const newestFirst = (a: Draft, b: Draft): number => Date.parse(b.updatedAt) - Date.parse(a.updatedAt)
