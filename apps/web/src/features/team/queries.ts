import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { listMembers, listRules } from '@guichet/contracts/assignment'
import {
  foreseeDelays,
  getWarnings,
  listCalendars,
  listTargets,
  type WorkedHours,
} from '@guichet/contracts/service'
import { call } from '../../api.ts'

export const teamKeys = {
  members: (teamId: string) => ['team', 'members', teamId],
  calendars: ['team', 'calendars'],
  targets: ['team', 'targets'],
  rules: ['team', 'rules'],
  warnings: ['team', 'warnings'],
} as const

export const membersQuery = (teamId: string) =>
  queryOptions({
    queryKey: teamKeys.members(teamId),
    queryFn: ({ signal }) => call(listMembers, { params: { id: teamId }, signal, by: 'page' }),
  })

export const calendarsQuery = queryOptions({
  queryKey: teamKeys.calendars,
  queryFn: ({ signal }) => call(listCalendars, { signal, by: 'page' }),
})

export const targetsQuery = queryOptions({
  queryKey: teamKeys.targets,
  queryFn: ({ signal }) => call(listTargets, { signal, by: 'page' }),
})

/** What is done at 75 and at 100 % of a delay. */
export const warningsQuery = queryOptions({
  queryKey: teamKeys.warnings,
  queryFn: ({ signal }) => call(getWarnings, { signal, by: 'page' }),
})

/** Every category, with the rule that its new tickets follow. */
export const rulesQuery = queryOptions({
  queryKey: teamKeys.rules,
  queryFn: ({ signal }) => call(listRules, { signal, by: 'page' }),
})

/** When these delays would be over for a ticket filed next Friday at five; what is shown stays while one types. */
export const foreseenQuery = (hours: WorkedHours | null, minutes: readonly number[]) =>
  queryOptions({
    queryKey: ['team', 'foreseen', hours, minutes],
    queryFn: ({ signal }) =>
      call(foreseeDelays, { body: { hours, minutes: [...minutes] }, signal, by: 'page' }),
    enabled: minutes.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
