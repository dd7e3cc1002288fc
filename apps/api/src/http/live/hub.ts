import { setTimeout as sleep } from 'node:timers/promises'
import { liveEvent } from '@guichet/contracts/live'
import type { LiveEvent } from '@guichet/contracts/live'
import { id as uuid } from '@guichet/contracts/primitives'
import { Refusal } from '@guichet/domain/refusal'
import { newId } from '../../db/id.ts'
import { databaseNow } from '../../db/now.ts'
import type { Deps } from '../../deps.ts'
import { recogniseAgain } from '../caller.ts'
import type { Caller } from '../caller.ts'
import { newsByIds, newsSince } from './queries.ts'
import { mayHear } from './scope.ts'
import type { LiveNews } from './scope.ts'
import { frameOf, HEARTBEAT, positionFrame } from './stream.ts'
import type { LiveStream } from './stream.ts'
import { openWire } from '../../db/listen.ts'

const HEARTBEAT_MS = 20_000
const RECOGNISE_MS = 3_000
const LONGEST_WAIT_MS = 5_000
const REMEMBERED = 5_000
const BATCH = 200

interface Listener {
  caller: Caller
  stream: LiveStream
  /** While it catches up from the table, what is new waits here. */
  waiting: LiveNews[] | null
}

/** Everybody who listens in this process. PostgreSQL is asked once for each act, not once for each listener. */
export class LiveHub {
  readonly #deps: Deps
  readonly #listeners = new Set<Listener>()
  /** The latest news in the order of commits, which is the same in every process. */
  readonly #recent = new Map<string, LiveNews>()
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
   * Opens the stream once everything that is committed from now on will be heard; answers when what was missed since
   * `resumeFrom` has been told. Refuses, before it opens, somebody who has as many streams as one person may.
   */
  async join(
    caller: Caller,
    resumeFrom: string | undefined,
    open: (ended: () => void) => LiveStream,
  ): Promise<void> {
    await this.#listen()
    this.#requireRoom(caller)
    const listener: Listener = { caller, waiting: [], stream: open(() => this.#listeners.delete(listener)) }
    this.#listeners.add(listener)
    try {
      if (resumeFrom === undefined) listener.stream.send(positionFrame(positionAt(caller.now)))
      else await this.#catchUp(listener, resumeFrom)
      for (const news of listener.waiting ?? []) tell(listener, news)
      listener.waiting = null
    } catch (error) {
      this.#deps.log.error({ err: error }, 'live news: a page could not be told what it missed')
      listener.stream.end()
    }
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
  }

  async #opened(): Promise<void> {
    if (this.#knownUntil === undefined) this.#knownUntil = this.#deps.clock(await databaseNow(this.#deps.db))
    else this.#tellOrReset(await newsSince(this.#deps.db, this.#knownUntil))
    this.#listening.resolve()
  }

  #tellOrReset(missed: readonly LiveNews[] | null): void {
    if (missed !== null) return this.#broadcast(missed)
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
      if (this.#recent.has(news.id)) continue
      this.#remember(news)
      for (const listener of this.#listeners) {
        if (listener.waiting === null) tell(listener, news)
        else listener.waiting.push(news)
      }
    }
  }

  #remember(news: LiveNews): void {
    this.#recent.set(news.id, news)
    if (this.#knownUntil === undefined || news.at > this.#knownUntil) this.#knownUntil = news.at
    const [oldest] = this.#recent.size > REMEMBERED ? this.#recent.keys() : []
    if (oldest !== undefined) this.#recent.delete(oldest)
  }

  async #catchUp(listener: Listener, resumeFrom: string): Promise<void> {
    const missed = this.#remembered(resumeFrom) ?? (await this.#lookUp(resumeFrom, listener.caller.now))
    if (missed === null) return listener.stream.send(resetFrame(listener.caller.now))
    const told = new Set(missed.map(({ id }) => id))
    for (const news of missed) tell(listener, news)
    listener.waiting = (listener.waiting ?? []).filter(({ id }) => !told.has(id))
  }

  #remembered(resumeFrom: string): LiveNews[] | undefined {
    if (!this.#recent.has(resumeFrom)) return undefined
    const all = [...this.#recent.values()]
    return all.slice(all.findIndex(({ id }) => id === resumeFrom) + 1)
  }

  async #lookUp(resumeFrom: string, now: Date): Promise<LiveNews[] | null> {
    const since = uuid.safeParse(resumeFrom).success ? resumeFrom : instantAt(resumeFrom)
    if (since === null || (since instanceof Date && now.getTime() - since.getTime() > DAY_MS)) return null
    return newsSince(this.#deps.db, since)
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
  if (mayHear(caller.viewer, news)) stream.send(frameOf(present(news)))
}

const present = ({ id, type, reference, at }: LiveNews): LiveEvent =>
  liveEvent.parse({ id, type, reference, at: at.toISOString() })

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
