import type { WrittenQuery } from '@guichet/contracts/authoring'
import { writtenAnswer, type WrittenAnswer } from '@guichet/contracts/authoring'
import { LIMITS } from '@guichet/contracts/limits'
import { answerActsOn, mayEditAnswer } from '@guichet/domain/answers'
import type { Viewer } from '@guichet/domain/facts'
import { listName, pageText, readCursor, type KeyType } from '../../db/cursor.ts'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { contains } from '../../db/text-match.ts'
import { ReadyJson } from '../../http/ready-json.ts'
import type { Reading } from '../answers/queries.ts'
import { personJson } from '../people/queries.ts'
import { contentJson, stateNow, summaryKeys } from './present.ts'
import { requireAuthor, unknownAnswer, writableBy } from './scope.ts'

const { sql, join } = Prisma

const KEYS: readonly KeyType[] = ['timestamptz', 'uuid']

/** One page of the answers that the viewer may write, in every state, the last changed first. */
export async function writtenFor(
  db: Tx,
  viewer: Viewer,
  { cursor, limit, state, q = '' }: WrittenQuery,
  { language, now }: Reading,
): Promise<ReadyJson> {
  requireAuthor(viewer)
  const list = listName('written', viewer.personId, state, q)
  const start = readCursor(cursor, list, KEYS)
  const wanted = [writableBy(viewer)]
  if (state !== undefined) wanted.push(sql`${stateNow(now)}::text = ${state}`)
  if (q.trim() !== '')
    wanted.push(sql`exists (select from answer_text x where x.answer_id = a.id
      and (${contains(sql`x.title`, q.trim())} or x.words @@ websearch_to_tsquery('guichet_fr', ${q}) or x.words @@ websearch_to_tsquery('guichet_en', ${q})))`)
  if (start !== null) wanted.push(sql`(a.updated_at, a.id) < (${start[0]}::timestamptz, ${start[1]}::uuid)`)
  const [page] = await db.$queryRaw<{ items: string; ended: string[] | null }[]>`
    with page as (select * from answer a where ${join(wanted, ' and ')} order by updated_at desc, id desc limit ${limit + 1}),
    shown as (select * from page order by updated_at desc, id desc limit ${limit})
    select
      (select coalesce(json_agg(json_build_object(${summaryKeys(language, now)}) order by a.updated_at desc, a.id desc), '[]')::text from shown a) as items,
      (select array[updated_at::text, id::text] from page where (select count(*) from page) > ${limit}
        order by updated_at desc, id desc offset ${limit - 1} limit 1) as ended`
  return new ReadyJson(pageText(list, page))
}

/** An answer as its authors see it, with what they may do to it now (404 to others). */
export async function writtenById(
  db: Tx,
  viewer: Viewer,
  id: string,
  { language, now }: Reading,
): Promise<WrittenAnswer> {
  requireAuthor(viewer, id)
  const [row] = await db.$queryRaw<{ body: object }[]>`
    select json_build_object(${summaryKeys(language, now)}, 'version', a.version, 'createdAt', a.created_at, 'content', ${contentJson},
      'comments', (select coalesce(json_agg(json_build_object('at', o.at, 'helpful', o.helpful, 'comment', o.comment) order by o.at desc), '[]')
        from (select * from answer_opinion o where o.answer_id = a.id and o.comment is not null order by o.at desc limit ${SHOWN}) o)) as body
    from answer a where a.id = ${id}::uuid and ${writableBy(viewer)}`
  if (row === undefined) throw unknownAnswer()
  const read = writtenAnswer.omit({ allowed: true, mayEdit: true }).parse(row.body)
  return {
    ...read,
    allowed: answerActsOn(read.state, viewer),
    mayEdit: mayEditAnswer(read.state, viewer),
  }
}

const SHOWN = 50

/** Who did what to it, the last first. */
export async function revisionsOf(
  db: Tx,
  viewer: Viewer,
  id: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<ReadyJson> {
  requireAuthor(viewer, id)
  const list = listName('revisions', viewer.personId, id)
  const start = readCursor(cursor, list, ['bigint'])
  const earlier = start === null ? sql`true` : sql`r.number < ${start[0]}::bigint`
  const [page] = await db.$queryRaw<{ known: boolean; items: string; ended: string[] | null }[]>`
    with page as (select r.* from answer_revision r join answer a on a.id = r.answer_id
      where r.answer_id = ${id}::uuid and ${writableBy(viewer)} and ${earlier} order by r.number desc limit ${limit + 1}),
    shown as (select * from page order by number desc limit ${limit})
    select exists (select from answer a where a.id = ${id}::uuid and ${writableBy(viewer)}) as known,
      (select coalesce(json_agg(json_build_object('number', s.number, 'at', s.at, 'act', s.act,
        'author', (select ${personJson(sql`p`)} from person p where p.id = s.author_id)) order by s.number desc), '[]')::text from shown s) as items,
      (select array[number::text] from page where (select count(*) from page) > ${limit} order by number desc offset ${limit - 1} limit 1) as ended`
  if (page?.known !== true) throw unknownAnswer()
  return new ReadyJson(pageText(list, page))
}

/** What it said after a revision, as JSON text; 404 when there is none of that number. */
export async function revisionOf(db: Tx, viewer: Viewer, id: string, number: string): Promise<ReadyJson> {
  requireAuthor(viewer, id)
  if (!/^\d{1,9}$/u.test(number)) throw unknownAnswer()
  const [row] = await db.$queryRaw<{ body: string }[]>`
    select r.content::text as body from answer_revision r join answer a on a.id = r.answer_id
    where r.answer_id = ${id}::uuid and r.number = ${Number(number)}::int and ${writableBy(viewer)}`
  if (row === undefined) throw unknownAnswer()
  return new ReadyJson(row.body)
}

/** What was looked for in vain lately, the most often first. */
export async function searchesInVain(db: Tx, viewer: Viewer, now: Date): Promise<ReadyJson> {
  requireAuthor(viewer)
  const since = new Date(now.getTime() - LIMITS.searchDays * 86_400_000)
  const [row] = await db.$queryRaw<{ body: string }[]>`
    select json_build_object('items', coalesce(json_agg(json_build_object('words', s.words, 'nothing', s.nothing, 'filed', s.filed,
      'lastDay', s.last_day) order by s.nothing + s.filed desc, s.last_day desc, s.words), '[]'))::text as body
    from (select words, coalesce(sum(times) filter (where outcome = 'nothing'), 0)::int as nothing,
        coalesce(sum(times) filter (where outcome = 'filed'), 0)::int as filed, max(day) as last_day
      from answer_search where day >= (${since}::timestamptz)::date
      group by words order by sum(times) desc, max(day) desc, words limit ${SEARCHES}) s`
  return new ReadyJson(row?.body ?? '')
}

const SEARCHES = 100
