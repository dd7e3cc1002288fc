import type { Suggestions, suggestAnswers } from '@guichet/contracts/answers'
import type { Viewer } from '@guichet/domain/facts'
import type { z } from 'zod'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { ReadyJson } from '../../http/ready-json.ts'
import { incidentJson, toldIncidents } from '../incidents/queries.ts'
import { solvedTickets } from '../lists/solved-queries.ts'
import { SHORT_KEYS } from './present.ts'
import type { Reading } from './queries.ts'
import { inTitle, isAmong, readableBy, shownIn } from './scope.ts'
import { sharedWith, typedIn } from './weight-queries.ts'

const { sql } = Prisma
type Sql = Prisma.Sql
type Asked = z.output<NonNullable<typeof suggestAnswers.body>>

/** So many words say what it is about. */
const ENOUGH = 3
/** Of each sort, the best. */
const BEST = 3
/** Code points that are looked at: who writes more has said what it is about. */
const READ = 2_000

/** What may spare the request being written: answers, known incidents and solved tickets that share its words, one of them in the title. */
export async function suggestionsFor(
  db: Tx,
  viewer: Viewer,
  { text, categoryId }: Asked,
  { language, now }: Reading,
): Promise<ReadyJson | Suggestions> {
  if (text.trim().split(/\s+/).length < ENOUGH) return { twins: [], answers: [], incidents: [], tickets: [] }
  const [row] = await db.$queryRaw<{ body: string }[]>`
    with ${typedIn(sql`substring(${text}::text from 1 for ${READ}::int)`)},
    answers as (${bestOf(
      sql`
      select a.*, shared.score, ${nearness(categoryId)} as near
      from typed cross join (${shownIn(language, readableBy(viewer, now))}) a ${sharedWith(sql`a.words`)}
      where ${isAmong(NAMED)} and ${MORE_THAN_CHANCE}`,
      sql`score * near desc, read_count desc, id desc`,
    )}),
    twins as (${openTwins(viewer, categoryId)}),
    incidents as (${bestOf(
      sql`
      select i.*, shared.score from typed cross join (${toldIncidents(viewer)}) i ${sharedWith(sql`setweight(i.names, 'A') || i.said`)}
      where i.names @@ typed.words and ${MORE_THAN_CHANCE}`,
      sql`score desc, created_at desc, id desc`,
    )}),
    solved as (${solvedTickets(viewer)}),
    tickets as (${bestOf(
      sql`
      select t.*, shared.score
      from typed cross join solved t join ticket_search s on s.ticket_id = t.id ${sharedWith(sql`setweight(t.title_words, 'A') || s.public_text`)}
      where t.title_words @@ typed.words and ${MORE_THAN_CHANCE}`,
      sql`score desc, solved_at desc, id desc`,
    )})
    select json_build_object(
      'twins', (select coalesce(json_agg(json_build_object('id', id, 'reference', reference, 'title', title, 'createdAt', created_at)
        order by score desc, created_at desc, id desc), '[]') from twins),
      'answers', (select coalesce(json_agg(json_build_object(${SHORT_KEYS}) order by score * near desc, read_count desc, id desc), '[]') from answers a),
      'incidents', (select coalesce(json_agg(${incidentJson(viewer)} order by score desc, created_at desc, id desc), '[]') from incidents i),
      'tickets', (select coalesce(json_agg(json_build_object('id', id, 'reference', reference, 'title', title, 'solvedAt', solved_at)
        order by score desc, solved_at desc, id desc), '[]') from tickets))::text as body`
  return new ReadyJson(row?.body ?? '')
}

// Of what shares words with it: what tells half as much as the best, or more.
const bestOf = (found: Sql, order: Sql): Sql => sql`
  select * from (select f.*, max(score) over () as best from (${found}) f) f
  where score * 2 >= best order by ${order} limit ${BEST}`

// One word in common is chance.
const MORE_THAN_CHANCE = sql`shared.words > 1`

// One's own, still open, on that very topic, whose title says what is being typed: two words of it, or its only one.
const openTwins = (viewer: Viewer, categoryId: string | undefined): Sql =>
  categoryId === undefined
    ? sql`select null::uuid as id, null as reference, null as title, null::timestamptz as created_at, 0 as score where false`
    : bestOf(
        sql`
        select t.id, t.reference, t.title, t.created_at, shared.score
        from typed cross join ticket t ${sharedWith(sql`t.title_words`)}
        where t.requester_id = ${viewer.personId}::uuid and t.category_id = ${categoryId}::uuid and t.final_at is null
          and t.status <> 'resolved' and shared.words >= least(2, length(t.title_words)) and shared.words > 0`,
        sql`score desc, created_at desc, id desc`,
      )

const NAMED = sql`select x.answer_id, x.language from typed join answer_text x on ${inTitle(sql`typed.words`)}`

// Of two that say the same words, the one about the topic chosen.
const nearness = (categoryId: string | undefined): Sql =>
  categoryId === undefined
    ? sql`1`
    : sql`(case when exists (select from answer_category k where k.answer_id = a.id and k.category_id = ${categoryId}::uuid) then 2 else 1 end)`
