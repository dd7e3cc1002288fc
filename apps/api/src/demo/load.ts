import { deadlinesOf, shareToTell } from '@guichet/domain/deadlines'
import { Refusal } from '@guichet/domain/refusal'
import { z } from 'zod'
import type { Db, Tx } from '../db/client.ts'
import { databaseNow } from '../db/now.ts'
import type { Deps } from '../deps.ts'
import { rulesNow } from '../features/service/queries.ts'
import { openAccounts } from './accounts.ts'
import { writeAnswers } from './answers.ts'
import { actsSeenFrom, playAct } from './play.ts'
import { writeReferenceData } from './reference-data.ts'
import { readStage } from './stage.ts'
import { writeTools } from './tools.ts'

/** How far the loading went: kept, so that one cut short goes on where it stopped, and a finished one changes nothing. */
const progress = z.object({
  startedAt: z.iso.datetime(),
  played: z.int(),
  references: z.record(z.string(), z.string()),
  finished: z.boolean(),
})
type Progress = z.infer<typeof progress>

const key = 'demo.progress'

/**
 * Loads the invented Académie de Valmer, once: its desk, forty stories, and accounts for its people.
 * Never in production, and never into a desk that somebody else set up.
 */
export async function loadDemo(deps: Deps): Promise<void> {
  if (deps.env.NODE_ENV === 'production') throw new Error('the demo desk refuses NODE_ENV=production')
  const now = deps.clock(await databaseNow(deps.db))
  const before = (await readProgress(deps.db)) ?? (await begin(deps, now))
  if (before === null) return
  if (!before.finished) await play(deps, before)
  await openAccounts(deps, now)
}

async function readProgress(db: Db): Promise<Progress | null> {
  const row = await db.setting.findUnique({ where: { key } })
  return row && progress.parse(row.value)
}

/** Null: the desk has teams of its own. */
async function begin({ db, log }: Deps, now: Date): Promise<Progress | null> {
  if ((await db.team.count()) > 0) {
    log.warn('this desk has teams of its own: the demo is not loaded')
    return null
  }
  const first: Progress = { startedAt: now.toISOString(), played: 0, references: {}, finished: false }
  const write = async (tx: Tx) => {
    await writeReferenceData(tx, new Date(now.getTime() - 365 * 86_400_000))
    await writeAnswers(tx, now)
    await writeTools(tx, now)
    await tx.setting.create({ data: { key, value: first } })
  }
  // A busy machine takes its time, and nobody waits for these rows.
  await db.$transaction(write, { timeout: 60_000 })
  return first
}

async function play(deps: Deps, { startedAt, played, references }: Progress): Promise<void> {
  const now = new Date(startedAt)
  const theatre = {
    deps,
    stage: await readStage(deps.db),
    now,
    references: new Map(Object.entries(references)),
  }
  const acts = actsSeenFrom(now, deps.env.DESK_TIMEZONE)
  for (const [index, act] of acts.entries()) {
    if (index < played) continue
    // The act that was being played when a loading was cut short may have happened.
    await playAct(theatre, act).catch((error: unknown) => {
      if (!(error instanceof Refusal && index === played && played > 0)) throw error
    })
    const value = {
      startedAt,
      played: index + 1,
      references: Object.fromEntries(theatre.references),
      finished: false,
    }
    await deps.db.setting.update({ where: { key }, data: { value } })
  }
  await settle(deps.db)
  await warnOfThePast(deps, now)
  const value = {
    startedAt,
    played: acts.length,
    references: Object.fromEntries(theatre.references),
    finished: true,
  }
  await deps.db.setting.update({ where: { key }, data: { value } })
}

/** Mails of the stories that leave: the others were sent in those days. */
const mailsKept = 6

async function settle(db: Db): Promise<void> {
  await db.$executeRaw`
    update outgoing_mail set status = 'dropped', last_error = 'told by the demo, not sent'
    where status = 'queued' and id not in (
      select id from outgoing_mail where status = 'queued' order by created_at desc, id desc limit ${mailsKept})`
  // What is older than three days was read by those it concerns.
  await db.$executeRaw`
    insert into ticket_reading (person_id, ticket_id, read_at)
    select p.id, t.id, t.team_updated_at from ticket t join person p on p.id in (t.requester_id, t.agent_id)
    where t.team_updated_at < (select max(team_updated_at) from ticket) - interval '3 days'
    on conflict (person_id, ticket_id) do update set read_at = excluded.read_at`
  await db.$executeRaw`
    update outgoing_mail o set read_at = r.read_at from ticket_reading r
    where r.ticket_id = o.ticket_id and r.person_id = o.person_id and o.created_at <= r.read_at`
}

/** What was late by then was told in those days. */
async function warnOfThePast({ db, env }: Deps, now: Date): Promise<void> {
  const rules = await rulesNow(db, env.DESK_TIMEZONE)
  for (const ticket of await db.ticket.findMany({ where: { warnAt: { lte: now } } })) {
    const told = {
      takeWarned: shareToTell(ticket, 'take', rules, now) ?? ticket.takeWarned,
      resolveWarned: shareToTell(ticket, 'resolve', rules, now) ?? ticket.resolveWarned,
    }
    const { warnAt } = deadlinesOf({ ...ticket, ...told }, ticket, rules, now)
    await db.ticket.update({ where: { id: ticket.id }, data: { ...told, warnAt } })
  }
}
