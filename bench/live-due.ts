import type { Client } from 'pg'
import type { Cast, Change } from './live-cast.ts'

/** A change as the pages are told of it, and the pages that may know of it. */
export interface Due {
  readonly change: number
  readonly pages: ReadonlySet<number>
}

interface Row {
  readonly id: string
  readonly ticket_id: string
  readonly side: string[]
  readonly desk: string[]
}

/** The last event so far: what is told from now on comes after it. */
export async function lastSeq(sql: Client): Promise<string> {
  const { rows } = await sql.query<{ seq: string }>('select coalesce(max(seq), 0) as seq from live_event')
  return rows[0]?.seq ?? '0'
}

/**
 * What the pages had to be told, said apart from the API's own rules: the team's members and who was invited hear everything,
 * unless the request is theirs; owner, contacts and heads of its establishment hear what is public.
 */
export async function dueSince(
  sql: Client,
  seq: string,
  changes: readonly Change[],
  { readers }: Cast,
): Promise<Map<string, Due>> {
  const { rows } = await sql.query<Row>(
    `select e.id, e.ticket_id,
       array(select t.requester_id union select person_id from participant p where p.ticket_id = t.id and p.role = 'contact' and p.removed_at is null
             union select person_id from establishment_person h
             where h.head and t.on_behalf = 'establishment' and h.establishment_id = t.establishment_id) as side,
       array(select person_id from membership m where m.team_id = t.team_id and m.ended_at is null
             union select person_id from participant p where p.ticket_id = t.id and p.role = 'guest_agent' and p.removed_at is null) as desk
     from live_event e join ticket t on t.id = e.ticket_id where e.seq > $1 order by e.seq`,
    [seq],
  )
  const placesOf = Map.groupBy(readers.keys(), (place) => readers[place]?.personId)
  // What is done to one ticket is done seconds apart: its first event is its first change's.
  const waiting = Map.groupBy(changes.keys(), (place) => changes[place]?.ticketId)
  return new Map(
    rows.map(({ id, ticket_id, side, desk }): [string, Due] => {
      const change = waiting.get(ticket_id)?.shift()
      if (change === undefined) throw new Error(`${ticket_id} was told of once more than it was changed`)
      const team = desk.filter((personId) => !side.includes(personId))
      const persons = changes[change]?.audience === 'public' ? [...side, ...team] : team
      return [id, { change, pages: new Set(persons.flatMap((personId) => placesOf.get(personId) ?? [])) }]
    }),
  )
}
