import { queryOptions } from '@tanstack/react-query'
import { getCatalogue, listEstablishments, listProducts } from '@guichet/contracts/catalogue'
import { call } from '../../api.ts'

const aWhile = 5 * 60_000

/** The tree of what may be asked, as the reader may see it. */
export const catalogueQuery = queryOptions({
  queryKey: ['catalogue'],
  queryFn: ({ signal }) => call(getCatalogue, { signal, by: 'page' }),
  staleTime: aWhile,
})

export const productsQuery = queryOptions({
  queryKey: ['products'],
  queryFn: ({ signal }) => call(listProducts, { signal, by: 'page' }),
  staleTime: aWhile,
})

/** One's own establishments, with who heads each. */
export const establishmentsQuery = queryOptions({
  queryKey: ['establishments'],
  queryFn: ({ signal }) => call(listEstablishments, { signal, by: 'page' }),
  staleTime: aWhile,
})
