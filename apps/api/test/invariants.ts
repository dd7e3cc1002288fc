import type { FieldChange } from '@guichet/contracts/journal'
import type { TicketFacts } from '@guichet/domain/facts'
import { brokenInvariants } from '@guichet/domain/invariants'
import { replay } from '@guichet/domain/replay'
import { factColumns } from '../src/features/tickets/fact-queries.ts'
import type { Db } from '../src/db/client.ts'
import { Prisma } from '../src/db/generated/client.ts'

/** A ticket as its row and its journal tell it. */
export interface Told {
  facts: TicketFacts
  publicVersion: number
  updatedAt: Date
  pending: number
  entries: { at: Date; audience: 'public' | 'team'; changes: FieldChange[] }[]
}

export async function ticketsTold(db: Db, references: readonly string[]): Promise<Told[]> {
  const rows = await db.$queryRaw<(TicketFacts & Omit<Told, 'facts' | 'entries'>)[]>`
    select ${factColumns}, t.public_version as "publicVersion", t.updated_at as "updatedAt",
           (select count(*)::int from closure_approval where ticket_id = t.id and outcome = 'pending') as pending
    from ticket t join person o on o.id = t.requester_id
    where t.reference = any (${references}) order by t.number`
  return Promise.all(
    rows.map(async ({ pending, publicVersion, updatedAt, ...facts }) => {
      const found = await db.journalEntry.findMany({
        where: { ticketId: facts.id },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
      })
      const entries = found.map(({ at, audience, changes }) => ({
        at,
        audience,
        changes: JSON.parse(JSON.stringify(changes)),
      }))
      return { facts, pending, publicVersion, updatedAt, entries }
    }),
  )
}

/** Invariants 1 to 5 of the lifecycle for one ticket: the names of those that it breaks. */
export function brokenBy({ facts, pending, entries }: Told): string[] {
  const replayed = replay(entries)
  const rebuilt = REBUILT.filter((field) => plain(facts[field]) !== (replayed[field] ?? null))
  const unwritten = facts.version > entries.length ? ['a change wrote no entry'] : []
  return [
    ...brokenInvariants(facts, pending),
    ...rebuilt.map((field) => `the journal does not rebuild ${field}`),
    ...unwritten,
  ]
}

const REBUILT = [
  'status',
  'closeReason',
  'teamId',
  'agentId',
  'priority',
  'impact',
  'urgency',
  'categoryId',
  'productId',
  'establishmentId',
  'onBehalf',
  'dispatchCount',
  'reopenCount',
  'takenAt',
  'resolvedAt',
  'announcedAt',
  'finalAt',
  'recallAt',
] as const satisfies (keyof TicketFacts)[]

const plain = (value: string | number | Date | null) => (value instanceof Date ? value.toISOString() : value)

/** What moved for the requester's side although nothing they may read was written. */
export function leaks(before: Told, after: Told): string[] {
  const heard = after.entries.slice(before.entries.length).some(({ audience }) => audience === 'public')
  if (heard) return []
  return [
    ...(after.publicVersion === before.publicVersion ? [] : ['the requester’s version moved']),
    ...(after.updatedAt.getTime() === before.updatedAt.getTime() ? [] : ['the requester’s date moved']),
  ]
}

/** Invariants 6 and 8 over all mails: nobody is mailed their own act, and no requester what the team wrote. */
export async function mailsAmiss(db: Db): Promise<string[]> {
  const side = Prisma.sql`(m.person_id = t.requester_id or exists (
    select from participant p where p.ticket_id = t.id and p.person_id = m.person_id and p.role = 'contact' and p.removed_at is null))`
  const rows = await db.$queryRaw<{ amiss: string }[]>`
    select m.template || case when e.audience = 'team' and ${side} then ' tells the team’s words' else ' goes to its author' end as amiss
    from outgoing_mail m join ticket t on t.id = m.ticket_id join journal_entry e on e.id = m.entry_id
    where (e.author_id = m.person_id and m.template <> 'acknowledgement') or (e.audience = 'team' and ${side})`
  return rows.map(({ amiss }) => amiss)
}
