import type { Db } from '../src/db/client.ts'
import type { Prisma } from '../src/db/generated/client.ts'
import { newId } from '../src/db/id.ts'

type Row = Partial<Omit<Prisma.AnswerUncheckedCreateInput, 'categories' | 'products' | 'texts'>> & {
  language?: 'fr' | 'en'
  title?: string
  summary?: string
  html?: string
  categories?: readonly string[]
  products?: readonly string[]
}

const past = new Date('2026-01-05T08:00:00Z')

/** An answer that everybody may read, about nothing in particular; answers its id. */
export async function putAnswer(db: Db, { categories = [], products = [], ...rest }: Row = {}) {
  const {
    language = 'fr',
    title = 'Changer son mot de passe',
    summary = 'Deux minutes.',
    html = '<p>Ouvrez la page de connexion.</p>',
    ...row
  } = rest
  const { id } = await db.answer.create({
    data: {
      id: newId(),
      kind: 'usage',
      state: row.publishedFrom === null ? 'draft' : 'published',
      audiences: [],
      publishedFrom: past,
      createdAt: past,
      updatedAt: past,
      ...row,
      texts: { create: { language, title, summary, html } },
      categories: { create: categories.map((categoryId) => ({ categoryId })) },
      products: { create: products.map((productId) => ({ productId })) },
    },
  })
  return id
}
