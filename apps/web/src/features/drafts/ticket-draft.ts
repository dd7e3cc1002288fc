import { deleteDraft, getDraft, listDrafts, putDraft, type Draft } from '@guichet/contracts/me'
import { call } from '../../api.ts'
import { localDrafts } from './local-drafts.ts'
import { deleteLocalDraft, readLocalDraft, writeLocalDraft } from './local-draft.ts'

const nameOf = (id: string) => `ticket:${id}`

/** A request being written, the newest of the two copies; undefined when neither is left. */
export async function readTicketDraft(personId: string, id: string): Promise<Draft | undefined> {
  const [local, server] = await Promise.all([
    readLocalDraft(personId, nameOf(id)),
    call(getDraft, { params: { id }, by: 'page' }).catch(() => undefined),
  ])
  return [local, server].filter((draft) => draft !== undefined).toSorted(newestFirst)[0]
}

/** The last request somebody left unfinished, here or in another browser. */
export async function lastTicketDraft(personId: string): Promise<Draft | undefined> {
  return (await ticketDrafts(personId))[0]
}

/** Every request somebody left unfinished, here or in another browser, newest first; of two copies the newest. */
export async function ticketDrafts(personId: string): Promise<Draft[]> {
  const [local, server] = await Promise.all([
    localDrafts(personId),
    call(listDrafts, { by: 'page' }).then(
      ({ items }) => items,
      () => [],
    ),
  ])
  const all = [...local.map(({ draft }) => draft), ...server]
    .filter(({ content }) => content.kind === 'ticket')
    .toSorted(newestFirst)
  return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index)
}

/** Keeps it in this browser. True when the browser did. */
export function keepTicketDraft(personId: string, { id, content }: Pick<Draft, 'id' | 'content'>) {
  return writeLocalDraft(personId, nameOf(id), { id, content, updatedAt: new Date().toISOString() })
}

/** Keeps it on the server; somebody who writes is there, which keeps their session alive. */
export async function sendTicketDraft({ id, content }: Pick<Draft, 'id' | 'content'>): Promise<boolean> {
  return call(putDraft, { params: { id }, body: content }).then(
    () => true,
    () => false,
  )
}

export async function forgetTicketDraft(personId: string, id: string): Promise<void> {
  await deleteLocalDraft(personId, nameOf(id))
  // Never sent there, or left behind: it goes by itself after thirty days.
  await call(deleteDraft, { params: { id }, by: 'page' }).catch(() => undefined)
}

const newestFirst = (a: Draft, b: Draft): number => Date.parse(b.updatedAt) - Date.parse(a.updatedAt)
