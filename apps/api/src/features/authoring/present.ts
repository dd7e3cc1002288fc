import type { Language } from '@guichet/contracts/me'
import { Prisma } from '../../db/generated/client.ts'
import { personJson } from '../people/queries.ts'

const { sql } = Prisma
type Sql = Prisma.Sql

/** Published, and its last day over: it is out of date for everybody. */
export const stateNow = (now: Date): Sql => sql`
  (case when a.state = 'published' and a.published_until <= ${now}::timestamptz then 'outdated' else a.state end)`

/** What the text of `a` says in one language, or null. */
const textIn = (language: Language): Sql => sql`(
  select json_build_object('title', x.title, 'summary', x.summary, 'html', x.html)
  from answer_text x where x.answer_id = a.id and x.language::text = ${language}::text)`

/** The contract's writtenSummary of `a`, as an author reads it. */
export const summaryKeys = (language: Language, now: Date): Sql => sql`
  'id', a.id, 'state', ${stateNow(now)}, 'kind', a.kind,
  'title', (select x.title from answer_text x where x.answer_id = a.id order by x.language::text = ${language}::text desc, x.language limit 1),
  'languages', (select json_agg(x.language order by x.language) from answer_text x where x.answer_id = a.id),
  'audiences', a.audiences,
  'categories', (select coalesce(json_agg(json_build_object('id', c.id, 'label', c.label) order by c.position, c.label), '[]')
    from answer_category k join category c on c.id = k.category_id where k.answer_id = a.id),
  'products', (select coalesce(json_agg(json_build_object('id', d.id, 'label', d.label,
      'family', json_build_object('id', y.id, 'label', y.label)) order by plain_text(d.label)), '[]')
    from answer_product k join product d on d.id = k.product_id join product_family y on y.id = d.family_id where k.answer_id = a.id),
  'validFrom', a.published_from, 'validUntil', a.published_until,
  'author', (select ${personJson(sql`p`)} from person p where p.id = a.author_id),
  'updatedAt', a.updated_at, 'readCount', a.read_count,
  'helpful', (select count(*) from answer_opinion o where o.answer_id = a.id and o.helpful),
  'unhelpful', (select count(*) from answer_opinion o where o.answer_id = a.id and not o.helpful)`

/** What authors write of `a`: the contract's answerContent. */
export const contentJson = sql`json_build_object(
  'kind', a.kind, 'audiences', a.audiences,
  'categoryIds', (select coalesce(json_agg(k.category_id order by k.category_id), '[]') from answer_category k where k.answer_id = a.id),
  'productIds', (select coalesce(json_agg(k.product_id order by k.product_id), '[]') from answer_product k where k.answer_id = a.id),
  'validFrom', a.published_from, 'validUntil', a.published_until,
  'texts', json_build_object('fr', ${textIn('fr')}, 'en', ${textIn('en')}))`
