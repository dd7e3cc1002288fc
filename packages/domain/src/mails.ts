/** Whom a mail goes to, read on the ticket as it is after the act; the author is always left out but for `acknowledgement`. */
export type MailRole =
  | 'requester'
  | 'contacts'
  | 'agent'
  | 'team'
  | 'leads'
  | 'guests'
  | 'person'
  | 'mentioned'
  | 'followers'

export const MAIL_TEMPLATES = [
  'acknowledgement',
  'new_ticket',
  'transferred_team',
  'transferred_requester',
  'taken',
  'assigned_agent',
  'assigned_requester',
  'assigned_by_rule',
  'released',
  'invited_guest',
  'invited_requester',
  'contact_added',
  'question',
  'answered',
  'comment_public',
  'comment_team',
  'priority_changed',
  'classified',
  'resolved',
  'closure_approved',
  'closure_refused',
  'closed_by_requester',
  'auto_close_announced',
  'auto_closed',
  'cancelled',
  'refused',
  'held',
  'resumed',
  'reopened',
  'work_resumed',
  'holder_left',
  'closed_duplicate',
  'deadline_near',
  'deadline_missed',
  'mentioned',
  'followed',
] as const
export type MailTemplate = (typeof MAIL_TEMPLATES)[number]
