import type { AnswerFeedback } from '@guichet/contracts/answers'
import { id as uuid } from '@guichet/contracts/primitives'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/client.ts'
import { ReadyJson } from '../../http/ready-json.ts'
import { answerJson } from './present.ts'
import { readableBy } from './scope.ts'

const { sql } = Prisma

/** An answer that the viewer may read now, counted the first time that they do. */
export async function openAnswer(db: Tx, viewer: Viewer, id: string, now: Date): Promise<ReadyJson> {
  const [row] = await db.$queryRaw<{ body: string }[]>`
    with found as (${readable(viewer, id, now)}),
    noted as (
      insert into answer_reading (answer_id, person_id, read_at) select id, ${viewer.personId}::uuid, ${now}::timestamptz from found
      on conflict do nothing returning answer_id),
    counted as (update answer set read_count = read_count + 1 where id in (select answer_id from noted))
    select ${answerJson(
      viewer,
      sql`, 'body', a.body, 'helpful', (select o.helpful from answer_opinion o
        where o.answer_id = a.id and o.person_id = ${viewer.personId}::uuid)`,
    )}::text as body
    from found a`
  if (row === undefined) throw new Refusal('not-found', 'refusal.not_found')
  return new ReadyJson(row.body)
}

/** Keeps whether the answer helped the viewer, in place of what they said before. */
export async function keepOpinion(
  db: Tx,
  viewer: Viewer,
  id: string,
  { helpful, comment = '' }: AnswerFeedback,
  now: Date,
): Promise<void> {
  const said = comment.trim() === '' ? null : comment
  const found = await db.$queryRaw<unknown[]>`
    with found as (${readable(viewer, id, now)}),
    kept as (
      insert into answer_opinion (answer_id, person_id, helpful, comment, at)
      select id, ${viewer.personId}::uuid, ${helpful}::boolean, ${said}::text, ${now}::timestamptz from found
      on conflict (answer_id, person_id) do update
        set helpful = excluded.helpful, comment = excluded.comment, at = excluded.at)
    select id from found`
  if (found.length === 0) throw new Refusal('not-found', 'refusal.not_found')
}

// What is no id is simply unknown.
const readable = (viewer: Viewer, id: string, now: Date): Prisma.Sql =>
  uuid.safeParse(id).success
    ? sql`select a.* from answer a where a.id = ${id}::uuid and ${readableBy(viewer, now)}`
    : sql`select a.* from answer a where false`
