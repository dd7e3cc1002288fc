// A thousand pages that listen, fifty changes a second: what `GET /events` costs, and whether each page is told what it may know.
import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { postgresCpu, startApi } from './api-process.ts'
import type { Process } from './api-process.ts'
import { peopleFor } from './fill.ts'
import { castOf, changesOf } from './live-cast.ts'
import type { Cast, Change } from './live-cast.ts'
import { dueSince, lastSeq } from './live-due.ts'
import type { Due } from './live-due.ts'
import { openPage } from './live-page.ts'
import type { Heard, LivePage } from './live-page.ts'
import { openLine, wire } from './load.ts'

export interface LivePlan {
  readonly databaseUrl: string
  /** On the desk. */
  readonly tickets: number
  readonly env: Readonly<Record<string, string>>
  readonly processes: number
  readonly seconds: number
}

export interface LiveFigures {
  readonly processes: number
  readonly pages: number
  readonly persons: number
  readonly changes: number
  /** Changes a second, as they were answered. */
  readonly perSecond: number
  /** Tellings of a change to a page: those due, those that came, and what came to who may not know; or a page was cut, or lost its place. */
  readonly due: number
  readonly told: number
  readonly amiss: number
  /** What a page that came back was told though it had heard it, or before it came: which is allowed. */
  readonly again: number
  /** Pages cut in the midst, that came back, to another process where there is one. */
  readonly returned: number
  /** From when a change was to be asked for, and from its reply, to each page that stayed. */
  readonly fromAsked: Spread
  readonly fromAnswered: Spread
  /** Cores, while the changes went on. */
  readonly apiCpu: number
  readonly postgresCpu: number
  /** MiB of the largest API: before anybody listened, with all of its pages, at most. */
  readonly rest: number
  readonly listening: number
  readonly most: number
  /** Of the machine over a minute, before the pages opened and at the end. */
  readonly loads: readonly [number, number]
}

/** Milliseconds. */
export interface Spread {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly most: number
}

const PAGES = 1_000
const PER_SECOND = 50
/** Changes to processes that just started: counted, but not timed. */
const WARM_UP = 3 * PER_SECOND
const RETURNING = 100
const AWAY_MS = 3_000
const LANES = 32
const TOO_LATE_MS = 15_000

/** What happens while it lasts. */
interface Stage extends LivePlan {
  readonly sql: Client
  readonly cast: Cast
  readonly changes: readonly Change[]
  readonly apis: readonly Process[]
  readonly pages: LivePage[]
  readonly heard: Heard[]
}

interface Done {
  /** As `performance.now()` says: when it was to be asked for, and when it was answered. */
  readonly asked: number
  readonly answered: number
}

/** Opens the pages on so many processes, changes the desk for some seconds, and counts what came; closes all of it. */
export async function measureLive(plan: LivePlan): Promise<LiveFigures> {
  const sql = new Client({ connectionString: plan.databaseUrl })
  await sql.connect()
  const cast = await castOf(sql, PAGES, peopleFor(plan.tickets))
  const changes = await changesOf(sql, cast, WARM_UP + plan.seconds * PER_SECOND)
  const before = loadavg()[0] ?? 0
  const apis = await Promise.all(Array.from({ length: plan.processes }, () => startApi(plan.env)))
  const stage: Stage = { ...plan, sql, cast, changes, apis, pages: [], heard: [] }
  try {
    const figures = await play(stage)
    return { ...figures, loads: [before, loadavg()[0] ?? 0] }
  } finally {
    for (const page of stage.pages) page.close()
    await Promise.all(apis.map((api) => api.kill()))
    await sql.end()
  }
}

async function play(stage: Stage): Promise<Omit<LiveFigures, 'loads'>> {
  const { sql, cast, changes, apis, heard, processes } = stage
  const memory = () => Math.max(...apis.map((api) => api.memory()))
  const rest = memory()
  for (const nth of cast.readers.keys()) stage.pages.push(await openAt(stage, nth, nth))
  // Where the process settles once they are all there.
  await sleep(1_000)
  const [listening, seq] = [memory(), await lastSeq(sql)]
  const warm = await changeAll(stage, changes.slice(0, WARM_UP))
  const timed = changes.slice(WARM_UP)
  const before = await cpuOf(stage)
  const start = performance.now()
  let most = listening
  const watch = setInterval(() => (most = Math.max(most, memory())), 500)
  const [done, returned] = await Promise.all([changeAll(stage, timed), cutSome(stage)]).finally(() =>
    clearInterval(watch),
  )
  const lasted = (performance.now() - start) / 1_000
  const after = await cpuOf(stage)
  const due = await dueSince(sql, seq, changes, cast)
  await untilTold(heard, due)
  return {
    ...tellings(heard, due, [...warm, ...done], returned),
    processes,
    pages: PAGES,
    persons: new Set(cast.readers.map(({ personId }) => personId)).size,
    changes: changes.length,
    perSecond: timed.length / lasted,
    returned: returned.size,
    apiCpu: (after.api - before.api) / lasted,
    postgresCpu: (after.postgres - before.postgres) / lasted,
    rest,
    listening,
    most: Math.max(most, memory()),
  }
}

const openAt = ({ apis, cast, heard }: Stage, nth: number, process: number, resumeFrom?: string) =>
  openPage({
    nth,
    origin: apis[process % apis.length]?.origin ?? '',
    cookie: cast.readers[nth]?.cookie ?? '',
    heard,
    ...(resumeFrom !== undefined && { resumeFrom }),
  })

async function cpuOf({ apis, sql }: Stage): Promise<{ api: number; postgres: number }> {
  return { api: apis.reduce((sum, api) => sum + api.cpu(), 0), postgres: await postgresCpu(sql) }
}

/** Each change at its hour, whatever became of those before it: who waits for a free lane waits from that hour on. */
async function changeAll({ apis }: Stage, changes: readonly Change[]): Promise<Done[]> {
  const start = performance.now()
  const done: Done[] = []
  let next = 0
  const lane = async (place: number) => {
    const { origin } = apis[place % apis.length] ?? { origin: '' }
    const { hostname, port } = new URL(origin)
    const line = await openLine(hostname, Number(port))
    for (let nth = next++; nth < changes.length; nth = next++) {
      const asked = start + (nth * 1_000) / PER_SECOND
      await sleep(Math.max(0, asked - performance.now()))
      const change = changes[nth]
      if (change === undefined) break
      const headers = { origin, cookie: change.by.cookie, 'x-requested-by': 'person' }
      const ask = { method: 'POST', path: `/api/v1${change.path}`, headers, body: change.body } as const
      const { status, body } = await line.send(wire(ask, hostname))
      if (status >= 300) throw new Error(`${change.path}: ${status} ${body.slice(0, 300)}`)
      done[nth] = { asked, answered: performance.now() }
    }
    line.close()
  }
  await Promise.all(Array.from({ length: LANES }, (_, place) => lane(place)))
  return done
}

/** In the midst, some pages lose their connection, and come back a little later from where they were. */
async function cutSome(stage: Stage): Promise<Set<number>> {
  const { pages, seconds } = stage
  await sleep((seconds * 1_000) / 3)
  const step = Math.floor(pages.length / RETURNING)
  const away = [...pages.keys()].filter((nth) => nth % step === 0)
  for (const nth of away) pages[nth]?.close()
  await sleep(AWAY_MS)
  for (const nth of away) pages[nth] = await openAt(stage, nth, nth + 1, pages[nth]?.lastId())
  return new Set(away)
}

async function untilTold(heard: readonly Heard[], due: ReadonlyMap<string, Due>): Promise<void> {
  const wanted = countOf(due)
  const end = performance.now() + TOO_LATE_MS
  while (heard.length < wanted && performance.now() < end) await sleep(100)
  // And what comes once too often comes now.
  await sleep(1_000)
}

/** What a page writes down in the place of a change. */
const LOST = new Set(['reset', 'cut'])

const countOf = (due: ReadonlyMap<string, Due>): number =>
  [...due.values()].reduce((sum, { pages }) => sum + pages.size, 0)

function tellings(
  heard: readonly Heard[],
  due: ReadonlyMap<string, Due>,
  done: readonly Done[],
  returned: ReadonlySet<number>,
): Pick<LiveFigures, 'due' | 'told' | 'amiss' | 'again' | 'fromAsked' | 'fromAnswered'> {
  const told = new Set<string>()
  const [fromAsked, fromAnswered] = [new Array<number>(), new Array<number>()]
  let [amiss, again] = [0, 0]
  for (const { page, id, at } of heard) {
    const one = due.get(id)
    const when = one && done[one.change]
    const telling = `${id} ${page}`
    const isKnown = one === undefined ? !LOST.has(id) : told.has(telling)
    if (returned.has(page) && isKnown) again += 1
    else if (isKnown || !one?.pages.has(page)) amiss += 1
    else told.add(telling)
    if (isKnown || when === undefined || one === undefined || one.change < WARM_UP || returned.has(page))
      continue
    fromAsked.push(at - when.asked)
    fromAnswered.push(at - when.answered)
  }
  return {
    due: countOf(due),
    told: told.size,
    amiss,
    again,
    fromAsked: spreadOf(fromAsked),
    fromAnswered: spreadOf(fromAnswered),
  }
}

function spreadOf(milliseconds: readonly number[]): Spread {
  const sorted = milliseconds.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) }
}
