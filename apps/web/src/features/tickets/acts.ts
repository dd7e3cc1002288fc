import type { FiredEvent as EventName } from '@guichet/contracts/lifecycle'
import type { Ticket } from '@guichet/contracts/tickets'
import type { MessageKey } from '@guichet/i18n/keys'

/** What an act asks before it is done. */
export type Asked =
  | 'text'
  | 'maybe-text'
  | 'colleague'
  | 'person'
  | 'team'
  | 'recall'
  | 'reference'
  | 'minutes'

export interface Act {
  event: EventName
  label: MessageKey
  asks: readonly Asked[]
  /** What the text is: a reason, a solution, a question. */
  says?: MessageKey
  /** Said above the text: who reads it. */
  hint?: MessageKey
}

/** The ticket's team wants to know how long it took, and nobody has said. */
export const isTimeMissing = ({ timeRequired, minutesSpent }: Ticket): boolean =>
  timeRequired === true && minutesSpent === 0

/** The desk's acts in the order of their buttons; the first few stand in sight, the ticket's `allowed` chooses among them. */
export const ACTS: readonly Act[] = [
  { event: 'take', label: 'desk.act.take', asks: [] },
  { event: 'resume', label: 'desk.act.resume', asks: [] },
  {
    event: 'resume_work',
    label: 'desk.act.resume_work',
    asks: ['text'],
    says: 'desk.act.says.word',
    hint: 'desk.act.public.hint',
  },
  {
    event: 'reopen',
    label: 'desk.act.reopen',
    asks: ['text'],
    says: 'desk.act.says.reason',
    hint: 'desk.act.public.hint',
  },
  {
    event: 'resolve',
    label: 'desk.act.resolve',
    asks: ['text'],
    says: 'desk.act.says.solution',
    hint: 'desk.act.resolve.hint',
  },
  {
    event: 'transfer',
    label: 'desk.act.transfer',
    asks: ['team', 'maybe-text'],
    says: 'desk.act.says.word',
    hint: 'desk.act.transfer.hint',
  },
  {
    event: 'hold',
    label: 'desk.act.hold',
    asks: ['text', 'recall'],
    says: 'desk.act.says.reason',
    hint: 'desk.act.hold.hint',
  },
  {
    event: 'request_info',
    label: 'desk.act.request_info',
    asks: ['text'],
    says: 'desk.act.says.question',
    hint: 'desk.act.public.hint',
  },
  { event: 'assign', label: 'desk.act.assign', asks: ['colleague'] },
  { event: 'hand_over', label: 'desk.act.hand_over', asks: ['colleague'] },
  { event: 'release', label: 'desk.act.release', asks: [], hint: 'desk.act.release.hint' },
  { event: 'invite', label: 'desk.act.invite', asks: ['person'] },
  {
    event: 'refuse',
    label: 'desk.act.refuse',
    asks: ['text'],
    says: 'desk.act.says.reason',
    hint: 'desk.act.public.hint',
  },
  {
    event: 'close_as_duplicate',
    label: 'desk.act.duplicate',
    asks: ['reference'],
    hint: 'desk.act.duplicate.hint',
  },
  { event: 'close_ownerless', label: 'desk.act.ownerless', asks: [] },
]
