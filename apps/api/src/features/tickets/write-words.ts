import { Prisma } from '../../db/generated/client.ts'
import type { Act } from './write-act.ts'

// A tsvector holds 1 MiB, 2^20 - 1 bytes, or the statement fails. Words of a text take four times its bytes at the very worst
// (compounds are kept whole and in parts); written out, a tsvector is never shorter than 0.8 of what it takes.
const bytesOfText = 100_000
const bytesWritten = 480_000

/** The words of an act, for those who may read them; a ticket that has too many already keeps those it has. */
export function searchRows({ entries, decision }: Act): Prisma.Sql[] {
  const { title = '', description = '' } = decision.patch
  const wordsFor = (audience: 'public' | 'team') =>
    entries.flatMap((entry) => (entry.audience === audience && entry.body !== null ? [entry.body] : []))
  const publicWords = cut([title, description, ...wordsFor('public')].join('\n').trim())
  const teamWords = cut(wordsFor('team').join('\n'))
  const set = [...append(Prisma.sql`public_text`, publicWords), ...append(Prisma.sql`team_text`, teamWords)]
  if (set.length === 0) return []
  return [
    Prisma.sql`words as (update ticket_search s set ${Prisma.join(set, ', ')} from moved m where s.ticket_id = m.id)`,
  ]
}

export const wordsOf = (text: string): Prisma.Sql => Prisma.sql`to_tsvector('guichet_fr', ${cut(text)})`

function append(column: Prisma.Sql, words: string): Prisma.Sql[] {
  if (words === '') return []
  return [
    Prisma.sql`${column} = case when octet_length(${column}::text) < ${bytesWritten} then ${column} || ${wordsOf(words)} else ${column} end`,
  ]
}

function cut(text: string): string {
  if (text.length <= bytesOfText / 4) return text
  return new TextDecoder().decode(Buffer.from(text).subarray(0, bytesOfText)).replace(/\ufffd+$/, '')
}
