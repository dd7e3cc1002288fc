import { copyAttachment, type Attachment } from '@guichet/contracts/attachments'
import { deleteDraft, getDraft, putDraft, type Draft, type DraftContent } from '@guichet/contracts/me'
import { call, ProblemError } from '../../api.ts'
import { isSameContent } from './same-content.ts'

/** What became of words sent to the server: it has them, it has others from another device, or it did not answer. */
export type Sent = { as: 'kept'; draft: Draft } | { as: 'stale'; other: Draft } | { as: 'unsent' }

/**
 * The server's copy of one draft, written to in turn and only over the version that was read or written here last: what another
 * device wrote meanwhile stays.
 */
export class ServerCopy {
  readonly #id: string
  readonly #by: 'person' | 'page'
  #version: number
  #turn: Promise<unknown> = Promise.resolve()
  /** Sent without an answer: they may have arrived. */
  readonly #inDoubt: DraftContent[] = []
  /** What its last answer said that the server has; unknown while anything else is on its way. */
  #held: DraftContent | undefined
  #leaving = 0

  constructor(id: string, version: number, by: 'person' | 'page' = 'person') {
    this.#id = id
    this.#version = version
    this.#by = by
  }

  get version(): number {
    return this.#version
  }

  /** Settled when everything sent so far was answered. */
  get answered(): Promise<unknown> {
    return this.#turn
  }

  /** The server said that it has these very words, and nothing sent since may change that. */
  holds(content: DraftContent): boolean {
    return this.#leaving === 0 && this.#held !== undefined && isSameContent(this.#held, content)
  }

  /** What another device wrote has been read: from here on it may be written over. */
  goOnFrom(version: number): void {
    this.#version = version
  }

  send(content: DraftContent): Promise<Sent> {
    const sent = this.#turn.then(() => this.#put(content))
    this.#turn = sent
    return sent
  }

  /**
   * The words were used: the draft goes. What another device wrote in it meanwhile becomes a draft of its own. Without a
   * network it is left behind, and goes by itself after thirty days.
   */
  throwAway(): Promise<void> {
    this.#leaving += 1
    const gone = this.#turn
      .then(() => this.#delete())
      .catch(() => undefined)
      .finally(() => (this.#leaving -= 1))
    this.#turn = gone
    return gone
  }

  async #delete(): Promise<void> {
    const params = { id: this.#id }
    this.#held = undefined
    try {
      await call(deleteDraft, { params, by: 'page', ...this.#seen() })
      this.#version = 0
    } catch (error) {
      if (!isStale(error)) return
      const { content } = await call(getDraft, { params, by: 'page' })
      const isOurs = this.#inDoubt.some((one) => isSameContent(one, content))
      if (isOurs || (await keepApart(content))) await call(deleteDraft, { params, by: 'page' })
      this.#version = 0
    }
  }

  /** Version 0 was never given: it matches where nothing is. */
  #seen(): { ifMatch: number } {
    return { ifMatch: this.#version }
  }

  async #put(content: DraftContent): Promise<Sent> {
    this.#held = undefined
    const put = () =>
      call(putDraft, { params: { id: this.#id }, body: content, by: this.#by, ...this.#seen() })
    try {
      return this.#kept(content, await put())
    } catch (error) {
      if (!isStale(error)) {
        this.#inDoubt.push(content)
        return { as: 'unsent' }
      }
    }
    const other = await call(getDraft, { params: { id: this.#id }, by: 'page' }).catch(() => undefined)
    if (other === undefined) return { as: 'unsent' }
    if (!this.#inDoubt.some((one) => isSameContent(one, other.content))) return { as: 'stale', other }
    // Our own words, whose answer was lost on the way.
    this.#version = other.version
    return put().then(
      (draft) => this.#kept(content, draft),
      () => ({ as: 'unsent' }),
    )
  }

  #kept(content: DraftContent, draft: Draft): Sent {
    this.#version = draft.version
    this.#held = content
    this.#inDoubt.length = 0
    return { as: 'kept', draft }
  }
}

const isStale = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code === 'stale-version'

/** Keeps words as a draft of their own, with files of its own; undefined when the server does not have them. */
export async function keepApart(content: DraftContent): Promise<Draft | undefined> {
  try {
    const body = await withOwnFiles(content)
    return await call(putDraft, { params: { id: crypto.randomUUID() }, body })
  } catch {
    return undefined
  }
}

/** The same words with copies of their files: two drafts that named one file would take it from each other. */
export async function withOwnFiles(content: DraftContent): Promise<DraftContent> {
  const { attachmentIds = [] } = content
  if (attachmentIds.length === 0) return content
  const copies = await Promise.all(attachmentIds.map(copyOf))
  return { ...content, attachmentIds: copies.flatMap((copy) => copy?.id ?? []) }
}

async function copyOf(id: string): Promise<Attachment | undefined> {
  try {
    return await call(copyAttachment, { params: { id } })
  } catch (error) {
    // It was taken out of the other draft, or condemned: there is nothing left to copy.
    if (error instanceof ProblemError && [404, 410].includes(error.problem.status)) return undefined
    throw error
  }
}
