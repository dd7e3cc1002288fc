import { LIMITS } from '@guichet/contracts/limits'
import type { CalendarEdits, Closure, ServiceTarget, Warnings } from '@guichet/contracts/service'
import type { PresetName, SettingKey } from '@guichet/contracts/settings'
import { refusal } from '@guichet/domain/reasons'
import type { Db, Tx } from '../../db/client.ts'
import { violationOf } from '../../db/failure.ts'
import { newId } from '../../db/id.ts'
import { unknownHere } from '../../http/access.ts'
import { requireVersion } from '../../http/if-match.ts'
import { forgetSettings } from '../desk/settings.ts'
import { calendarById, forgetRules, freshMs, targetsNow, warningsNow } from './queries.ts'

/** A new calendar, and the teams that work by it from now on. Answers its id. */
export async function addCalendar(db: Db, edits: CalendarEdits): Promise<string> {
  const id = newId()
  await written(db, async (tx) => {
    const { teamIds, ...columns } = edits
    await tx.workCalendar.create({ data: { id, ...columns } })
    await give(tx, id, teamIds)
  })
  return id
}

/** Refuses (412) to write over a calendar that was changed since it was read. */
export async function rewriteCalendar(
  db: Db,
  id: string,
  edits: CalendarEdits,
  ifMatch: number | null,
): Promise<void> {
  await written(db, async (tx) => {
    const { version } = await heldCalendar(tx, id)
    requireVersion(ifMatch, version)
    const { teamIds, ...columns } = edits
    await tx.workCalendar.update({ where: { id }, data: columns })
    await give(tx, id, teamIds)
  })
}

/** Closed days beside those that are there; the same ones are not added twice. */
export async function closeOn(db: Db, id: string, closures: readonly Closure[]): Promise<void> {
  await written(db, async (tx) => {
    const calendar = await heldCalendar(tx, id)
    const all = new Map([...calendar.closures, ...newIn(calendar, closures)].map((one) => [daysOf(one), one]))
    if (all.size > LIMITS.closures)
      throw refusal('refusal.closures_too_many', { pointer: '/icalendar', values: { max: LIMITS.closures } })
    const sorted = [...all.values()].toSorted((one, other) => one.from.localeCompare(other.from))
    await tx.workCalendar.update({ where: { id }, data: { closures: sorted } })
  })
}

/** Its row is held until the end: whoever else writes waits, then meets what was written here. */
async function heldCalendar(tx: Tx, id: string) {
  await tx.$queryRaw`select id from work_calendar where id = ${id}::uuid for update`
  const calendar = await calendarById(tx, id)
  if (calendar === undefined) throw unknownHere()
  return calendar
}

/** Those of these closures that a calendar does not have, each once. */
export const newIn = (
  { closures: known }: Pick<CalendarEdits, 'closures'>,
  closures: readonly Closure[],
): Closure[] => {
  const days = new Set(known.map(daysOf))
  return [...new Map(closures.map((one) => [daysOf(one), one])).values()].filter(
    (one) => !days.has(daysOf(one)),
  )
}

const daysOf = ({ from, to }: Closure): string => `${from} ${to}`

/** Refuses (412) to write over lines that were changed since they were read. */
export async function rewriteTargets(
  db: Db,
  items: readonly ServiceTarget[],
  ifMatch: number | null,
): Promise<void> {
  const lines = new Set<string>()
  for (const [place, { categoryId, priority }] of items.entries()) {
    const line = `${categoryId} ${priority}`
    if (lines.has(line)) throw refusal('refusal.target_twice', { pointer: `/items/${place}` })
    lines.add(line)
  }
  await written(db, async (tx) => {
    // There may be no line to hold.
    await tx.$executeRaw`lock table service_target in share row exclusive mode`
    requireVersion(ifMatch, (await targetsNow(tx)).version)
    await tx.serviceTarget.deleteMany()
    await tx.serviceTarget.createMany({ data: items.map((item) => ({ id: newId(), ...item })) })
  })
}

async function give(tx: Tx, id: string, teamIds: readonly string[]): Promise<void> {
  await tx.team.updateMany({
    where: { calendarId: id, id: { notIn: [...teamIds] } },
    data: { calendarId: null },
  })
  const { count } = await tx.team.updateMany({
    where: { id: { in: [...teamIds] } },
    data: { calendarId: id },
  })
  if (count < new Set(teamIds).size) throw refusal('refusal.team_unknown', { pointer: '/teamIds' })
}

/** In one transaction with the job that moves the deadlines: once no process reckons by the former rules any more. */
async function written(db: Db, write: (tx: Tx) => Promise<void>): Promise<void> {
  try {
    await db.$transaction(async (tx) => {
      await write(tx)
      await tx.$queryRaw`
        select id from graphile_worker.add_job('move-deadlines', '{}'::json, run_at => now() + ${`${freshMs + 1_000} ms`}::interval,
          job_key => 'move-deadlines')`
    })
  } catch (error) {
    const violation = violationOf(error)
    if (violation === 'unique') throw refusal('refusal.calendar_label_taken', { pointer: '/label' })
    if (violation === 'foreign') throw refusal('refusal.category_unknown', { pointer: '/items' })
    throw error
  } finally {
    forgetRules(db)
  }
}

/** What is done at 75 and at 100 % of a delay, from the next warning on. Refuses (412) to write over what was chosen since it was read. */
export async function chooseWarnings(
  db: Db,
  preset: PresetName,
  { near, missed }: Warnings,
  ifMatch: number | null,
): Promise<void> {
  await db.$transaction(async (tx) => {
    // There may be no row to hold.
    await tx.$executeRaw`lock table setting in share row exclusive mode`
    requireVersion(ifMatch, (await warningsNow(tx, preset)).version)
    const put = (key: SettingKey, value: Warnings['near']) =>
      tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
    await put('deadline.near', near)
    await put('deadline.missed', missed)
  })
  forgetSettings(db)
}
