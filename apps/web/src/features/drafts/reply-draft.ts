import { deleteDraft, listDrafts, putDraft, type Draft } from '@guichet/contracts/me'
import { call } from '../../api.ts'
import { deleteLocalDraft, readLocalDraft, writeLocalDraft } from './local-draft.ts'

/** What one was writing on one ticket. */
export type Reply = { text: string; attachmentIds: readonly string[] }

/** Where a person's reply on a ticket is kept: in this browser at once, on the server soon after. */
export class ReplyStore {
  readonly #personId: string
  readonly #reference: string
  #id: string = crypto.randomUUID()
  #onServer = false

  constructor(personId: string, reference: string) {
    this.#personId = personId
    this.#reference = reference
  }

  /** The newest of the two copies. */
  async read(): Promise<Reply | undefined> {
    const [local, server] = await Promise.all([
      readLocalDraft(this.#personId, this.#name),
      this.#readServer().catch(() => undefined),
    ])
    const kept = newest(local, server)
    if (kept === undefined) return undefined
    this.#id = kept.id
    this.#onServer = server?.id === kept.id
    return { text: kept.content.text ?? '', attachmentIds: kept.content.attachmentIds ?? [] }
  }

  /** True when the browser kept it. */
  async keep(reply: Reply): Promise<boolean> {
    const content = this.#contentOf(reply)
    const kept = { id: this.#id, content, updatedAt: new Date().toISOString() }
    return writeLocalDraft(this.#personId, this.#name, kept)
  }

  /** Rejects when the server did not keep it. */
  async send(reply: Reply): Promise<void> {
    await call(putDraft, { params: { id: this.#id }, body: this.#contentOf(reply), by: 'page' })
    this.#onServer = true
  }

  async forget(): Promise<void> {
    const id = this.#id
    const wasOnServer = this.#onServer
    this.#id = crypto.randomUUID()
    this.#onServer = false
    await deleteLocalDraft(this.#personId, this.#name)
    // Left behind, it goes by itself after thirty days.
    if (wasOnServer) await call(deleteDraft, { params: { id } }).catch(() => undefined)
  }

  get #name(): string {
    return `reply:${this.#reference}`
  }

  async #readServer(): Promise<Draft | undefined> {
    const { items } = await call(listDrafts, { by: 'page' })
    return items.find(({ content }) => content.kind === 'reply' && content.reference === this.#reference)
  }

  #contentOf({ text, attachmentIds }: Reply): Draft['content'] {
    return { kind: 'reply', reference: this.#reference, text, attachmentIds: [...attachmentIds] }
  }
}

function newest(local: Draft | undefined, server: Draft | undefined): Draft | undefined {
  if (local === undefined || server === undefined) return local ?? server
  return Date.parse(server.updatedAt) > Date.parse(local.updatedAt) ? server : local
}
