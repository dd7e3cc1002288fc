import type { Settings } from '@guichet/contracts/settings'

/** The desk as it is when something is decided: its choices, the instant, and the zone that calendar periods are counted in. */
export interface DeskNow {
  readonly settings: Settings
  readonly now: Date
  readonly timeZone: string
}
