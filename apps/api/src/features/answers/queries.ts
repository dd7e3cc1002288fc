import type { AnswerQuery } from '@guichet/contracts/answers'
import type { Language } from '@guichet/contracts/me'
import { id as uuid } from '@guichet/contracts/primitives'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import { listName, pageText, readCursor } from '../../db/cursor.ts'
import type { KeyType } from '../../db/cursor.ts'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { wordsOf } from '../../db/text-match.ts'
import { ReadyJson } from '../../http/ready-json.ts'
import { answerJson, SHORT_KEYS } from './present.ts'
import { inTitle, isAmong, isFor, readableBy, shownIn } from './scope.ts'

const { sql, join } = Prisma
type Sql = Prisma.Sql

/** In which language, and when. */
export interface Reading {
  readonly language: Language
  readonly now: Date
}

const KEYS: readonly KeyType[] = ['smallint', 'bigint', 'uuid']

/** One page of the answers that the viewer may read now: the best match first, then the most read. */
export async function answersFor(
  db: Tx,
  viewer: Viewer,
  { cursor, limit, ...filters }: AnswerQuery,
  { language, now }: Reading,
): Promise<ReadyJson> {
  const list = listName('answers', viewer.personId, language, filters)
  const start = readCursor(cursor, list, KEYS)
  const { rank, where } = matching(filters)
  const after =
    start === null
      ? sql`true`
      : sql`(rank, read_count::bigint, id) < (${start[0]}::smallint, ${start[1]}::bigint, ${start[2]}::uuid)`
  const [page] = await db.$queryRaw<{ items: string; ended: string[] | null }[]>`
    with found as (select a.*, ${rank} as rank from (${shownIn(language, readableBy(viewer, now))}) a where ${where}),
    page as (select * from found where ${after} order by rank desc, read_count desc, id desc limit ${limit + 1}),
    shown as (select * from page order by rank desc, read_count desc, id desc limit ${limit})
    select
      (select coalesce(json_agg(${answerJson(viewer)} order by a.rank desc, a.read_count desc, a.id desc), '[]')::text from shown a) as items,
      (select array[rank::text, read_count::text, id::text] from page where (select count(*) from page) > ${limit}
        order by rank desc, read_count desc, id desc offset ${limit - 1} limit 1) as ended`
  return new ReadyJson(pageText(list, page))
}

/** An answer that the viewer may read now (404 otherwise). */
export async function answerById(
  db: Tx,
  viewer: Viewer,
  id: string,
  { language, now }: Reading,
): Promise<ReadyJson> {
  if (!uuid.safeParse(id).success) throw new Refusal('not-found', 'refusal.not_found')
  const chosen = sql`a.id = ${id}::uuid and ${readableBy(viewer, now)}`
  const [row] = await db.$queryRaw<{ body: string }[]>`
    select ${answerJson(
      viewer,
      sql`, 'html', a.html, 'holdsFrom', a.published_from, 'holdsUntil', a.published_until, 'helpful', (select o.helpful from answer_opinion o
        where o.answer_id = a.id and o.person_id = ${viewer.personId}::uuid)`,
    )}::text as body
    from (${shownIn(language, chosen)}) a`
  if (row === undefined) throw new Refusal('not-found', 'refusal.not_found')
  return new ReadyJson(row.body)
}

/** Of each service of the catalogue, the answers that are read most. */
export async function mostReadBy(db: Tx, viewer: Viewer, { language, now }: Reading): Promise<ReadyJson> {
  const [row] = await db.$queryRaw<{ body: string }[]>`
    with recursive
    readable as (${shownIn(language, readableBy(viewer, now))}),
    above as (
      select c.id, c.id as top from category c where c.parent_id is null and c.retired_at is null and ${isFor(viewer, sql`c.audiences`)}
      union all
      select c.id, b.top from above b join category c on c.parent_id = b.id
      where c.retired_at is null and ${isFor(viewer, sql`c.audiences`)}),
    ranked as (
      select b.top, a.*, row_number() over (partition by b.top order by a.read_count desc, a.id desc) as place
      from (select distinct b.top, k.answer_id from above b join answer_category k on k.category_id = b.id) b
      join readable a on a.id = b.answer_id)
    select json_build_object('items', coalesce(json_agg(json_build_object(
      'category', json_build_object('id', c.id, 'label', c.label),
      'answers', (select json_agg(json_build_object(${SHORT_KEYS}) order by a.place) from ranked a where a.top = c.id and a.place <= ${OF_EACH}))
      order by c.position, c.label), '[]'))::text as body
    from category c where exists (select from ranked a where a.top = c.id)`
  return new ReadyJson(row?.body ?? '')
}

const OF_EACH = 3

function matching({ q = '', category, product }: Omit<AnswerQuery, 'cursor' | 'limit'>): {
  rank: Sql
  where: Sql
} {
  const wanted: Sql[] = [sql`true`]
  if (category !== undefined)
    wanted.push(sql`exists (select from answer_category k
      where k.answer_id = a.id and k.category_id in (select category_subtree(${category}::uuid)))`)
  if (product !== undefined)
    wanted.push(
      sql`exists (select from answer_product k where k.answer_id = a.id and k.product_id = ${product}::uuid)`,
    )
  const typed = q.trim()
  if (typed === '') return { rank: sql`0::smallint`, where: join(wanted, ' and ') }
  // The words of whichever language it is written in.
  const words = sql`(${wordsOf(typed)} || ${wordsOf(typed, 'guichet_en')})`
  const named = isAmong(sql`select x.answer_id, x.language from answer_text x where ${inTitle(words)}`)
  const said = isAmong(sql`select x.answer_id, x.language from answer_text x where x.words @@ ${words}`)
  // Almost the title: a letter missing, two exchanged.
  wanted.push(sql`(${said} or plain_text(${typed}::text) <% plain_text(a.title))`)
  return {
    rank: sql`(case when ${named} then 2 when ${said} then 1 else 0 end)::smallint`,
    where: join(wanted, ' and '),
  }
}
