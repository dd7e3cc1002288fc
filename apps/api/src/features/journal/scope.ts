import { ABOUT } from '@guichet/contracts/journal'
import type { Subject } from '@guichet/contracts/journal'
import { Prisma } from '../../db/generated/client.ts'

const { sql, join } = Prisma
type Sql = Prisma.Sql

export interface Narrowing {
  readonly about?: Subject | undefined
  readonly authorId?: string | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
}

/** True of the entries `j` that a history is narrowed to. It speaks of nothing but the entry: who may read it is said apart. */
export function isLookedFor({ about, authorId, since, until }: Narrowing): Sql {
  const asked = [
    about === undefined ? null : isAbout(about),
    authorId === undefined ? null : isOf(authorId),
    since === undefined ? null : sql`j.at >= ${since}::timestamptz`,
    until === undefined ? null : sql`j.at <= ${until}::timestamptz`,
  ].filter((condition) => condition !== null)
  return asked.length === 0 ? sql`true` : sql`(${join(asked, ' and ')})`
}

function isAbout(subject: Subject): Sql {
  const { fields, kinds, holds } = ABOUT[subject]
  return sql`(j.kind = any(${[...kinds]}::text[])
    or exists (select from jsonb_array_elements(j.changes) c where c ->> 'field' = any(${[...fields]}::text[]))
    or ${holds === undefined ? sql`false` : HELD[holds]})`
}

const HELD: Readonly<Record<'words' | 'files', Sql>> = {
  words: sql`j.body is not null`,
  files: sql`exists (select from attachment x where x.entry_id = j.id)`,
}

const isOf = (authorId: string): Sql =>
  authorId === 'application' ? sql`j.author_id is null` : sql`j.author_id = ${authorId}::uuid`
