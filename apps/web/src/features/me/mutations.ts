import { useMutation, useQueryClient } from '@tanstack/react-query'
import { patchMe, type Me } from '@guichet/contracts/me'
import { call } from '../../api.ts'
import { meQuery } from './queries.ts'

/** Keeps a choice with the person's account, so that it follows them to another browser. */
export function useKeepPreference() {
  const queries = useQueryClient()
  return useMutation({
    // One after the other: of two choices in a row the last one stays.
    scope: { id: 'preferences' },
    // Kept even when the page is left or reloaded at once.
    mutationFn: (preferences: Partial<Me['preferences']>) =>
      call(patchMe, { body: { preferences }, keepalive: true }),
    onSuccess: (me) => queries.setQueryData(meQuery.queryKey, me),
  })
}
