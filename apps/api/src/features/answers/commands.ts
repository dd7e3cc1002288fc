import type { AnswerFeedback, SearchOutcome } from '@guichet/contracts/answers'
import { LIMITS } from '@guichet/contracts/limits'
import { withoutPeople } from '@guichet/domain/anonymous'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import type { Tx } from '../../db/client.ts'
import { readable } from './scope.ts'

/** Says that the viewer read an answer that they may read now: counted the first time that they do. */
export async function markAnswerRead(db: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  const found = await db.$queryRaw<unknown[]>`
    with found as (${readable(viewer, id, now)}),
    noted as (
      insert into answer_reading (answer_id, person_id, read_at) select id, ${viewer.personId}::uuid, ${now}::timestamptz from found
      on conflict do nothing returning answer_id),
    counted as (update answer set read_count = read_count + 1 where id in (select answer_id from noted))
    select id from found`
  if (found.length === 0) throw new Refusal('not-found', 'refusal.not_found')
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

/** Counts a search that led nowhere, today: its words without whom they name, and not who typed them. */
export async function countSearch(
  db: Tx,
  viewer: Viewer,
  { q, outcome }: { q: string; outcome: SearchOutcome },
  now: Date,
): Promise<void> {
  const words = withoutPeople(q, [viewer.name])
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toLowerCase()
    .slice(0, WORDS_KEPT)
  if (words.replaceAll(/[[\]…\s]/gu, '').length < SHORTEST) return
  await db.$queryRaw`
    insert into answer_search (words, outcome, day) values (${words}::text, ${outcome}::search_outcome, (${now}::timestamptz)::date)
    on conflict (words, outcome, day) do update set times = answer_search.times + 1`
}

const WORDS_KEPT = 100
const SHORTEST = 3

/** Forgets the searches of more than a year ago. */
export async function sweepSearches(db: Tx, now: Date): Promise<void> {
  const limit = new Date(now.getTime() - LIMITS.searchKeptDays * 86_400_000)
  await db.answerSearch.deleteMany({ where: { day: { lt: limit } } })
}
