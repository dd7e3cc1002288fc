import type { AnswerContent } from '@guichet/contracts/authoring'
import { LIMITS } from '@guichet/contracts/limits'
import { withoutPeople } from '@guichet/domain/anonymous'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import type { Translate } from '@guichet/i18n/translate'
import type { Tx } from '../../db/client.ts'
import { htmlOfText } from '../../html/markdown.ts'
import { seenBy } from '../standing/queries.ts'
import { requireAuthor, unknownAnswer } from './scope.ts'

interface TicketWords {
  readonly standing: string
  readonly isOver: boolean
  readonly title: string
  readonly description: string
  readonly categoryId: string
  readonly productId: string | null
  /** Everybody that the ticket knows: names, logins and addresses. */
  readonly people: readonly string[]
  /** What the desk answered in public, oldest first. */
  readonly answers: readonly string[]
}

/**
 * What a draft begins with that is made from a ticket of the desk's: its question and the desk's public answers, without
 * anybody's name, address or number. Refuses (404) a ticket that the viewer may not read, and (422) one that is no solution yet.
 */
export async function draftFromTicket(
  db: Tx,
  viewer: Viewer,
  reference: string,
  t: Translate,
): Promise<AnswerContent> {
  requireAuthor(viewer)
  const [ticket] = await db.$queryRaw<TicketWords[]>`
    with seen as (${seenBy(viewer, reference)})
    select s.standing, t.status in ('resolved', 'closed') as "isOver", t.title, t.description,
      t.category_id as "categoryId", t.product_id as "productId",
      array(select unnest(array[p.name, p.login, p.email]) from person p where p.id in (
        select t.requester_id union select t.agent_id union select t.filed_by_id
        union select k.person_id from participant k where k.ticket_id = t.id
        union select e.author_id from journal_entry e where e.ticket_id = t.id)) as people,
      array(select e.body from journal_entry e where e.ticket_id = t.id and e.audience = 'public' and not e.from_requester
        and e.body is not null and btrim(e.body) <> '' order by e.at, e.id) as answers
    from seen s join ticket t on t.id = s.id`
  if (ticket === undefined) throw unknownAnswer()
  if (!ticket.isOver || (ticket.standing !== 'agent' && ticket.standing !== 'guest'))
    throw new Refusal('invalid', 'refusal.article_ticket', { pointer: '/fromTicket' })
  return contentOf(ticket, t)
}

function contentOf(
  { title, description, categoryId, productId, people, answers }: TicketWords,
  t: Translate,
): AnswerContent {
  const known = people.filter((name) => typeof name === 'string')
  const clean = (text: string) => htmlOfText(withoutPeople(text, known))
  const html = [
    `<h2>${t('authoring.from.problem')}</h2>`,
    clean(description),
    `<h2>${t('authoring.from.solution')}</h2>`,
    ...answers.map(clean),
  ].join('')
  const said = { title: withoutPeople(title, known), summary: '', html: html.slice(0, LIMITS.text) }
  return {
    kind: 'workaround',
    audiences: [],
    categoryIds: [categoryId],
    productIds: productId === null ? [] : [productId],
    validFrom: null,
    validUntil: null,
    texts: { fr: said, en: null },
  }
}
