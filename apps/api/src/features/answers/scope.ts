import type { Viewer } from '@guichet/domain/facts'
import { Prisma } from '../../db/generated/client.ts'

const { sql } = Prisma
type Sql = Prisma.Sql

/** The answers `a` that this viewer may read now: published, and for people as they are. Agents, who answer others, read all that are. */
export const readableBy = (viewer: Viewer, now: Date): Sql => sql`
  a.published_from <= ${now}::timestamptz and (a.published_until is null or a.published_until > ${now}::timestamptz)
  and ${isFor(viewer, sql`a.audiences`)}`

/** True where these audiences are nobody’s in particular, or hold one of the viewer’s. */
export const isFor = (viewer: Viewer, audiences: Sql): Sql =>
  viewer.memberships.length > 0
    ? sql`true`
    : sql`(${audiences} = '{}' or ${audiences} && ${[...viewer.audiences]}::text[])`
