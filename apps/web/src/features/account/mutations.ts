import { useMutation, useQueryClient } from '@tanstack/react-query'
import { deleteAbsence, putAbsence } from '@guichet/contracts/assignment'
import { createToken, deleteSession, deleteToken } from '@guichet/contracts/me'
import { call, type CallOptions } from '../../api.ts'
import { absenceQuery, sessionsQuery, tokensQuery } from './queries.ts'

export type NewToken = NonNullable<CallOptions<typeof createToken>['body']>

export function useEndSession() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call(deleteSession, { params: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
}

/** The reply alone carries the secret. */
export function useMakeToken() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ token, key }: { token: NewToken; key: string }) =>
      call(createToken, { body: token, idempotencyKey: key }),
    onSuccess: () => queries.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  })
}

export function useRevokeToken() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call(deleteToken, { params: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  })
}

type Away = NonNullable<CallOptions<typeof putAbsence>['body']>

export function useGoAway() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Away) => call(putAbsence, { body }),
    onSuccess: (reply) => queries.setQueryData(absenceQuery.queryKey, reply),
  })
}

export function useComeBack() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => call(deleteAbsence),
    onSuccess: () => queries.setQueryData(absenceQuery.queryKey, { absence: null }),
  })
}
