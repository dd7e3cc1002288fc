import type { Standing } from '@guichet/contracts/tickets'
import { dayIn, isoDay } from '@guichet/domain/days'
import { readSearch } from '@guichet/domain/search/read-search'
import type { PersonSought, Sought, Term } from '@guichet/domain/search/read-search'
import { Prisma } from '../../db/generated/client.ts'
import { contains, phraseOf } from '../../db/text-match.ts'
import { readsTeamWords } from './scope.ts'
import { knowingPriority } from './filter-queries.ts'
import type { Reader, Reading } from './filter-queries.ts'

const { sql, join } = Prisma
type Sql = Prisma.Sql

/** What somebody typed, read on the day that their desk's calendar shows. */
export const soughtIn = (typed: string, { now, timeZone }: Reading): Sought =>
  readSearch(typed, isoDay(dayIn(now, timeZone)))

/** The operators and the exclusions of a search over `t`, as far as a reader of this standing may know. */
export const narrowedBy =
  (reading: Reading, { terms, without }: Sought) =>
  (standing: Standing): Sql => {
    const reader = { ...reading, standing }
    const wanted = [...termsBy(terms, reader), ...withoutWords(without, reader)]
    return wanted.length === 0 ? sql`true` : join(wanted, ' and ')
  }

/** One operator typed twice asks for either; a period has its two ends, and what is excluded is out each time. */
function termsBy(terms: readonly Term[], reader: Reader): Sql[] {
  const alone = terms.filter(({ isNot, operator }) => isNot || operator === 'before' || operator === 'after')
  const byOperator = Map.groupBy(
    terms.filter((term) => !alone.includes(term)),
    ({ operator }) => operator,
  )
  return [
    // What is not known is not what is excluded.
    ...alone.map((term) => (term.isNot ? sql`(${meets(term, reader)}) is not true` : meets(term, reader))),
    ...[...byOperator.values()].map(
      (either) =>
        sql`(${join(
          either.map((term) => meets(term, reader)),
          ' or ',
        )})`,
    ),
  ]
}

function meets(term: Term, reader: Reader): Sql {
  switch (term.operator) {
    case 'state':
      return sql`t.status = any(${term.statuses}::status[])`
    case 'priority':
      return knowingPriority(reader, sql`t.priority = ${term.priority}::smallint`)
    case 'team':
      return sql`t.team_id = any(array(select w.id from team w where ${contains(sql`w.label`, term.name)}))`
    case 'category':
      return sql`t.category_id = any(array(
        select under.id from category w, category_subtree(w.id) under (id) where ${contains(sql`w.label`, term.name)}))`
    case 'requester':
      return isPerson(sql`t.requester_id`, term.person, reader)
    case 'agent':
      return isPerson(sql`t.agent_id`, term.person, reader)
    case 'before':
      return sql`t.created_at < ${beginningOf(term.day, reader)}`
    case 'after':
      return sql`t.created_at >= ${beginningOf(term.day, reader)}`
  }
}

const beginningOf = (day: string, { timeZone }: Reader): Sql =>
  sql`(${day}::date::timestamp at time zone ${timeZone})`

function isPerson(column: Sql, person: PersonSought, { viewer }: Reader): Sql {
  if ('me' in person) return sql`${column} = ${viewer.personId}::uuid`
  if ('nobody' in person) return sql`${column} is null`
  return sql`${column} = any(array(
    select w.id from person w where ${contains(sql`w.name`, person.name)} or lower(w.login) = lower(${person.name}) limit 1000))`
}

/**
 * Words that must be nowhere in what the reader may read, and nowhere else: a ticket that went missing for a word of the
 * team's would tell a requester of it, as one for a word written since would tell a former team.
 */
function withoutWords(without: readonly string[], { viewer, standing }: Reader): Sql[] {
  if (without.length === 0) return []
  // Made once (`select`), and looked for in the rows at hand alone: a join would read the words of the whole desk.
  const words = sql`(select ${join(without.map(phraseOf), ' || ')})`
  const isTeams = readsTeamWords(viewer, standing)
  if (standing === 'former')
    return [
      sql`not to_tsvector('guichet_fr', t.title || ' ' || t.description) @@ ${words}`,
      sql`not exists (
        select from journal_entry j where j.ticket_id = t.id and j.at <= f.ended_at
          and (j.audience = 'public' or ${isTeams}::boolean) and to_tsvector('guichet_fr', coalesce(j.body, '')) @@ ${words})`,
    ]
  const texts = isTeams
    ? sql`(s.public_text @@ ${words} or s.team_text @@ ${words})`
    : sql`s.public_text @@ ${words}`
  return [sql`(select ${texts} from ticket_search s where s.ticket_id = t.id) is not true`]
}
