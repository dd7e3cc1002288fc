import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  deleteMemberAbsence,
  type listMembers,
  patchMember,
  patchTeam,
  putAssignment,
  putMemberAbsence,
} from '@guichet/contracts/assignment'
import {
  addCalendar,
  importClosures,
  previewClosures,
  putCalendar,
  putTargets,
  putWarnings,
} from '@guichet/contracts/service'
import type { AssignmentRule } from '@guichet/contracts/assignment'
import type { CalendarEdits, ServiceTarget, Warnings } from '@guichet/contracts/service'
import { call, type CallOptions } from '../../api.ts'
import { teamKeys } from './queries.ts'

/** Every reply is the team as it now is. */
function useMemberChange<Change>(
  teamId: string,
  change: (given: Change) => ReturnType<typeof call<typeof listMembers>>,
) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (reply) => queries.setQueryData(teamKeys.members(teamId), reply),
    // Refused, maybe since somebody was first: what they saved is shown.
    onError: () => queries.invalidateQueries({ queryKey: teamKeys.members(teamId) }),
  })
}

type Placed = NonNullable<CallOptions<typeof patchMember>['body']>

export const usePlaceMember = (id: string, personId: string) =>
  useMemberChange(id, ({ version, ...body }: Placed & { version: number }) =>
    call(patchMember, { params: { id, personId }, body, ifMatch: version }),
  )

type Away = NonNullable<CallOptions<typeof putMemberAbsence>['body']>

export const useSayAway = (id: string, personId: string) =>
  useMemberChange(id, (body: Away) => call(putMemberAbsence, { params: { id, personId }, body }))

export const useEndAbsence = (id: string, personId: string) =>
  useMemberChange(id, () => call(deleteMemberAbsence, { params: { id, personId } }))

type Marks = NonNullable<CallOptions<typeof patchTeam>['body']>

export function useMarkTeam(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ version, ...body }: Marks & { version: number }) =>
      call(patchTeam, { params: { id }, body, ifMatch: version }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['teams'] }),
  })
}

/** Writes a new calendar, or rewrites the one of this id. */
export function useSaveCalendar(id: string | undefined) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ edits, key, version }: { edits: CalendarEdits; key: string; version?: number }) =>
      id === undefined
        ? call(addCalendar, { body: edits, idempotencyKey: key })
        : call(putCalendar, {
            params: { id },
            body: edits,
            ...(version !== undefined && { ifMatch: version }),
          }),
    onSettled: () => queries.invalidateQueries({ queryKey: teamKeys.calendars }),
  })
}

export const useReadClosures = (id: string) =>
  useMutation({
    mutationFn: (icalendar: string) => call(previewClosures, { params: { id }, body: { icalendar } }),
  })

export function useImportClosures(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ icalendar, key }: { icalendar: string; key: string }) =>
      call(importClosures, { params: { id }, body: { icalendar }, idempotencyKey: key }),
    onSuccess: () => queries.invalidateQueries({ queryKey: teamKeys.calendars }),
  })
}

export function useSaveTargets() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ items, version }: { items: ServiceTarget[]; version: number }) =>
      call(putTargets, { body: { items }, ifMatch: version }),
    onSuccess: (reply) => queries.setQueryData(teamKeys.targets, reply),
    onError: () => queries.invalidateQueries({ queryKey: teamKeys.targets }),
  })
}

export interface ChosenRule {
  readonly id: string
  readonly assignment: AssignmentRule | null
  readonly version: number
}

/** One category after the other: what was chosen before a refusal stays. */
export function useChooseRules() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (rules: readonly ChosenRule[]) => {
      for (const { id, assignment, version } of rules)
        await call(putAssignment, { params: { id }, body: { assignment }, ifMatch: version })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: teamKeys.rules }),
  })
}

export function useChooseWarnings() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ version, ...body }: Warnings & { version: number }) =>
      call(putWarnings, { body, ifMatch: version }),
    onSuccess: (reply) => queries.setQueryData(teamKeys.warnings, reply),
    onError: () => queries.invalidateQueries({ queryKey: teamKeys.warnings }),
  })
}
