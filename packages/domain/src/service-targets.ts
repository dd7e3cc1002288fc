import type { ServiceTarget } from '@guichet/contracts/service'
import type { Hours, WorkCalendar } from './working-time.ts'

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

const NOTHING: Promised = { takeMinutes: null, resolveMinutes: null }

/** The category and all above it, nearest first. */
const upFrom = ({ parents }: ServiceRules, categoryId: string): string[] => {
  const path: string[] = []
  for (let at: string | null = categoryId; at !== null && !path.includes(at); at = parents.get(at) ?? null)
    path.push(at)
  return path
}
