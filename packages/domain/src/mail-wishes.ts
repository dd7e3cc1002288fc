import type { MailWish } from '@guichet/contracts/me'
import type { MailTemplate } from './mails.ts'

/** Of each mail, whether it asks something of who reads it; the first four are the law of the desk, whoever reads them. */
const ASKS: ReadonlySet<MailTemplate> = new Set<MailTemplate>([
  'question',
  'resolved',
  'auto_close_announced',
  'auto_closed',
  'assigned_agent',
  'assigned_by_rule',
  'invited_guest',
  'answered',
  'closure_refused',
  'reopened',
  'holder_left',
  'deadline_near',
  'deadline_missed',
  'mentioned',
])

/** How what a mail says reaches its reader: written at once, in the next digest, or told by the portal alone. */
export type Passage = 'now' | 'digest' | 'portal'

/**
 * How somebody of this wish is told what this mail says; the portal tells it in any case. An acknowledgement is worth the
 * hour it is given at: a digest does not keep it back.
 */
export function passageOf(template: MailTemplate, wish: MailWish): Passage {
  if (wish === 'each' || ASKS.has(template)) return 'now'
  if (wish === 'asked') return 'portal'
  return template === 'acknowledgement' ? 'now' : 'digest'
}
