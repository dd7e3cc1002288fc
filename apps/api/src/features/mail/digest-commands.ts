import { lastTimeAt } from '@guichet/domain/calendar'
import type { Deps } from '../../deps.ts'
import { newId } from '../../db/id.ts'
import { databaseNow } from '../../db/now.ts'
import type { Tx } from '../../db/client.ts'
import { digestIdOf, type MailSigner } from '../../mail/message-id.ts'

type GatheringDeps = Pick<Deps, 'db' | 'clock' | 'env'>

const hoursOfADay = Array.from({ length: 24 }, (_, hour) => hour)

/**
 * Gathers what waits for digests whose hour has come, each person's into one mail for the outbox. Answers how many it made.
 * Twice, at once or after a crash, it makes each digest once: the digest of an hour is one row, which takes what waits with it.
 */
export async function gatherDigests({ db, clock, env }: GatheringDeps): Promise<number> {
  const now = clock(await databaseNow(db))
  await leaveToPortal(db)
  const due = await peopleWithDigestDue(db, now, env.DESK_TIMEZONE)
  const signer = { secretKeys: env.SECRET_KEYS, domain: new URL(env.PUBLIC_URL).hostname }
  return due.length === 0 ? 0 : makeDigests(db, due, now, signer)
}

/** What waits for somebody who has changed their mind, lost their address or left is a mail no more. */
async function leaveToPortal(db: Tx): Promise<void> {
  await db.$executeRaw`
    update outgoing_mail m set status = 'dropped', mailed = false
    from person p
    where p.id = m.person_id and m.status = 'digest' and m.digest_id is null
      and (p.mail_wish = 'asked' or p.email is null or p.disabled_at is not null)`
}

interface DueDigest {
  readonly personId: string
  /** The hour it is the digest of: it tells what is older. */
  readonly hour: Date
}

/** Whoever wants each step again is not made to wait for the hour they had chosen. An act that may still be undone is no news yet. */
async function peopleWithDigestDue(db: Tx, now: Date, timeZone: string): Promise<DueDigest[]> {
  const lastTimes = hoursOfADay.map((hour) => lastTimeAt(hour, now, timeZone).toISOString())
  return db.$queryRaw<DueDigest[]>`
    with waiting as (
      select person_id, min(created_at) as since from outgoing_mail
      where status = 'digest' and digest_id is null and not_before <= ${now}::timestamptz group by person_id)
    select p.id::text as "personId", due.hour
    from waiting w join person p on p.id = w.person_id
    cross join lateral (
      select case when p.mail_wish = 'each' then ${now}::timestamptz
                  else (select max((${lastTimes}::timestamptz[])[h + 1]) from unnest(p.digest_hours) h) end as hour) due
    where w.since < due.hour
      and not exists (select from outgoing_mail d where d.person_id = p.id and d.template = 'digest' and d.created_at = due.hour)`
}

async function makeDigests(
  db: Tx,
  due: readonly DueDigest[],
  now: Date,
  signer: MailSigner,
): Promise<number> {
  const digests = due.map((one) => {
    const id = newId()
    return { ...one, id, messageId: digestIdOf(id, signer) }
  })
  const [made] = await db.$queryRaw<{ count: number }[]>`
    with made as (
      insert into outgoing_mail (id, act_id, person_id, template, message_id, status, created_at, not_before)
      select d.id, d.id, d."personId", 'digest', d."messageId", 'queued', d.hour, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(digests)}::jsonb)
        as d(id uuid, "personId" uuid, hour timestamptz, "messageId" text)
      on conflict do nothing
      returning id, person_id, created_at),
    gathered as (
      update outgoing_mail m set digest_id = made.id from made
      where m.person_id = made.person_id and m.status = 'digest' and m.digest_id is null
        and m.created_at < made.created_at and m.not_before <= ${now}::timestamptz)
    select count(*)::int as count from made`
  return made?.count ?? 0
}
