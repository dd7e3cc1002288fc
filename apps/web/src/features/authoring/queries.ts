import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import {
  getRevision,
  getWritten,
  listRevisions,
  listSearches,
  listWritten,
  type AnswerState,
} from '@guichet/contracts/authoring'
import { call, ProblemError } from '../../api.ts'

const authoring = ['authoring'] as const

const mayPass = (times: number, error: Error) => !(error instanceof ProblemError) && times < 2

/** Answers in every state, a page after another. */
export const writtenListQuery = (state: AnswerState | undefined, q: string) =>
  infiniteQueryOptions({
    queryKey: [...authoring, 'list', state, q],
    queryFn: ({ signal, pageParam }) =>
      call(listWritten, {
        query: {
          ...(state && { state }),
          ...(q !== '' && { q }),
          ...(pageParam !== '' && { cursor: pageParam }),
        },
        signal,
        by: 'page',
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    retry: mayPass,
  })

export const writtenQuery = (id: string) =>
  queryOptions({
    queryKey: [...authoring, 'one', id],
    queryFn: ({ signal }) => call(getWritten, { params: { id }, signal, by: 'page' }),
    // What is being edited changes under nobody's hands: a save says whether it was the newest.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: mayPass,
  })

export const revisionsQuery = (id: string, version: number) =>
  infiniteQueryOptions({
    queryKey: [...authoring, 'revisions', id, version],
    queryFn: ({ signal, pageParam }) =>
      call(listRevisions, {
        params: { id },
        query: { limit: 10, ...(pageParam !== '' && { cursor: pageParam }) },
        signal,
        by: 'page',
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

export const revisionQuery = (id: string, number: number) =>
  queryOptions({
    queryKey: [...authoring, 'revision', id, number],
    queryFn: ({ signal }) =>
      call(getRevision, { params: { id, number: String(number) }, signal, by: 'page' }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const searchesQuery = queryOptions({
  queryKey: [...authoring, 'searches'],
  queryFn: ({ signal }) => call(listSearches, { signal, by: 'page' }),
  retry: mayPass,
})
