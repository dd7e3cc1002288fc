import type { AnswerQuery } from '@guichet/contracts/answers'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import { listName, pageText, readCursor } from '../../db/cursor.ts'
import type { KeyType } from '../../db/cursor.ts'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { wordsOf } from '../../db/text-match.ts'
import { ReadyJson } from '../../http/ready-json.ts'
import { answerJson } from './present.ts'
import { readable, readableBy } from './scope.ts'

const { sql, join } = Prisma
type Sql = Prisma.Sql

const KEYS: readonly KeyType[] = ['smallint', 'bigint', 'uuid']

/** One page of the answers that the viewer may read now: the best match first, then the most read. */
export async function answersFor(
  db: Tx,
  viewer: Viewer,
  { cursor, limit, ...filters }: AnswerQuery,
  now: Date,
): Promise<ReadyJson> {
  const list = listName('answers', viewer.personId, filters)
  const start = readCursor(cursor, list, KEYS)
  const { rank, where } = matching(filters)
  const after =
    start === null
      ? sql`true`
      : sql`(rank, read_count::bigint, id) < (${start[0]}::smallint, ${start[1]}::bigint, ${start[2]}::uuid)`
  const [page] = await db.$queryRaw<{ items: string; ended: string[] | null }[]>`
    with found as (select a.*, ${rank} as rank from answer a where ${readableBy(viewer, now)} and ${where}),
    page as (select * from found where ${after} order by rank desc, read_count desc, id desc limit ${limit + 1}),
    shown as (select * from page order by rank desc, read_count desc, id desc limit ${limit})
    select
      (select coalesce(json_agg(${answerJson(viewer)} order by a.rank desc, a.read_count desc, a.id desc), '[]')::text from shown a) as items,
      (select array[rank::text, read_count::text, id::text] from page where (select count(*) from page) > ${limit}
        order by rank desc, read_count desc, id desc offset ${limit - 1} limit 1) as ended`
  return new ReadyJson(pageText(list, page))
}

/** An answer that the viewer may read now (404 otherwise). */
export async function answerById(db: Tx, viewer: Viewer, id: string, now: Date): Promise<ReadyJson> {
  const [row] = await db.$queryRaw<{ body: string }[]>`
    select ${answerJson(
      viewer,
      sql`, 'body', a.body, 'helpful', (select o.helpful from answer_opinion o
        where o.answer_id = a.id and o.person_id = ${viewer.personId}::uuid)`,
    )}::text as body
    from (${readable(viewer, id, now)}) a`
  if (row === undefined) throw new Refusal('not-found', 'refusal.not_found')
  return new ReadyJson(row.body)
}

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
  const words = wordsOf(typed)
  // Almost the title: a letter missing, two exchanged.
  wanted.push(sql`(a.words @@ ${words} or plain_text(${typed}::text) <% plain_text(a.title))`)
  return {
    rank: sql`(case when ts_filter(a.words, '{a}') @@ ${words} then 2 when a.words @@ ${words} then 1 else 0 end)::smallint`,
    where: join(wanted, ' and '),
  }
}
