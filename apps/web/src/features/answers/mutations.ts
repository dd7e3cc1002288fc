import { useMutation, useQueryClient } from '@tanstack/react-query'
import { giveFeedback, type AnswerFeedback } from '@guichet/contracts/answers'
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
