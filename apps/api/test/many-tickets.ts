import { Prisma } from '../src/db/generated/client.ts'
import type { Db } from '../src/db/client.ts'

const { sql } = Prisma

/** Kinds of things that {@link fillDesk} makes, as the first digits of their ids. */
const KIND = {
  person: 1,
  team: 2,
  category: 3,
  establishment: 4,
  ticket: 5,
  entry: 6,
  tenure: 7,
  other: 8,
} as const

/** The id of the nth thing of a kind, from 1. */
export const madeId = (kind: keyof typeof KIND, nth: number): string =>
  `${String(KIND[kind]).padStart(8, '0')}-0000-7000-8000-${nth.toString(16).padStart(12, '0')}`

const idOf = (kind: keyof typeof KIND, nth: Prisma.Sql): Prisma.Sql =>
  sql`(${`${String(KIND[kind]).padStart(8, '0')}-0000-7000-8000-`} || lpad(to_hex((${nth})::int), 12, '0'))::uuid`

export const TEAMS = 10
const AGENTS = 50
const PEOPLE = 2_000
const CATEGORIES = 120
const ESTABLISHMENTS = 200

/**
 * A desk of ten teams with as many tickets as asked, three entries each, made by the database itself.
 * People 1 to 50 are agents (person n of team n modulo 10 + 1), the others ask.
 */
export async function fillDesk(db: Db, tickets: number): Promise<void> {
  await people(db)
  await db.$executeRaw`
    insert into ticket (id, number, reference, version, public_version, status, close_reason, title, description, category_id, establishment_id,
      on_behalf, requester_id, filed_by_id, team_id, agent_id, origin, priority, fields, created_at, updated_at, team_updated_at, due_at, final_at, answered)
    select ${idOf('ticket', sql`n`)}, n, 'R-' || lpad(n::text, 6, '0'), 1, 1, status::status, case when status = 'closed' then 'accepted'::close_reason end,
      word || ' en panne, dossier ' || n, 'Depuis ce matin, ' || word || ' ne répond plus. ' || repeat('Merci de votre aide. ', 5),
      ${idOf('category', sql`21 + n % 100`)}, ${idOf('establishment', sql`1 + n % ${ESTABLISHMENTS}`)},
      case when n % 4 = 0 then 'establishment' else 'personal' end::on_behalf, requester, requester, ${idOf('team', sql`team`)},
      case when status <> 'dispatched' then ${idOf('person', sql`team + 10 * (n / 10 % 5)`)} end, 'portal', 1 + n % 5, '{}', at, at + interval '1 hour', at + interval '2 hours',
      case when n % 3 = 0 then at + interval '2 days' end, case when status = 'closed' then at + interval '3 days' end, n % 7 = 0
    from (select n, 1 + n % ${TEAMS} as team, timestamptz '2026-11-01' - n * interval '5 minutes' as at,
        ${idOf('person', sql`${AGENTS + 1} + (n * 7919) % ${PEOPLE - AGENTS}`)} as requester,
        (array['imprimante', 'messagerie', 'vidéoprojecteur', 'paie', 'convocation', 'réseau'])[1 + n % 6] as word,
        case when n % 20 > 3 then 'closed' else (array['dispatched', 'assigned', 'pending_requester', 'assigned'])[1 + n % 20] end as status
      from generate_series(1, ${tickets}::int) n) made`
  await db.$executeRaw`
    insert into ticket_search (ticket_id, public_text, team_text)
    select id, to_tsvector('guichet_fr', concat_ws(' ', title, description,
        (select string_agg('mot' || (number * 31 + k * k * 17) % 5000, ' ') from generate_series(1, 60) k))), to_tsvector('guichet_fr', 'note ' || number) from ticket`
  await db.$executeRaw`
    insert into journal_entry (id, ticket_id, at, author_id, from_requester, audience, kind, channel, body)
    select ${idOf('entry', sql`t.number * 3 + k`)}, t.id, t.created_at + k * interval '20 minutes', coalesce(t.agent_id, t.requester_id), false,
      case when k = 2 then 'team' else 'public' end::audience, 'comment', 'portal', 'Entrée ' || k
    from ticket t, generate_series(0, 2) k`
  await db.$executeRaw`
    insert into ticket_tenure (id, ticket_id, team_id, started_at, ended_at, left_as)
    select ${idOf('tenure', sql`t.number`)}, t.id, ${idOf('team', sql`1 + (t.number + 1) % ${TEAMS}`)}, t.created_at, t.created_at + interval '1 hour',
      to_jsonb(t) || jsonb_build_object('team_id', ${idOf('team', sql`1 + (t.number + 1) % ${TEAMS}`)})
    from ticket t where t.number % 10 = 3`
  await db.$executeRaw`
    insert into participant (id, ticket_id, person_id, role, added_by_id, added_at)
    select ${idOf('other', sql`t.number`)}, t.id, ${idOf('person', sql`1 + (t.number * 31) % ${PEOPLE}`)},
      case when (t.number * 31) % ${PEOPLE} < ${AGENTS} then 'guest_agent' else 'contact' end::participant_role, t.requester_id, t.created_at
    from ticket t where t.number % 5 = 0`
}

async function people(db: Db): Promise<void> {
  await db.$executeRaw`
    insert into person (id, login, name, email, created_at)
    select ${idOf('person', sql`n`)}, 'personne.' || n, 'Personne Numéro' || n, 'personne.' || n || '@valmer.example', '2026-01-01' from generate_series(1, ${PEOPLE}::int) n`
  await db.$executeRaw`
    insert into team (id, label, level) select ${idOf('team', sql`n`)}, 'Équipe ' || n, 1 from generate_series(1, ${TEAMS}::int) n`
  await db.$executeRaw`
    insert into membership (id, team_id, person_id, role, created_at)
    select ${idOf('other', sql`100000000 + n`)}, ${idOf('team', sql`1 + (n - 1) % ${TEAMS}`)}, ${idOf('person', sql`n`)}, 'agent', '2026-01-01' from generate_series(1, ${AGENTS}::int) n`
  await db.$executeRaw`
    insert into category (id, parent_id, label, position, team_id, accepts_tickets, form)
    select ${idOf('category', sql`n`)}, case when n > 20 then ${idOf('category', sql`1 + n % 20`)} end, 'Catégorie ' || n, n,
      case when n <= 20 then ${idOf('team', sql`1 + n % ${TEAMS}`)} end, n > 20, '{"asksProduct":false,"fields":[]}' from generate_series(1, ${CATEGORIES}::int) n`
  await db.$executeRaw`
    insert into establishment (id, code, kind, name)
    select ${idOf('establishment', sql`n`)}, '014' || lpad(n::text, 4, '0') || 'X', 'school', 'École ' || n from generate_series(1, ${ESTABLISHMENTS}::int) n`
}
