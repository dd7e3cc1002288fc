import { Prisma } from '../../db/generated/client.ts'

const { sql } = Prisma

/** Accents and case ignored; `%`, `_` and `\` are themselves. Served by the trigram index on plain_text(column). */
export const contains = (column: Prisma.Sql, typed: string): Prisma.Sql =>
  sql`plain_text(${column}) like '%' || regexp_replace(plain_text(${typed}), '([\\\\%_])', '\\\\\\1', 'g') || '%'`
