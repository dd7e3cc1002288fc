import type { Impact, Urgency } from '@guichet/contracts/lifecycle'
import type { Settings } from '@guichet/contracts/settings'

/** « normale », for whoever says nothing. */
export const DEFAULT_PRIORITY = 3
export const DEFAULT_IMPACT: Impact = 'person'
export const DEFAULT_URGENCY: Urgency = 'medium'

/** The matrix's answer, 1 to 5; what is unknown counts as the default of the form. */
export const matrixPriority = (settings: Settings, impact: Impact | null, urgency: Urgency | null): number =>
  settings['priority.matrix'][impact ?? DEFAULT_IMPACT][urgency ?? DEFAULT_URGENCY]

/** Whether the requester's side chooses the priority, and therefore reads it. */
export const requesterSeesPriority = (settings: Settings): boolean => settings['priority.mode'] === 'direct'
