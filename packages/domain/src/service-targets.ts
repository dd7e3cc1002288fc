import type { ServiceTarget } from '@guichet/contracts/service'
import { DEFAULT_PRIORITY } from './priority.ts'
import { ordinaryDay, type Hours, type WorkCalendar } from './working-time.ts'

/** What this desk promises, and the hours in which its teams keep it. */
export interface ServiceRules {
  /** Team → its calendar; a team that has none works around the clock. */
  readonly calendars: ReadonlyMap<string, WorkCalendar>
  readonly targets: readonly ServiceTarget[]
  /** Category → the one above it. */
  readonly parents: ReadonlyMap<string, string | null>
}

/** A desk that promises nothing. */
export const NO_PROMISE: ServiceRules = { calendars: new Map(), targets: [], parents: new Map() }

/** Working minutes until a ticket is to be taken in charge, and resolved; null promises nothing. */
export type Promised = Pick<ServiceTarget, 'takeMinutes' | 'resolveMinutes'>

export const hoursOf = ({ calendars }: ServiceRules, teamId: string): Hours => calendars.get(teamId) ?? null

/**
 * What is promised for a category and a priority: the line of the category itself, else of the nearest one above it, else of
 * the whole desk; there, the line of that priority before the one for any.
 */
export const promised = (rules: ServiceRules, categoryId: string, priority: number): Promised => {
  const lines = rules.targets.filter((line) => line.priority === null || line.priority === priority)
  for (const place of [...upFrom(rules, categoryId), null]) {
    const own = lines.filter((line) => line.categoryId === place)
    const line = own.find((one) => one.priority !== null) ?? own[0]
    if (line) return line
  }
  return NOTHING
}

/**
 * What may be said to requesters: how soon the team that has it aims to solve a ticket of this category, at the usual priority,
 * since theirs is not always theirs to read. In whole working hours within a day of work, else in days.
 */
export const goalOf = (
  rules: ServiceRules,
  categoryId: string,
  teamId: string,
): { unit: 'hours' | 'days'; count: number } | null => {
  const { resolveMinutes } = promised(rules, categoryId, DEFAULT_PRIORITY)
  if (resolveMinutes === null) return null
  const day = ordinaryDay(hoursOf(rules, teamId)) / 60_000
  return resolveMinutes < day
    ? { unit: 'hours', count: Math.ceil(resolveMinutes / 60) }
    : { unit: 'days', count: Math.ceil(resolveMinutes / day) }
}

const NOTHING: Promised = { takeMinutes: null, resolveMinutes: null }

/** The category and all above it, nearest first. */
const upFrom = ({ parents }: ServiceRules, categoryId: string): string[] => {
  const path: string[] = []
  for (let at: string | null = categoryId; at !== null && !path.includes(at); at = parents.get(at) ?? null)
    path.push(at)
  return path
}
