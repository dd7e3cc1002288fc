import { id as uuid } from '@guichet/contracts/primitives'
import { mayWriteAnswers } from '@guichet/domain/answers'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import { Prisma } from '../../db/generated/client.ts'

const { sql } = Prisma

/** The answers `a` that this viewer may write: all of them, or none that they could tell from one that never was. */
export const writableBy = (viewer: Viewer): Prisma.Sql => (mayWriteAnswers(viewer) ? sql`true` : sql`false`)

/** An id in an address, of something that this viewer may write; else it is unknown (404). */
export function requireAuthor(viewer: Viewer, id?: string): void {
  if (!mayWriteAnswers(viewer) || (id !== undefined && !uuid.safeParse(id).success)) throw unknownAnswer()
}

export const unknownAnswer = () => new Refusal('not-found', 'refusal.not_found')
