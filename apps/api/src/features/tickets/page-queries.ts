import type { FiredEvent } from '@guichet/contracts/lifecycle'
import type { Standing } from '@guichet/contracts/tickets'
import { addPeriod } from '@guichet/domain/calendar'
import { keptUntil, reopenUntil } from '@guichet/domain/clock'
import type { DeskNow } from '@guichet/domain/desk'
import type { TicketFacts, Viewer } from '@guichet/domain/facts'
import { allowedOn } from '@guichet/domain/policy'
import { requesterSeesPriority } from '@guichet/domain/priority'
import { Refusal } from '@guichet/domain/refusal'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { ReadyJson } from '../../http/ready-json.ts'
import { attachmentsJson } from '../attachments/queries.ts'
import { participantsJson } from '../participants/queries.ts'
import { AS_READ, fileIsFor, onDesk, seenBy } from '../standing/queries.ts'
import { factColumns } from './fact-queries.ts'
import { CATEGORY_PATHS, aroundTicket, ticketJson } from './summary-queries.ts'

const { sql } = Prisma

export interface TicketSeen {
  /** The version that this reader is given: its ETag. */
  readonly version: number
  readonly standing: Standing
  /** The events that this reader may fire now. */
  readonly allowed: readonly FiredEvent[]
  readonly body: ReadyJson
}

interface Row extends TicketFacts {
  body: string
  standing: Standing
  seenVersion: number
  watched: boolean
}

/** Everything of one ticket that the viewer may see, in one statement; what is not theirs to see does not exist (404). */
export async function ticketFor(
  db: Tx,
  viewer: Viewer,
  reference: string,
  desk: DeskNow,
): Promise<TicketSeen> {
  const [row] = await db.$queryRaw<Row[]>`
    with recursive ${CATEGORY_PATHS}, seen as (${seenBy(viewer, reference)})
    select ${ticketJson(requesterSeesPriority(desk.settings), PAGE_KEYS, CALLBACK)}::text as body, s.standing,
      case when ${onDesk(sql`s.standing`)} then t.version else t.public_version end as "seenVersion",
      exists (select from ticket_watch w where w.ticket_id = t.id and w.person_id = ${viewer.personId}::uuid) as watched, ${factColumns}
    from seen s cross join lateral ${AS_READ} t join person o on o.id = t.requester_id ${aroundTicket(viewer)} ${pageParts(viewer)}`
  if (row === undefined) throw new Refusal('not-found', 'refusal.not_found')
  const { body, standing, seenVersion, watched, ...facts } = row
  const allowed = standing === 'former' ? [] : allowedOn(facts, viewer, desk)
  const said = withRules(body, facts, { standing, watched }, allowed, desk)
  return { version: seenVersion, standing, allowed, body: new ReadyJson(said) }
}

const PAGE_KEYS = sql`,
  'description', t.description, 'onBehalf', t.on_behalf, 'fields', t.fields,
  'attachments', w.attachments, 'participants', w.participants,
  'takenAt', t.taken_at, 'resolvedAt', t.resolved_at, 'announcedAt', t.announced_at, 'finalAt', t.final_at`

// Apart: within the keys they would be planned and made ready once for each kind of reader.
const pageParts = (viewer: Viewer): Prisma.Sql => sql`
  cross join lateral (select
    ${attachmentsJson(sql`x.ticket_id = t.id and ${fileIsFor(viewer)}`)} as attachments,
    ${participantsJson} as participants offset 0) w`

const CALLBACK = sql`, 'callbackPhone', t.callback_phone, 'availability', t.availability`

// The rules speak last; what PostgreSQL wrote is kept as it is, without being read again.
function withRules(
  body: string,
  facts: TicketFacts,
  { standing, watched }: Pick<Row, 'standing' | 'watched'>,
  allowed: readonly FiredEvent[],
  desk: DeskNow,
): string {
  const past = standing === 'former'
  const rules = {
    autoClose: past ? null : autoCloseDates(facts, desk),
    keptUntil: past ? null : keptUntil(facts, desk),
    reopenUntil: past ? null : stillAhead(reopenUntil(facts, desk), desk.now),
    allowed,
  }
  // A former team's reading ended with what it left; the requester's side is told of no time.
  const { minutesSpent, timeRequired } = facts
  const spent = standing === 'agent' || standing === 'guest' ? { minutesSpent, timeRequired, watched } : {}
  return `${body.slice(0, -1)},${JSON.stringify({ ...rules, ...spent }).slice(1)}`
}

function autoCloseDates(
  facts: TicketFacts,
  { settings, timeZone }: DeskNow,
): { announceAt: Date; closeAt: Date } | null {
  const rule = settings['closure.autoClose']
  if (rule === null || facts.status !== 'resolved' || facts.resolvedAt === null) return null
  const announceAt = facts.announcedAt ?? addPeriod(facts.resolvedAt, rule.after, timeZone)
  return { announceAt, closeAt: addPeriod(announceAt, rule.notice, timeZone) }
}

const stillAhead = (until: Date | null, now: Date): Date | null =>
  until !== null && until >= now ? until : null
