import { deleteDraft, listDrafts, type Draft, type DraftContent } from '@guichet/contracts/me'
import { call } from '../../api.ts'
import { serverDate } from '../../server-clock.ts'
import { clearOtherSlots, forgetLeft, idOf, openSlot, setApart, type ReplySlot } from './reply-slot.ts'
import { blank, since, type ReplyState, type Said } from './reply-state.ts'
import { isSameContent, resume } from './same-content.ts'
import { keepApart, ServerCopy } from './server-copy.ts'

const inBrowser = 1_000
const toServer = 5_000

/** Those that pages here have in hand, by person and ticket. */
const inHand = new Map<string, ReplyDraft>()

/** What a person writes on a ticket: kept in this browser after a second, on the server after five, over nobody's words. */
export class ReplyDraft {
  readonly #personId: string
  readonly #reference: string
  readonly #listeners = new Set<() => void>()
  #state = blank
  #slot: ReplySlot | undefined
  #id: string = crypto.randomUUID()
  #copy = new ServerCopy(this.#id, 0)
  #unsaved = { here: false, there: false }
  #timers: ReturnType<typeof setTimeout>[] = []
  #opening: Promise<unknown> | undefined
  #leaving: Promise<void> | undefined

  constructor(personId: string, reference: string) {
    this.#personId = personId
    this.#reference = reference
  }

  get state(): ReplyState {
    return this.#state
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes up what was left; answers how to let go of it. */
  open(): () => void {
    let isOpen = true
    const opened = this.#takeUp(() => isOpen)
    this.#opening = opened
    this.#leaving = undefined
    inHand.set(this.#place, this)
    return () => {
      isOpen = false
      this.#stop()
      if (inHand.get(this.#place) === this) inHand.delete(this.#place)
      this.#leaving = this.#leave(opened)
    }
  }

  change(more: { text?: string; attachmentIds?: readonly string[] }): void {
    if (isSameContent(this.#content({ ...this.#state, ...more }), this.#content())) return
    this.#show(more)
    this.#unsaved = { here: true, there: true }
    this.#stop()
    this.#timers = [
      setTimeout(() => void this.#keep(), inBrowser),
      setTimeout(() => void this.#send(), toServer),
    ]
  }

  /** Keeps it now, in both places. */
  async save(): Promise<void> {
    this.#stop()
    await Promise.all([this.#keep(), this.#send(), this.#copy.answered])
  }

  /**
   * These were sent; what was typed since stays in hand, and what another device wrote meanwhile becomes a draft of its own.
   * The page may have been left before the answer came, and opened again: they leave the hand that holds them by now.
   */
  async sent(said: Said): Promise<void> {
    if (this.#leaving === undefined) return this.#takeOut(said)
    await this.#leaving
    const holder = inHand.get(this.#place)
    if (holder !== undefined) return holder.#takeOut(said)
    await forgetLeft(this.#personId, this.#reference, this.#content())
    await this.#copy.throwAway()
  }

  /** Goes on with what is in hand; the other's words are set aside. False when the server is away. */
  async keepMine(): Promise<boolean> {
    const { other } = this.#state
    const apart = other && (await keepApart(other.content))
    if (!apart) return false
    this.#copy.goOnFrom(other.version)
    this.#unsaved.there = true
    this.#show({ other: null, aside: [apart, ...this.#state.aside] })
    await this.#send()
    return true
  }

  /** The other way round. */
  async takeOther(): Promise<boolean> {
    const { other } = this.#state
    if (other === null) return false
    this.#stop()
    const apart = await keepApart(this.#content())
    if (!apart) return false
    this.#unsaved = { here: false, there: false }
    this.#takeIn(other)
    this.#show({ other: null, aside: [apart, ...this.#state.aside] })
    await this.#slot?.keep({ ...other, isSent: true })
    return true
  }

  /** Words set aside, after those in hand; with their files. */
  async join(draft: Draft): Promise<void> {
    const { text, attachmentIds } = this.#state
    const texts = [text.trim(), draft.content.text ?? ''].filter((each) => each.trim() !== '')
    const files = [...attachmentIds, ...(draft.content.attachmentIds ?? [])]
    this.change({ text: texts.join('\n\n'), attachmentIds: files })
    this.#show({ restored: files })
    // Only what is kept again may leave where it was.
    await this.save()
    if (this.#copy.holds(this.#content())) await this.drop(draft)
    else this.#show({ aside: this.#state.aside.filter(({ id }) => id !== draft.id) })
  }

  /** Words set aside are thrown away. */
  async drop({ id }: Draft): Promise<void> {
    this.#show({ aside: this.#state.aside.filter((each) => each.id !== id) })
    // Left behind, it goes by itself after thirty days.
    await call(deleteDraft, { params: { id } }).catch(() => undefined)
  }

  /** What the server has by now beside what is in hand. */
  look(): Promise<void> {
    return this.#showAside()
  }

  async #takeOut(said: Said): Promise<void> {
    // Opened again, it may not know yet what was left.
    if (since(said, this.#state) === undefined) await this.#opening
    const rest = since(said, this.#state)
    if (rest === undefined) return
    const hasOther = this.#state.other !== null
    this.#show({ ...rest, other: null })
    await this.#opening
    if (this.#isEmpty()) await this.#throwAway()
    else await this.#beginAnew()
    if (hasOther) await this.#showAside()
  }

  /** What the server has was used; what is in hand is another draft. */
  async #beginAnew(): Promise<void> {
    const gone = this.#copy.throwAway()
    this.#unsaved = { here: true, there: true }
    await this.#keep()
    await gone
    await this.#send()
  }

  async #takeUp(isOpen: () => boolean): Promise<ReplySlot> {
    const [slot, onServer, id] = await Promise.all([
      openSlot(this.#personId, this.#reference),
      this.#onServer().catch(() => undefined),
      idOf(this.#reference),
    ])
    if (!isOpen()) return slot
    this.#slot = slot
    // Typed meanwhile: that has an id of its own, and what was left waits beside it.
    const isTyped = this.#unsaved.here
    if (isTyped) await setApart(slot)
    else await this.#resume(slot, onServer, id)
    this.#show({ slot: slot.name })
    const hasMoved = await clearOtherSlots(this.#personId, this.#reference, slot.name)
    this.#showBeside(onServer ?? [])
    if (this.#unsaved.here) await this.save()
    if (hasMoved || isTyped) await this.#showAside()
    return slot
  }

  async #leave(opened: Promise<ReplySlot>): Promise<void> {
    const slot = await opened
    await this.#keep()
    slot.letGo()
    if (this.#slot === slot) this.#slot = undefined
  }

  // Waits for nothing before the words are in hand: what is typed meanwhile would be under them.
  async #resume(slot: ReplySlot, onServer: Draft[] | undefined, ownId: string): Promise<void> {
    const id = slot.left?.id ?? ownId
    const server = onServer?.find((draft) => draft.id === id) ?? (slot.left ? undefined : onServer?.[0])
    // What the server had and has no more was sent, or thrown away, from elsewhere.
    const isGone = slot.left?.isSent === true && onServer !== undefined && server === undefined
    this.#begin(id, 0)
    if (isGone) return slot.forget()
    const resumed = resume(slot.left, server)
    if (resumed === undefined) return
    this.#takeIn(resumed.draft)
    this.#show({ other: resumed.other })
    this.#unsaved.there = resumed.draft !== server
  }

  async #keep(): Promise<void> {
    if (!this.#unsaved.here || this.#slot === undefined) return
    if (this.#isEmpty()) return this.#throwAway()
    this.#unsaved.here = false
    if ((await this.#keepHere()) && !this.#isEmpty()) this.#show({ savedAt: serverDate() })
  }

  async #throwAway(): Promise<void> {
    this.#stop()
    this.#unsaved = { here: false, there: false }
    this.#show({ savedAt: undefined })
    await this.#slot?.forget()
    await this.#copy.throwAway()
  }

  #keepHere(): Promise<boolean> | undefined {
    const content = this.#content()
    return this.#slot?.keep({
      id: this.#id,
      content,
      version: this.#copy.version,
      isSent: this.#copy.holds(content),
      updatedAt: serverDate().toISOString(),
    })
  }

  async #send(): Promise<void> {
    if (!this.#unsaved.there || this.#state.other !== null || this.#isEmpty()) return
    this.#unsaved.there = false
    const sent = await this.#copy.send(this.#content())
    // Sent or emptied meanwhile.
    if (this.#isEmpty()) return
    if (sent.as === 'kept') {
      this.#show({ savedAt: serverDate() })
      await this.#keepHere()
      return
    }
    // Without a network or a session the browser's copy stands, and the next pause tries again.
    this.#unsaved.there = true
    if (sent.as === 'stale') this.#show({ other: sent.other })
  }

  async #showAside(): Promise<void> {
    this.#showBeside(await this.#onServer().catch(() => this.#state.aside))
  }

  #showBeside(all: readonly Draft[]): void {
    this.#show({ aside: all.filter(({ id }) => id !== this.#id) })
  }

  async #onServer(): Promise<Draft[]> {
    const { items } = await call(listDrafts, { by: 'page' })
    return items.filter(({ content }) => content.kind === 'reply' && content.reference === this.#reference)
  }

  #takeIn({ id, version, content: { text = '', attachmentIds = [] } }: Draft): void {
    this.#begin(id, version)
    this.#show({ text, attachmentIds, restored: attachmentIds })
  }

  get #place(): string {
    return `${this.#personId} ${this.#reference}`
  }

  #begin(id: string, version: number): void {
    this.#id = id
    this.#copy = new ServerCopy(id, version)
  }

  #content({ text, attachmentIds }: Said = this.#state): DraftContent {
    return { kind: 'reply', reference: this.#reference, text, attachmentIds: [...attachmentIds] }
  }

  #isEmpty(): boolean {
    return this.#state.text.trim() === '' && this.#state.attachmentIds.length === 0
  }

  #stop(): void {
    this.#timers.forEach(clearTimeout)
  }

  #show(more: Partial<ReplyState>): void {
    this.#state = { ...this.#state, ...more }
    for (const listener of this.#listeners) listener()
  }
}
