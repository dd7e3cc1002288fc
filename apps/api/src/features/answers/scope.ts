import { id as uuid } from '@guichet/contracts/primitives'
import type { Language } from '@guichet/contracts/me'
import type { Viewer } from '@guichet/domain/facts'
import { Prisma } from '../../db/generated/client.ts'

const { sql } = Prisma
type Sql = Prisma.Sql

/** The answers `a` that this viewer may read now: published, and for people as they are. Agents, who answer others, read all that are. */
export const readableBy = (viewer: Viewer, now: Date): Sql => sql`
  a.state = 'published' and a.published_from <= ${now}::timestamptz and (a.published_until is null or a.published_until > ${now}::timestamptz)
  and ${isFor(viewer, sql`a.audiences`)}`

/** The answer of this id, when the viewer may read it now. What is no id is simply unknown. */
export const readable = (viewer: Viewer, id: string, now: Date): Sql =>
  uuid.safeParse(id).success
    ? sql`select a.* from answer a where a.id = ${id}::uuid and ${readableBy(viewer, now)}`
    : sql`select a.* from answer a where false`

/** Answers with what they say in the reader's language, else in the other, of those that `chosen` lets pass: a table of one row each. */
export const shownIn = (language: Language, chosen: Sql): Sql => sql`
  select a.id, a.kind, a.audiences, a.read_count, a.updated_at, a.published_from, a.published_until, x.language, x.title, x.summary, x.html, x.words
  from answer a join lateral (
    select * from answer_text x where x.answer_id = a.id order by x.language::text = ${language}::text desc, x.language limit 1) x on true
  where ${chosen}`

/** True of an answer `a` whose text, as it is shown, is one of these: found in an index, for reading the words of each costs more than all the rest. */
export const isAmong = (texts: Sql): Sql => sql`(a.id, a.language) in (${texts})`

/** True of a text `x` with these words in its title, as its index has them. */
export const inTitle = (words: Sql): Sql => sql`ts_filter(x.words, '{a}') @@ ${words}`

/** True where these audiences are nobody’s in particular, or hold one of the viewer’s. */
export const isFor = (viewer: Viewer, audiences: Sql): Sql =>
  viewer.memberships.length > 0
    ? sql`true`
    : sql`(${audiences} = '{}' or ${audiences} && ${[...viewer.audiences]}::text[])`
