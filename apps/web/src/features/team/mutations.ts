import { useMutation, useQueryClient } from '@tanstack/react-query'
import * as contract from '@guichet/contracts/assignment'
import * as service from '@guichet/contracts/service'
import type { AssignmentRule } from '@guichet/contracts/assignment'
import type { CalendarEdits, ServiceTarget, Warnings } from '@guichet/contracts/service'
import { call, type CallOptions } from '../../api.ts'
import { teamKeys } from './queries.ts'

/** Every reply is the team as it now is. */
function useMemberChange<Change>(
  teamId: string,
  change: (given: Change) => ReturnType<typeof call<typeof contract.listMembers>>,
) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (reply) => queries.setQueryData(teamKeys.members(teamId), reply),
  })
}

type Placed = NonNullable<CallOptions<typeof contract.patchMember>['body']>

export const usePlaceMember = (id: string, personId: string) =>
  useMemberChange(id, (body: Placed) => call(contract.patchMember, { params: { id, personId }, body }))

type Away = NonNullable<CallOptions<typeof contract.putMemberAbsence>['body']>

export const useSayAway = (id: string, personId: string) =>
  useMemberChange(id, (body: Away) => call(contract.putMemberAbsence, { params: { id, personId }, body }))

export const useEndAbsence = (id: string, personId: string) =>
  useMemberChange(id, () => call(contract.deleteMemberAbsence, { params: { id, personId } }))

type Marks = NonNullable<CallOptions<typeof contract.patchTeam>['body']>

export function useMarkTeam(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Marks) => call(contract.patchTeam, { params: { id }, body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['teams'] }),
  })
}

/** Writes a new calendar, or rewrites the one of this id. */
export function useSaveCalendar(id: string | undefined) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ edits, key }: { edits: CalendarEdits; key: string }) =>
      id === undefined
        ? call(service.addCalendar, { body: edits, idempotencyKey: key })
        : call(service.putCalendar, { params: { id }, body: edits }),
    onSuccess: () => queries.invalidateQueries({ queryKey: teamKeys.calendars }),
  })
}

export const useReadClosures = (id: string) =>
  useMutation({
    mutationFn: (icalendar: string) => call(service.previewClosures, { params: { id }, body: { icalendar } }),
  })

export function useImportClosures(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ icalendar, key }: { icalendar: string; key: string }) =>
      call(service.importClosures, { params: { id }, body: { icalendar }, idempotencyKey: key }),
    onSuccess: () => queries.invalidateQueries({ queryKey: teamKeys.calendars }),
  })
}

export function useSaveTargets() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (items: ServiceTarget[]) => call(service.putTargets, { body: { items } }),
    onSuccess: (reply) => queries.setQueryData(teamKeys.targets, reply),
  })
}

export interface ChosenRule {
  readonly id: string
  readonly assignment: AssignmentRule | null
}

/** One category after the other: what was chosen before a refusal stays. */
export function useChooseRules() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (rules: readonly ChosenRule[]) => {
      for (const { id, assignment } of rules)
        await call(contract.putAssignment, { params: { id }, body: { assignment } })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: teamKeys.rules }),
  })
}

export function useChooseWarnings() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Warnings) => call(service.putWarnings, { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['desk'] }),
  })
}
