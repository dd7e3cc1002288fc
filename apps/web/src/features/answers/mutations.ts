import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { z } from 'zod'
import {
  giveFeedback,
  noteSearch,
  putAnswerReading,
  type AnswerFeedback,
  type SearchOutcome,
} from '@guichet/contracts/answers'
import { call } from '../../api.ts'
import { answerQuery } from './queries.ts'

export type Opinion = AnswerFeedback & { id: string }

/** Says whether an answer helped; the last word counts, so they leave in the order they were said. */
export function useGiveFeedback() {
  const queries = useQueryClient()
  return useMutation({
    scope: { id: 'answers.feedback' },
    mutationFn: ({ id, ...body }: Opinion) => call(giveFeedback, { params: { id }, body }),
    onSuccess: (_, { id }) => queries.invalidateQueries(answerQuery(id)),
  })
}

/** An answer that is on the page is read. That it could not be said is no matter of the reader's. */
export function useAnswerRead(id: string | undefined): void {
  const { mutate } = useMutation({
    mutationFn: (read: string) => call(putAnswerReading, { params: { id: read }, by: 'page' }),
  })
  useEffect(() => {
    if (id !== undefined) mutate(id)
  }, [id, mutate])
}

const searchKept = 'answers.search'
const searchHolds = 30 * 60_000

/** A search among the answers: one that found nothing is said to the authors, and each is remembered until a request follows. */
export function useSearchDone(q: string, found: number | undefined): void {
  const { mutate } = useNoteSearch()
  useEffect(() => {
    if (q === '' || found === undefined) return
    sessionStorage.setItem(searchKept, JSON.stringify({ q, at: Date.now() }))
    if (found === 0) mutate({ q, outcome: 'nothing' })
  }, [q, found, mutate])
}

/** A request was filed: the search before it had no answer that was enough. */
export function useSearchEndedInFiling(): void {
  const { mutate } = useNoteSearch()
  useEffect(() => {
    const kept = lastSearch.safeParse(JSON.parse(sessionStorage.getItem(searchKept) ?? 'null'))
    sessionStorage.removeItem(searchKept)
    if (kept.success && Date.now() - kept.data.at < searchHolds) mutate({ q: kept.data.q, outcome: 'filed' })
  }, [mutate])
}

const lastSearch = z.object({ q: z.string(), at: z.number() })

const useNoteSearch = () =>
  useMutation({
    mutationFn: (body: { q: string; outcome: SearchOutcome }) => call(noteSearch, { body, by: 'page' }),
  })
