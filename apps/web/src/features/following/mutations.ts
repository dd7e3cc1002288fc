import { useMutation, useQueryClient } from '@tanstack/react-query'
import { patchTeam } from '@guichet/contracts/assignment'
import { deleteWatch, putFollowing, putWatch, type FollowLevel } from '@guichet/contracts/following'
import { call, type CallOptions } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'

export function useWatch(reference: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (wanted: boolean) => call(wanted ? putWatch : deleteWatch, { params: { reference } }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ticketKeys.lists })
      void queries.invalidateQueries({ queryKey: ticketKeys.counts })
      return queries.invalidateQueries({ queryKey: ticketKeys.one(reference) })
    },
  })
}

export function useFollowTeam() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ teamId, follow }: { teamId: string; follow: FollowLevel }) =>
      call(putFollowing, { params: { id: teamId }, body: { follow } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['me'], exact: true }),
  })
}

export type TeamEdits = NonNullable<CallOptions<typeof patchTeam>['body']>

export function useEditMailbox(teamId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ version, ...edits }: TeamEdits & { version: number }) =>
      call(patchTeam, { params: { id: teamId }, body: edits, ifMatch: version }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['teams'] }),
  })
}
