import type { Viewer } from '@guichet/domain/facts'
import { Prisma } from '../../db/generated/client.ts'
import { isFor } from './scope.ts'

const { sql, empty } = Prisma
type Sql = Prisma.Sql

/** What every list says of an answer `a`. */
export const SHORT_KEYS = sql`
  'id', a.id, 'kind', a.kind, 'language', a.language, 'title', a.title, 'summary', a.summary, 'updatedAt', a.updated_at`

/** The contract's answerSummary for `a`, with `more` keys. */
export const answerJson = (viewer: Viewer, more: Sql = empty): Sql => sql`json_build_object(${SHORT_KEYS},
  'categories', (select coalesce(json_agg(json_build_object('id', c.id, 'label', c.label) order by c.position, c.label), '[]')
    from answer_category k join category c on c.id = k.category_id
    where k.answer_id = a.id and c.retired_at is null and ${isFor(viewer, sql`c.audiences`)}),
  'products', (select coalesce(json_agg(json_build_object('id', d.id, 'label', d.label,
      'family', json_build_object('id', y.id, 'label', y.label)) order by plain_text(d.label)), '[]')
    from answer_product k join product d on d.id = k.product_id join product_family y on y.id = d.family_id
    where k.answer_id = a.id and d.retired_at is null)
  ${more})`
