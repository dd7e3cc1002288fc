import { useSearchParams } from 'react-router'

/** What one looks for among the answers, as the address says it. */
export type Place = { q: string; product: string; category: string; cursor: string }

const names = { q: 'q', product: 'produit', category: 'sujet', cursor: 'suite' } as const

export function usePlace(): Place {
  const [search] = useSearchParams()
  const said = (name: keyof Place) => search.get(names[name])?.trim() ?? ''
  return { q: said('q'), product: said('product'), category: said('category'), cursor: said('cursor') }
}

export function addressOf(place: Partial<Place>): string {
  const search = new URLSearchParams()
  for (const name of ['q', 'product', 'category', 'cursor'] as const) {
    const value = place[name] ?? ''
    if (value !== '') search.set(names[name], value)
  }
  return search.size === 0 ? '/reponses' : `/reponses?${search.toString()}`
}

/** What the API is asked: nothing for what was left empty. */
export function filtersOf({ q, product, category, cursor }: Place) {
  return {
    limit: 20,
    ...(q === '' ? {} : { q }),
    ...(product === '' ? {} : { product }),
    ...(category === '' ? {} : { category }),
    ...(cursor === '' ? {} : { cursor }),
  }
}
