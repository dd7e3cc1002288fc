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
import { readableBy, shownIn } from './scope.ts'

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
    with typed as materialized (
      select fr.lexemes, fr.words, array(select unnest(fr.lexemes) union select unnest(en.lexemes)) as either_lexemes,
        fr.words || en.words as either_words
      from substring(${text}::text from 1 for ${READ}::int) t
      cross join lateral (${typedAs(sql`'guichet_fr'`)}) fr cross join lateral (${typedAs(sql`'guichet_en'`)}) en),
    answers as (
      select a.*, ts_rank(a.words, typed.either_words) + ${isAbout(categoryId)} as score
      from typed join (${shownIn(language, readableBy(viewer, now))}) a on a.words @@ typed.either_words
      where ts_filter(a.words, '{a}') @@ typed.either_words and ${sharesTwo(sql`typed.either_lexemes`, sql`a.words`)}
      order by score desc, a.read_count desc, a.id desc limit ${BEST}),
    twins as (${openTwins(viewer, categoryId)}),
    incidents as (
      select i.*, ts_rank(i.said, typed.words) as score from typed cross join (${toldIncidents(viewer)}) i
      where i.names @@ typed.words and ${sharesTwo(sql`typed.lexemes`, sql`i.said`)}
      order by score desc, i.created_at desc, i.id desc limit ${BEST}),
    solved as (${solvedTickets(viewer)}),
    tickets as (
      select t.*, ts_rank(to_tsvector('guichet_fr', t.title), typed.words) as score
      from typed cross join solved t join ticket_search s on s.ticket_id = t.id
      where s.public_text @@ typed.words and to_tsvector('guichet_fr', t.title) @@ typed.words and ${sharesTwo(sql`typed.lexemes`, sql`s.public_text`)}
      order by score desc, t.solved_at desc, t.id desc limit ${BEST})
    select json_build_object(
      'twins', (select coalesce(json_agg(json_build_object('id', id, 'reference', reference, 'title', title, 'createdAt', created_at)
        order by score desc, created_at desc, id desc), '[]') from twins),
      'answers', (select coalesce(json_agg(json_build_object(${SHORT_KEYS}) order by score desc, read_count desc, id desc), '[]') from answers a),
      'incidents', (select coalesce(json_agg(${incidentJson(viewer)} order by score desc, created_at desc, id desc), '[]') from incidents i),
      'tickets', (select coalesce(json_agg(json_build_object('id', id, 'reference', reference, 'title', title, 'solvedAt', solved_at)
        order by score desc, solved_at desc, id desc), '[]') from tickets))::text as body`
  return new ReadyJson(row?.body ?? '')
}

// One's own, still open, on that very topic, whose title says what is being typed: two words of it, or its only one.
const openTwins = (viewer: Viewer, categoryId: string | undefined): Sql =>
  categoryId === undefined
    ? sql`select null::uuid as id, null as reference, null as title, null::timestamptz as created_at, 0 as score where false`
    : sql`
      select t.id, t.reference, t.title, t.created_at, ts_rank(w.words, typed.words) as score
      from typed cross join ticket t cross join lateral (select to_tsvector('guichet_fr', t.title) as words) w
      where t.requester_id = ${viewer.personId}::uuid and t.category_id = ${categoryId}::uuid and t.final_at is null
        and t.status <> 'resolved' and w.words @@ typed.words
        and (length(w.words) = 1 or ${sharesTwo(sql`typed.lexemes`, sql`w.words`)})
      order by score desc, t.created_at desc, t.id desc limit ${BEST}`

// What was typed, as a language stems it: any of its words will do.
const typedAs = (config: Sql): Sql => sql`
  select tsvector_to_array(to_tsvector(${config}, t)) as lexemes, replace(plainto_tsquery(${config}, t)::text, ' & ', ' | ')::tsquery as words`

// One word in common is chance: « depuis », « problème ».
const sharesTwo = (lexemes: Sql, words: Sql): Sql => sql`
  (select count(*) from (select unnest(${lexemes}) intersect select unnest(tsvector_to_array(${words}))) in_common) > 1`

// Of two that say the same words, the one about the topic chosen.
const isAbout = (categoryId: string | undefined): Sql =>
  categoryId === undefined
    ? sql`0`
    : sql`(case when exists (select from answer_category k where k.answer_id = a.id and k.category_id = ${categoryId}::uuid) then 1 else 0 end)`
