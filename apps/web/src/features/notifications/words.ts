import type { MailTemplate } from '@guichet/domain/mails'
import type { MessageKey } from '@guichet/i18n/keys'

/** The message that names what a notification tells of. */
export const saidOf = (template: string): MessageKey => said[template] ?? 'account.notice.classified'

const said: Readonly<Partial<Record<string, MessageKey>>> = {
  acknowledgement: 'account.notice.acknowledgement',
  new_ticket: 'account.notice.new_ticket',
  transferred_team: 'account.notice.transferred_team',
  transferred_requester: 'account.notice.transferred_requester',
  taken: 'account.notice.taken',
  assigned_agent: 'account.notice.assigned_agent',
  assigned_by_rule: 'account.notice.assigned_by_rule',
  deadline_near: 'account.notice.deadline_near',
  deadline_missed: 'account.notice.deadline_missed',
  assigned_requester: 'account.notice.assigned_requester',
  released: 'account.notice.released',
  invited_guest: 'account.notice.invited_guest',
  invited_requester: 'account.notice.invited_requester',
  contact_added: 'account.notice.contact_added',
  question: 'account.notice.question',
  answered: 'account.notice.answered',
  comment_public: 'account.notice.comment_public',
  mentioned: 'account.notice.mentioned',
  followed: 'account.notice.followed',
  comment_team: 'account.notice.comment_team',
  priority_changed: 'account.notice.priority_changed',
  classified: 'account.notice.classified',
  resolved: 'account.notice.resolved',
  closure_approved: 'account.notice.closure_approved',
  closure_refused: 'account.notice.closure_refused',
  closed_by_requester: 'account.notice.closed_by_requester',
  auto_close_announced: 'account.notice.auto_close_announced',
  auto_closed: 'account.notice.auto_closed',
  cancelled: 'account.notice.cancelled',
  refused: 'account.notice.refused',
  held: 'account.notice.held',
  resumed: 'account.notice.resumed',
  reopened: 'account.notice.reopened',
  work_resumed: 'account.notice.work_resumed',
  holder_left: 'account.notice.holder_left',
  closed_duplicate: 'account.notice.closed_duplicate',
} satisfies Record<MailTemplate, MessageKey>
