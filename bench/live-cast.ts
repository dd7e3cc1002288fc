import { randomBytes } from 'node:crypto'
import type { Client } from 'pg'
import { hashOf, sessionCookieName } from '@guichet/api/http/caller'
import { newId } from '@guichet/api/db/id'
import { madeId } from './fill.ts'

export interface Reader {
  readonly personId: string
  readonly cookie: string
}

/** Something done to one ticket, by somebody who may. */
export interface Change {
  readonly ticketId: string
  readonly reference: string
  readonly audience: 'public' | 'team'
  readonly by: Reader
  readonly path: string
  readonly body: string
}

export interface Cast {
  /** Who sits behind each page. */
  readonly readers: readonly Reader[]
  readonly of: (personId: string) => Reader
}

const AGENTS = 48
/** An agent has a queue and some tickets open; who asked something, one page. */
const PAGES_OF_AN_AGENT = 4
const FIRST_REQUESTER = 49

/**
 * Whoever listens: forty-eight agents of six teams with four pages each, and requesters with one each (as many as the desk has:
 * then some have two). A ticket in ten has a colleague of another team invited; contacts and heads are as the desk was filled.
 */
export async function castOf(sql: Client, pages: number, people: number): Promise<Cast> {
  await sql.query(
    `insert into membership (id, team_id, person_id, role, granted, withdrawn, created_at)
     select gen_random_uuid(), t.id, p.id, 'agent', '{}', '{}', now()
     from unnest($1::uuid[], $2::uuid[]) as one(person_id, team_id) join person p on p.id = one.person_id join team t on t.id = one.team_id
     where not exists (select from membership m where m.person_id = p.id)`,
    [
      numbers(AGENTS).map((n) => madeId('person', n)),
      numbers(AGENTS).map((n) => madeId('team', 1 + ((n - 1) % 6))),
    ],
  )
  const requesters = people - FIRST_REQUESTER + 1
  const persons = numbers(pages).map((n) =>
    n <= AGENTS * PAGES_OF_AN_AGENT ? 1 + ((n - 1) % AGENTS) : FIRST_REQUESTER + ((n - 1) % requesters),
  )
  const known = new Map([...new Set(persons)].map((n) => [madeId('person', n), secret()]))
  await sql.query(
    `insert into session (id, hash, person_id, issuer, subject, created_at, last_seen_at, ends_at)
     select one.id, one.hash, one.person_id, 'bench', one.person_id::text, now(), now(), now() + interval '1 hour'
     from unnest($1::uuid[], $2::text[], $3::uuid[]) as one(id, hash, person_id)`,
    [[...known].map(() => newId()), [...known.values()].map(hashOf), [...known.keys()]],
  )
  const of = (personId: string): Reader => {
    const value = known.get(personId)
    if (value === undefined) throw new Error(`${personId} has no session`)
    return { personId, cookie: `${sessionCookieName('http:')}=${value}` }
  }
  return { readers: persons.map((n) => of(madeId('person', n))), of }
}

interface Ticket {
  readonly id: string
  readonly reference: string
  readonly team_id: string
  readonly requester_id: string
  readonly agent_id: string | null
}

/** Answers, notes, takes and replies, each on a ticket of its own while there are as many, and on none again within seconds. */
export async function changesOf(sql: Client, cast: Cast, count: number): Promise<Change[]> {
  const asked = [...new Set(cast.readers.map(({ personId }) => personId))]
  const { rows } = await sql.query<Ticket>(
    `select id, reference, team_id, requester_id, agent_id from ticket
     where status in ('dispatched', 'assigned') and requester_id = any($1) order by hashint8(number)`,
    [asked],
  )
  const taken = rows.filter(({ agent_id }) => agent_id !== null)
  const toTake = rows.filter(({ agent_id }) => agent_id === null)
  await inviteColleagues(sql, taken)
  const changes = numbers(count).map((n) => {
    const act = ACTS[n % ACTS.length] ?? 'answer'
    const next = act === 'take' ? toTake.pop() : undefined
    const ticket = next ?? taken[n % taken.length]
    if (ticket === undefined) throw new Error('no ticket of this desk is open')
    return changeOf(cast, next === undefined && act === 'take' ? 'note' : act, ticket, n)
  })
  return changes
}

/** In these parts, as on a desk in the morning. */
const ACTS = [
  'answer',
  'note',
  'reply',
  'answer',
  'take',
  'reply',
  'answer',
  'note',
  'answer',
  'take',
] as const

function changeOf(cast: Cast, act: (typeof ACTS)[number], ticket: Ticket, n: number): Change {
  const { id: ticketId, reference } = ticket
  const team = Number(ticket.team_id.slice(-2))
  const colleague = madeId('person', team + 6 * (n % (AGENTS / 6)))
  const audience = act === 'note' ? 'team' : 'public'
  const by = cast.of(
    act === 'reply' ? ticket.requester_id : act === 'take' ? colleague : (ticket.agent_id ?? colleague),
  )
  const one = { ticketId, reference, audience, by } as const
  return act === 'take'
    ? { ...one, path: `/tickets/${reference}/transitions`, body: '{"event":"take"}' }
    : {
        ...one,
        path: `/tickets/${reference}/journal`,
        body: JSON.stringify({ audience, body: `Voici ce qu’il en est, et ce qu’il reste à faire (${n}).` }),
      }
}

async function inviteColleagues(sql: Client, tickets: readonly Ticket[]): Promise<void> {
  const some = tickets.filter((_, place) => place % 10 === 0)
  await sql.query(
    `insert into participant (id, ticket_id, person_id, role, added_by_id, added_at)
     select gen_random_uuid(), t.id, one.person_id, 'guest_agent', t.agent_id, now()
     from unnest($1::uuid[], $2::uuid[]) as one(ticket_id, person_id) join ticket t on t.id = one.ticket_id
     where not exists (select from participant p where p.ticket_id = t.id and p.person_id = one.person_id)`,
    [
      some.map(({ id }) => id),
      some.map(({ team_id }) => madeId('person', 1 + ((Number(team_id.slice(-2)) + 2) % 6) + 24)),
    ],
  )
}

const secret = () => randomBytes(32).toString('base64url')

const numbers = (most: number): number[] => Array.from({ length: most }, (_, place) => place + 1)
