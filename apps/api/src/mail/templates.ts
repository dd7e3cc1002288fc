import type { MailTemplate } from '@guichet/domain/mails'

/** What stands under the first line of a mail, and what it invites to do. */
export interface MailPlan {
  /** The text that the mail is about: the act's own, or the request's description. */
  readonly quotes?: 'entry' | 'description'
  /** Field changes of the act, before and after. */
  readonly listsChanges?: true
  readonly action: 'open' | 'answer' | 'decide'
  /** What happens next, said under the button where its date is known. */
  readonly next?: 'steps' | 'autoClose' | 'reopen' | 'recall' | 'other'
}

/** Every mail of the desk; its words are `mail.<template>.title` and `.lead` of i18n. */
export const MAIL_PLANS: Readonly<Record<MailTemplate, MailPlan>> = {
  acknowledgement: { quotes: 'description', action: 'open', next: 'steps' },
  new_ticket: { quotes: 'description', action: 'open' },
  transferred_team: { quotes: 'entry', action: 'open' },
  transferred_requester: { quotes: 'entry', action: 'open' },
  taken: { action: 'open', next: 'steps' },
  assigned_agent: { quotes: 'description', action: 'open' },
  assigned_by_rule: { quotes: 'description', action: 'open' },
  deadline_near: { action: 'open' },
  deadline_missed: { action: 'open' },
  assigned_requester: { action: 'open' },
  released: { action: 'open' },
  invited_guest: { quotes: 'description', action: 'open' },
  invited_requester: { action: 'open' },
  contact_added: { quotes: 'description', action: 'open' },
  question: { quotes: 'entry', action: 'answer' },
  answered: { quotes: 'entry', action: 'open' },
  comment_public: { quotes: 'entry', action: 'open' },
  comment_team: { quotes: 'entry', action: 'open' },
  mentioned: { quotes: 'entry', action: 'open' },
  followed: { quotes: 'entry', listsChanges: true, action: 'open' },
  priority_changed: { listsChanges: true, action: 'open' },
  classified: { listsChanges: true, action: 'open' },
  resolved: { quotes: 'entry', action: 'decide', next: 'autoClose' },
  closure_approved: { quotes: 'entry', action: 'open' },
  closure_refused: { quotes: 'entry', action: 'open' },
  closed_by_requester: { action: 'open' },
  auto_close_announced: { action: 'decide' },
  auto_closed: { action: 'open', next: 'reopen' },
  cancelled: { action: 'open' },
  refused: { quotes: 'entry', action: 'open', next: 'reopen' },
  held: { action: 'open', next: 'recall' },
  resumed: { action: 'open' },
  reopened: { quotes: 'entry', action: 'open' },
  work_resumed: { quotes: 'entry', action: 'open' },
  holder_left: { action: 'open' },
  closed_duplicate: { action: 'open', next: 'other' },
}
