import {
  calendar,
  serviceTarget,
  type Calendar,
  type ServiceTarget,
  type Warnings,
} from '@guichet/contracts/service'
import type { PresetName } from '@guichet/contracts/settings'
import type { ServiceRules } from '@guichet/domain/service-targets'
import { z } from 'zod'
import { Prisma } from '../../db/generated/client.ts'
import type { Db, Tx } from '../../db/client.ts'
import { versionOf } from '../../http/if-match.ts'
import { settingsNow } from '../desk/settings.ts'

const { sql } = Prisma

/** How long a change of hours or targets may take to reach every process. */
export const freshMs = 5_000

interface Read {
  readonly at: number
  readonly value: Promise<Reading>
}
interface Reading {
  readonly text: string
  readonly rules: ServiceRules
}

const known = new WeakMap<Db, Read>()

/** What the desk promises, read again when older than five seconds; the same object as long as nothing has changed. */
export function serviceReader(db: Db, timeZone: string): () => Promise<ServiceRules> {
  let last: Reading | undefined
  return async () => {
    const at = performance.now()
    const read = known.get(db)
    if (read !== undefined && at - read.at < freshMs) return (await read.value).rules
    const value = readRules(db, timeZone, last).then((reading) => (last = reading))
    const current = { at, value }
    known.set(db, current)
    // A failure is told to those who wait for it, and forgotten.
    value.catch(() => {
      if (known.get(db) === current) known.delete(db)
    })
    return (await value).rules
  }
}

/** Whoever asks from now on, in this process, is told what the database says. */
export function forgetRules(db: Db): void {
  known.delete(db)
}

/** What the database says now, in one statement. */
export async function rulesNow(db: Tx, timeZone: string): Promise<ServiceRules> {
  return (await readRules(db, timeZone, undefined)).rules
}

async function readRules(db: Tx, timeZone: string, last: Reading | undefined): Promise<Reading> {
  const [row] = await db.$queryRaw<{ text: string }[]>`
    select json_build_object(
      'calendars', (select coalesce(json_agg(${CALENDAR} order by c.id), '[]') from work_calendar c),
      'targets', (select coalesce(json_agg(${TARGET} order by s.id), '[]') from service_target s),
      'parents', case when exists (select from service_target where category_id is not null)
        then (select json_agg(json_build_array(id, parent_id) order by id) from category) else '[]' end)::text as text`
  if (row === undefined) throw new Error('PostgreSQL did not answer')
  return last?.text === row.text ? last : { text: row.text, rules: rulesOf(row.text, timeZone) }
}

const stored = z.object({
  calendars: z.array(calendar.omit({ version: true })),
  targets: z.array(serviceTarget),
  parents: z.array(z.tuple([z.string(), z.string().nullable()])),
})

function rulesOf(text: string, timeZone: string): ServiceRules {
  const { calendars, targets, parents } = stored.parse(JSON.parse(text))
  const ofTeams = calendars.flatMap(({ teamIds, week, holidays, closures }) => {
    const hours = { timeZone, week, holidays, closures }
    return teamIds.map((teamId) => [teamId, hours] as const)
  })
  return { calendars: new Map(ofTeams), targets, parents: new Map(parents) }
}

const CALENDAR = sql`json_build_object('id', c.id, 'label', c.label, 'week', c.week, 'holidays', c.holidays, 'closures', c.closures,
  'teamIds', (select coalesce(json_agg(g.id order by g.id), '[]') from team g where g.calendar_id = c.id))`

const TARGET = sql`json_build_object('categoryId', s.category_id, 'priority', s.priority,
  'takeMinutes', s.take_minutes, 'resolveMinutes', s.resolve_minutes)`

/** All calendars, by name. */
export async function calendarsOf(db: Tx): Promise<Calendar[]> {
  const rows = await db.$queryRaw<CalendarRow[]>`
    select ${CALENDAR} as calendar from work_calendar c order by plain_text(c.label), c.id`
  return rows.map(versioned)
}

export async function calendarById(db: Tx, id: string): Promise<Calendar | undefined> {
  const [row] = await db.$queryRaw<CalendarRow[]>`
    select ${CALENDAR} as calendar from work_calendar c where c.id = ${id}::uuid`
  return row && versioned(row)
}

interface CalendarRow {
  readonly calendar: Omit<Calendar, 'version'>
}
const versioned = ({ calendar: said }: CalendarRow): Calendar => ({ ...said, version: versionOf(said) })

/** All lines: the whole desk's first, then by category; within each, any priority's first. */
export async function targetsNow(db: Tx): Promise<{ items: ServiceTarget[]; version: number }> {
  const rows = await db.$queryRaw<{ target: ServiceTarget }[]>`
    select ${TARGET} as target from service_target s left join category c on c.id = s.category_id
    order by plain_text(c.label) nulls first, s.category_id, s.priority desc nulls first`
  const items = rows.map((row) => row.target)
  return { items, version: versionOf(items) }
}

/** What is done at 75 and at 100 % of a delay: what was chosen, else what the preset says. */
export async function warningsNow(db: Tx, preset: PresetName): Promise<Warnings & { version: number }> {
  const settings = await settingsNow(db, preset)
  const chosen = { near: settings['deadline.near'], missed: settings['deadline.missed'] }
  return { ...chosen, version: versionOf(chosen) }
}

/** Open tickets whose working time runs, after that id: what their deadlines follow from. */
export async function runningAfter(db: Tx, id: string | undefined, most: number) {
  return db.ticket.findMany({
    where: { status: { in: ['dispatched', 'assigned'] }, ...(id !== undefined && { id: { gt: id } }) },
    orderBy: { id: 'asc' },
    take: most,
    select: {
      id: true,
      reference: true,
      status: true,
      teamId: true,
      categoryId: true,
      priority: true,
      takenAt: true,
      clockFrom: true,
      workedSeconds: true,
      takeDueAt: true,
      resolveDueAt: true,
      dueAt: true,
      takeWarned: true,
      resolveWarned: true,
      warnAt: true,
    },
  })
}
