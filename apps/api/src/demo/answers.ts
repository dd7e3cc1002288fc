import { DEMO_ANSWERS } from '../../../../prisma/demo/answers.ts'
import type { Tx } from '../db/client.ts'
import { newId } from '../db/id.ts'
import { htmlOfMarkdown } from '../html/markdown.ts'
import { sanitise } from '../html/sanitise.ts'

const day = 86_400_000

/** Writes the demo desk's answers, about the topics and products that it has. */
export async function writeAnswers(tx: Tx, now: Date): Promise<void> {
  const topics = new Map(
    (await tx.category.findMany({ where: { acceptsTickets: true } })).map(({ id, label }) => [label, id]),
  )
  const products = new Map((await tx.product.findMany()).map(({ id, label }) => [label, id]))
  for (const { about, products: named = [], audiences = [], changed, holds, kind, ...said } of DEMO_ANSWERS) {
    const updatedAt = new Date(now.getTime() - changed * day)
    const id = newId()
    const { title, summary, body } = said
    const texts = [
      { language: 'fr' as const, title, summary, html: sanitise(htmlOfMarkdown(body), id) },
      ...(said.en === undefined
        ? []
        : [
            {
              language: 'en' as const,
              title: said.en.title,
              summary: said.en.summary,
              html: sanitise(htmlOfMarkdown(said.en.body), id),
            },
          ]),
    ]
    await tx.answer.create({
      data: {
        id,
        kind,
        state: 'published',
        texts: { create: texts },
        audiences: [...audiences],
        publishedFrom: updatedAt,
        publishedUntil: holds === undefined ? null : new Date(now.getTime() + holds * day),
        createdAt: updatedAt,
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
