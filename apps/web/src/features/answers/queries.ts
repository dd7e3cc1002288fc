import { queryOptions } from '@tanstack/react-query'
import { getAnswer, listAnswers, listMostRead, suggestAnswers } from '@guichet/contracts/answers'
import { call, ProblemError, type CallOptions } from '../../api.ts'

export type AnswerFilters = NonNullable<CallOptions<typeof listAnswers>['query']>

const aWhile = 5 * 60_000

/** One page of the answers that the reader may read, the most read or the best match first. */
export const answersQuery = (filters: AnswerFilters) =>
  queryOptions({
    queryKey: ['answers', 'list', filters],
    queryFn: ({ signal }) => call(listAnswers, { query: filters, signal, by: 'page' }),
    staleTime: aWhile,
  })

/** Of each service, what is read most. */
export const mostReadQuery = queryOptions({
  queryKey: ['answers', 'most-read'],
  queryFn: ({ signal }) => call(listMostRead, { signal, by: 'page' }),
  staleTime: aWhile,
})

export const answerQuery = (id: string) =>
  queryOptions({
    queryKey: ['answers', 'one', id],
    queryFn: ({ signal }) => call(getAnswer, { params: { id }, signal, by: 'page' }),
    staleTime: aWhile,
    retry: (times, error) => !(error instanceof ProblemError) && times < 2,
  })

/** So many words say what a request is about. */
const enough = 3
/** Code points: who writes more has said what it is about. */
const read = 2_000

/** What may spare the request being written; asks nothing before the third word, and is never an obstacle. */
export const suggestionsQuery = (categoryId: string, written: string) => {
  const text = Array.from(written.trim()).slice(0, read).join('')
  return queryOptions({
    queryKey: ['answers', 'suggested', categoryId, text],
    queryFn: ({ signal }) => call(suggestAnswers, { body: { categoryId, text }, signal, by: 'page' }),
    enabled: text.split(/\s+/u).length >= enough,
    staleTime: aWhile,
    retry: false,
  })
}
