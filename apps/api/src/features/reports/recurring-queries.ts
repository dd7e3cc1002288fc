import { LIMITS } from '@guichet/contracts/limits'
import type { RecurringGroup } from '@guichet/contracts/reports'
import { growingGroups } from '@guichet/domain/recurring'
import type { Tx } from '../../db/client.ts'
import { readableTickets, type Found, type Question } from './scope.ts'

interface Pair {
  words: string
  tickets: number[]
  before: number
  title: string
  references: string[]
}

/**
 * Groups of similar tickets that grow: those whose titles share two words, whatever their endings, more of them in this
 * period than in the one before. Numbers in a title (a room, a machine) say nothing of the problem.
 */
export async function recurring(db: Tx, question: Question): Promise<Found> {
  const { period } = question
  const pairs = await db.$queryRaw<Pair[]>`
    with latest as materialized (
      select t.number, t.reference, t.title, t.created_at >= ${period.since}::timestamptz as now
      from ticket t where t.created_at >= ${period.before}::timestamptz and t.created_at < ${period.until}::timestamptz and ${readableTickets(question)}
      order by t.created_at desc limit ${LIMITS.recurringTickets}),
    worded as materialized (
      select l.number, l.now, w.words from latest l
      cross join lateral (select array(
        select lexeme from unnest(to_tsvector('guichet_fr', l.title)) where lexeme ~ '^[[:alpha:]''’-]{2,}$' order by lexeme limit ${WORDS}) as words) w),
    pairs as (
      select a.word || ' ' || b.word as words, array_agg(w.number order by w.number desc) filter (where w.now) as tickets,
        count(*) filter (where not w.now)::int as before
      from worded w, unnest(w.words) with ordinality a (word, place), unnest(w.words) with ordinality b (word, place)
      where a.place < b.place or cardinality(w.words) = 1
      group by 1
      having count(*) filter (where w.now) >= ${LIMITS.recurringLeast} and count(*) filter (where w.now) > count(*) filter (where not w.now)
      order by count(*) filter (where w.now) - count(*) filter (where not w.now) desc, count(*) desc, 1 limit ${CANDIDATES})
    select p.words, p.tickets, p.before, (select l.title from latest l where l.number = p.tickets[1]) as title,
      array(select l.reference from unnest(p.tickets[1:${SHOWN}]) with ordinality n (number, place) join latest l using (number) order by n.place) as references
    from pairs p`
  const growing = growingGroups(pairs, LIMITS.reportLines)
  const groups = await groupsOf(
    db,
    growing.map(({ tickets }) => tickets),
  )
  const rows = growing.map(({ words, tickets, before, title, references }, place) => ({
    key: words,
    label: title,
    values: [tickets.length, before],
    references,
    group: groups[place] ?? NOTHING,
  }))
  return { rows, summary: [] }
}

/** What each group is made of, in their order: its open tickets, its topics and places, the most frequent first. */
async function groupsOf(db: Tx, groups: readonly (readonly number[])[]): Promise<RecurringGroup[]> {
  if (groups.length === 0) return []
  return db.$queryRaw<RecurringGroup[]>`
    with member as materialized (
      select g.place, t.reference, t.number, t.status, t.category_id, t.establishment_id
      from jsonb_array_elements(${JSON.stringify(groups)}::jsonb) with ordinality g (tickets, place)
      join ticket t on t.number = any (array(select jsonb_array_elements_text(g.tickets)::int)))
    select
      array(select m.reference from member m where m.place = g.place and m.status in ('dispatched', 'assigned', 'pending_requester', 'on_hold')
        order by m.number desc limit ${LIMITS.links}) as open,
      (select coalesce(json_agg(json_build_object('id', c.id, 'label', c.label) order by n.tickets desc, c.label), '[]')
       from (select m.category_id, count(*) as tickets from member m where m.place = g.place group by 1) n
       join category c on c.id = n.category_id and c.retired_at is null) as categories,
      (select coalesce(json_agg(json_build_object('id', e.id, 'code', e.code, 'kind', e.kind, 'name', e.name) order by n.tickets desc, e.code), '[]')
       from (select m.establishment_id, count(*) as tickets from member m where m.place = g.place group by 1) n
       join establishment e on e.id = n.establishment_id and e.retired_at is null) as establishments
    from generate_series(1, ${groups.length}::int) g (place) order by g.place`
}

/** Words of a title that count, pairs that are weighed, tickets that a group shows. */
const WORDS = 12
const CANDIDATES = 500
const SHOWN = 5

const NOTHING: RecurringGroup = { open: [], categories: [], establishments: [] }
