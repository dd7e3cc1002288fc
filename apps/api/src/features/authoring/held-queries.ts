import type { AnswerState } from '@guichet/contracts/authoring'
import type { Tx } from '../../db/client.ts'
import { stateNow } from './present.ts'
import { unknownAnswer } from './scope.ts'

/** An answer whose row nobody else may write until the transaction ends. */
export interface Held {
  readonly id: string
  readonly version: number
  readonly state: AnswerState
  /** Of the row: whether it is published, be it over or not. */
  readonly isPublished: boolean
  readonly validFrom: Date | null
  readonly validUntil: Date | null
  readonly texts: readonly {
    readonly language: 'fr' | 'en'
    readonly title: string
    readonly summary: string
    readonly html: string
  }[]
  readonly lastAuthor: string
}

export async function heldById(tx: Tx, id: string, now: Date): Promise<Held> {
  await tx.$queryRaw`select from answer where id = ${id}::uuid for update`
  const [held] = await tx.$queryRaw<Held[]>`
    select a.id, a.version, ${stateNow(now)}::text as state, a.state = 'published' as "isPublished",
      a.published_from as "validFrom", a.published_until as "validUntil",
      (select coalesce(json_agg(json_build_object('language', x.language, 'title', x.title, 'summary', x.summary, 'html', x.html)
        order by x.language), '[]') from answer_text x where x.answer_id = a.id) as texts,
      coalesce((select p.name from answer_revision r join person p on p.id = r.author_id
        where r.answer_id = a.id order by r.number desc limit 1), '?') as "lastAuthor"
    from answer a where a.id = ${id}::uuid`
  if (held === undefined) throw unknownAnswer()
  return held
}
