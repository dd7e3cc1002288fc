import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { giveFeedback, putAnswerReading, type AnswerFeedback } from '@guichet/contracts/answers'
import { call } from '../../api.ts'
import { answerQuery } from './queries.ts'

export type Opinion = AnswerFeedback & { id: string }

/** Says whether an answer helped; the last word counts. */
export function useGiveFeedback() {
  const queries = useQueryClient()
  return useMutation({
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
