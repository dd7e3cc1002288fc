import { DEMO_ANSWERS } from '../../../../prisma/demo/answers.ts'
import type { Tx } from '../db/client.ts'
import { newId } from '../db/id.ts'

const day = 86_400_000

/** Writes the demo desk's answers, about the topics and products that it has. */
export async function writeAnswers(tx: Tx, now: Date): Promise<void> {
  const topics = new Map(
    (await tx.category.findMany({ where: { acceptsTickets: true } })).map(({ id, label }) => [label, id]),
  )
  const products = new Map((await tx.product.findMany()).map(({ id, label }) => [label, id]))
  for (const { about, products: named = [], audiences = [], changed, holds, ...text } of DEMO_ANSWERS) {
    const updatedAt = new Date(now.getTime() - changed * day)
    await tx.answer.create({
      data: {
        id: newId(),
        ...text,
        audiences: [...audiences],
        publishedFrom: updatedAt,
        publishedUntil: holds === undefined ? null : new Date(now.getTime() + holds * day),
        updatedAt,
        categories: { create: about.map((label) => ({ categoryId: idOf(topics, label) })) },
        products: { create: named.map((label) => ({ productId: idOf(products, label) })) },
      },
    })
  }
}

function idOf(ids: ReadonlyMap<string, string>, label: string): string {
  const id = ids.get(label)
  if (id === undefined) throw new Error(`an answer of the demo is about what it has not: ${label}`)
  return id
}
