import { setTimeout as sleep } from 'node:timers/promises'
import { liveEvent } from '@guichet/contracts/live'
import { Refusal } from '@guichet/domain/refusal'
import { newId } from '../../db/id.ts'
import { databaseNow } from '../../db/now.ts'
import type { Deps } from '../../deps.ts'
import { recogniseAgain } from '../caller.ts'
import type { Caller } from '../caller.ts'
import { LiveMemory } from './memory.ts'
import { latestNews, newsByIds, newsSince } from './queries.ts'
import { mayHear } from './scope.ts'
import type { LiveNews } from './scope.ts'
import { frameOf, HEARTBEAT, positionFrame } from './stream.ts'
import type { LiveStream } from './stream.ts'
import { openWire } from '../../db/listen.ts'

const HEARTBEAT_MS = 20_000
const RECOGNISE_MS = 3_000
const LONGEST_WAIT_MS = 5_000
const BATCH = 200

interface Listener {
  caller: Caller
  stream: LiveStream
}

/** Everybody who listens in this process. PostgreSQL is asked once for each act, not once for each listener. */
export class LiveHub {
  readonly #deps: Deps
  readonly #listeners = new Set<Listener>()
  readonly #memory = new LiveMemory()
  #reading: Promise<void> | undefined
  #heard: string[] = []
  #telling = false
  #wire: ReturnType<typeof openWire> | undefined
  #timers: NodeJS.Timeout[] = []
  #listening = Promise.withResolvers<void>()
  #knownUntil: Date | undefined
  #recognising = false
  #closed = false

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /**
   * Opens the stream once everything that is committed from now on will be heard, and tells what was missed since
   * `resumeFrom`. Refuses, before it opens, somebody who has as many streams as one person may.
   */
  async join(
    caller: Caller,
    resumeFrom: string | undefined,
    open: (ended: () => void) => LiveStream,
  ): Promise<void> {
    await this.#listen()
    this.#requireRoom(caller)
    const listener: Listener = { caller, stream: open(() => this.#listeners.delete(listener)) }
    // Nothing is waited for from here: what is heard from now on is told after what was missed, and once.
    this.#listeners.add(listener)
    if (resumeFrom === undefined) listener.stream.send(positionFrame(positionAt(caller.now)))
    else this.#catchUp(listener, resumeFrom)
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#listening.resolve()
    for (const timer of this.#timers) clearInterval(timer)
    for (const { stream } of this.#listeners) stream.end()
    await this.#wire?.close()
  }

  #requireRoom({ viewer: { personId } }: Caller): void {
    const limit = this.#deps.env.RATE_STREAMS
    const open = [...this.#listeners].filter(({ caller }) => caller.viewer.personId === personId).length
    if (open >= limit) throw new Refusal('rate-limited', 'refusal.too_many_streams', { values: { limit } })
  }

  // The first page opens the wire: a process without any keeps no connection for it.
  async #listen(): Promise<void> {
    if (this.#wire === undefined && !this.#closed) {
      this.#wire = openWire(this.#deps, { heard: (id) => this.#hear(id), opened: () => this.#opened() })
      this.#timers = [
        setInterval(() => this.#beat(), HEARTBEAT_MS).unref(),
        setInterval(() => void this.#recognise(), RECOGNISE_MS).unref(),
      ]
    }
    await Promise.race([this.#listening.promise, sleep(LONGEST_WAIT_MS, undefined, { ref: false })])
    if (this.#closed || this.#knownUntil === undefined)
      throw new Refusal('unavailable', 'problem.unavailable.detail')
    if (!this.#memory.isLost) return
    // One read for all the pages that come at once.
    this.#reading ??= latestNews(this.#deps.db)
      .then((news) => this.#memory.begin(news))
      .finally(() => (this.#reading = undefined))
    await this.#reading
  }

  async #opened(): Promise<void> {
    if (this.#knownUntil === undefined) this.#knownUntil = this.#deps.clock(await databaseNow(this.#deps.db))
    else this.#tellOrReset(await newsSince(this.#deps.db, this.#knownUntil))
    this.#listening.resolve()
  }

  #tellOrReset(missed: readonly LiveNews[] | null): void {
    if (missed !== null) return this.#broadcast(missed)
    this.#memory.lose()
    for (const listener of this.#listeners) listener.stream.send(resetFrame(listener.caller.now))
  }

  #hear(id: string): void {
    this.#heard.push(id)
    if (!this.#telling) void this.#tellAll()
  }

  async #tellAll(): Promise<void> {
    this.#telling = true
    while (this.#heard.length > 0 && !this.#closed) {
      const ids = this.#heard.splice(0, BATCH)
      try {
        this.#broadcast(await newsByIds(this.#deps.db, ids))
      } catch (error) {
        this.#deps.log.warn({ err: error }, 'live news: what happened could not be read, pages start afresh')
        this.#tellOrReset(null)
      }
    }
    this.#telling = false
  }

  #broadcast(all: readonly LiveNews[]): void {
    for (const news of all) {
      if (this.#memory.has(news.id)) continue
      this.#memory.keep(news)
      if (this.#knownUntil === undefined || news.at > this.#knownUntil) this.#knownUntil = news.at
      for (const listener of this.#listeners) tell(listener, news)
    }
  }

  #catchUp(listener: Listener, resumeFrom: string): void {
    const { now } = listener.caller
    const since = instantAt(resumeFrom) ?? resumeFrom
    const isOld = since instanceof Date && now.getTime() - since.getTime() > DAY_MS
    const missed = isOld ? null : this.#memory.since(since)
    if (missed === null) return listener.stream.send(resetFrame(now))
    for (const news of missed) tell(listener, news)
  }

  #beat(): void {
    for (const { stream } of this.#listeners) stream.send(HEARTBEAT)
  }

  /** Whoever would no longer be let in, or lost a right, is shown out; the browser comes back with what is left. */
  async #recognise(): Promise<void> {
    const asked = [...this.#listeners]
    if (asked.length === 0 || this.#recognising) return
    this.#recognising = true
    try {
      const present = await recogniseAgain(
        this.#deps,
        asked.map(({ caller }) => caller),
      )
      const callers = new Map(present.map((caller) => [`${caller.kind} ${caller.id}`, caller]))
      for (const listener of asked) {
        const caller = callers.get(`${listener.caller.kind} ${listener.caller.id}`)
        if (caller === undefined || hasLost(listener.caller, caller)) listener.stream.end()
        else listener.caller = caller
      }
    } catch (error) {
      this.#deps.log.warn({ err: error }, 'live news: listeners could not be recognised')
    } finally {
      this.#recognising = false
    }
  }
}

const DAY_MS = 86_400_000

function tell({ caller, stream }: Listener, news: LiveNews): void {
  if (mayHear(caller.viewer, news)) stream.send(frameFor(news))
}

/** The same for everybody who may hear it: made once. */
function frameFor(news: LiveNews): string {
  const made = frames.get(news)
  if (made !== undefined) return made
  const { id, type, reference, at } = news
  const frame = frameOf(liveEvent.parse({ id, type, reference, at: at.toISOString() }))
  frames.set(news, frame)
  return frame
}
const frames = new WeakMap<LiveNews, string>()

const resetFrame = (now: Date): string =>
  frameOf({ id: newId(), type: 'reset', at: now.toISOString() }, positionAt(now))

// A position that is no event's id: it tells nobody when something last happened.
const positionAt = (now: Date): string => `at-${now.getTime()}`

function instantAt(position: string): Date | null {
  const digits = /^at-(\d{13})$/.exec(position)?.[1]
  return digits === undefined ? null : new Date(Number(digits))
}

const hasLost = ({ viewer: before }: Caller, { viewer: after }: Caller): boolean =>
  before.memberships.some(({ teamId }) => !after.memberships.some((one) => one.teamId === teamId)) ||
  before.headOf.some((establishment) => !after.headOf.includes(establishment))
