import type { Impact, Urgency } from '@guichet/contracts/lifecycle'
import type { Settings } from '@guichet/contracts/settings'
import type { Filing } from '@guichet/contracts/filing'
import { DEFAULT_IMPACT, DEFAULT_PRIORITY, DEFAULT_URGENCY, matrixPriority } from '../priority.ts'
import { refusal } from '../reasons.ts'

interface Classified {
  readonly impact: Impact | null
  readonly urgency: Urgency | null
  readonly priority: number
}

/** Computed from impact and urgency, chosen, or neither, as the desk goes; an agent may choose over the matrix. */
export const classified = (filing: Filing, isForDesk: boolean, settings: Settings): Classified => {
  const mode = settings['priority.mode']
  const mayChoose = mode === 'direct' || (mode === 'matrix' && isForDesk)
  if (filing.priority !== undefined && !mayChoose) throw notOffered('/priority')
  if (mode === 'matrix') {
    const { impact = DEFAULT_IMPACT, urgency = DEFAULT_URGENCY } = filing
    return { impact, urgency, priority: filing.priority ?? matrixPriority(settings, impact, urgency) }
  }
  if (filing.impact !== undefined) throw notOffered('/impact')
  if (filing.urgency !== undefined) throw notOffered('/urgency')
  return { impact: null, urgency: null, priority: filing.priority ?? DEFAULT_PRIORITY }
}

const notOffered = (pointer: string) => refusal('refusal.field_not_offered', { pointer })
