import { id as uuid } from '@guichet/contracts/primitives'
import type { Viewer } from '@guichet/domain/facts'
import { Prisma } from '../../db/generated/client.ts'

const { sql } = Prisma
type Sql = Prisma.Sql

/** The answers `a` that this viewer may read now: published, and for people as they are. Agents, who answer others, read all that are. */
export const readableBy = (viewer: Viewer, now: Date): Sql => sql`
  a.published_from <= ${now}::timestamptz and (a.published_until is null or a.published_until > ${now}::timestamptz)
  and ${isFor(viewer, sql`a.audiences`)}`

/** The answer of this id, when the viewer may read it now. What is no id is simply unknown. */
export const readable = (viewer: Viewer, id: string, now: Date): Sql =>
  uuid.safeParse(id).success
    ? sql`select a.* from answer a where a.id = ${id}::uuid and ${readableBy(viewer, now)}`
    : sql`select a.* from answer a where false`

/** True where these audiences are nobody’s in particular, or hold one of the viewer’s. */
export const isFor = (viewer: Viewer, audiences: Sql): Sql =>
  viewer.memberships.length > 0
    ? sql`true`
    : sql`(${audiences} = '{}' or ${audiences} && ${[...viewer.audiences]}::text[])`
