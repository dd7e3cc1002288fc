import type { MailWish } from '@guichet/contracts/me'
import type { MailTemplate } from './facts.ts'

/** Of each mail, whether it asks something of who reads it; the first four are the law of the desk, whoever reads them. */
const ASKS: ReadonlySet<MailTemplate> = new Set<MailTemplate>([
  'question',
  'resolved',
  'auto_close_announced',
  'auto_closed',
  'assigned_agent',
  'invited_guest',
  'answered',
  'closure_refused',
  'reopened',
  'holder_left',
])

/** Whether somebody of this wish is sent this mail; the portal tells them either way. */
export const isWanted = (template: MailTemplate, wish: MailWish): boolean =>
  wish === 'each' || ASKS.has(template)
