import type { AnswerContent, Revision } from '@guichet/contracts/authoring'
import type { Viewer } from '@guichet/domain/facts'
import { refusal } from '@guichet/domain/reasons'
import type { Tx } from '../../db/client.ts'
import { contentJson } from './present.ts'

/** Writes what an answer says and what it is about, in place of what it said. */
export async function writeContent(
  tx: Tx,
  id: string,
  { categoryIds, productIds, validFrom, validUntil, texts }: AnswerContent,
): Promise<void> {
  const instant = (text: string | null) => (text === null ? null : new Date(text))
  await tx.answer.update({
    where: { id },
    data: {
      publishedFrom: instant(validFrom),
      publishedUntil: instant(validUntil),
      categories: { deleteMany: {}, create: unique(categoryIds).map((categoryId) => ({ categoryId })) },
      products: { deleteMany: {}, create: unique(productIds).map((productId) => ({ productId })) },
      texts: { deleteMany: {} },
    },
  })
  const written = (['fr', 'en'] as const).flatMap((language) => {
    const text = texts[language]
    return text === null ? [] : [{ answerId: id, language, ...text }]
  })
  await tx.answerText.createMany({ data: written })
}

/** Adds to its revisions who just did what, and what it now says. */
export async function keepRevision(
  tx: Tx,
  id: string,
  { personId }: Viewer,
  act: Revision['act'],
  now: Date,
): Promise<void> {
  await tx.$queryRaw`
    insert into answer_revision (answer_id, number, at, author_id, act, content)
    select a.id, a.version, ${now}::timestamptz, ${personId}::uuid, ${act}::text, ${contentJson} from answer a where a.id = ${id}::uuid`
}

/** What came with the desk has no revision yet: what it says now is kept as one before it changes. */
export async function keepFirst(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`
    insert into answer_revision (answer_id, number, at, author_id, act, content)
    select a.id, a.version, a.updated_at, a.author_id, 'create', ${contentJson} from answer a
    where a.id = ${id}::uuid and not exists (select from answer_revision r where r.answer_id = a.id)`
}

/** Refuses (422) a topic or a product that is not there. */
export async function requireKnown(tx: Tx, { categoryIds, productIds }: AnswerContent): Promise<void> {
  const categories = unique(categoryIds)
  const products = unique(productIds)
  if ((await tx.category.count({ where: { id: { in: categories } } })) < categories.length)
    throw refusal('refusal.category_unknown', { pointer: '/categoryIds' })
  if ((await tx.product.count({ where: { id: { in: products } } })) < products.length)
    throw refusal('refusal.product_unknown', { pointer: '/productIds' })
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)]
