import type { Db } from '../src/db/client.ts'
import type { Prisma } from '../src/db/generated/client.ts'
import { newId } from '../src/db/id.ts'

type Row = Partial<Omit<Prisma.AnswerUncheckedCreateInput, 'categories' | 'products'>> & {
  categories?: readonly string[]
  products?: readonly string[]
}

const past = new Date('2026-01-05T08:00:00Z')

/** An answer that everybody may read, about nothing in particular; answers its id. */
export async function putAnswer(db: Db, { categories = [], products = [], ...row }: Row = {}) {
  const { id } = await db.answer.create({
    data: {
      id: newId(),
      kind: 'usage',
      title: 'Changer son mot de passe',
      summary: 'Deux minutes.',
      body: 'Ouvrez la page de connexion.',
      audiences: [],
      publishedFrom: past,
      updatedAt: past,
      ...row,
      categories: { create: categories.map((categoryId) => ({ categoryId })) },
      products: { create: products.map((productId) => ({ productId })) },
    },
  })
  return id
}
