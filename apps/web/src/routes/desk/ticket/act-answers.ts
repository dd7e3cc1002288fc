import type { Act, Asked } from '../../../features/tickets/acts.ts'
import type { FiredEvent } from '../../../features/tickets/mutations.ts'

export const NO_ANSWERS = {
  text: '',
  audience: 'team',
  agentId: '',
  personId: '',
  teamId: '',
  categoryId: '',
  keepsGuests: false,
  recallAt: '',
  reference: '',
  minutes: '',
}
export type Answers = typeof NO_ANSWERS

const required: Readonly<Partial<Record<Asked, keyof Answers>>> = {
  text: 'text',
  colleague: 'agentId',
  person: 'personId',
  team: 'teamId',
  reference: 'reference',
  minutes: 'minutes',
}

/** Why an answer cannot leave as it is: it is missing, or it names a moment already gone. */
export function refusedAnswer(asked: Asked, answers: Answers, now: Date): 'missing' | 'past' | undefined {
  const field = required[asked]
  if (field !== undefined && String(answers[field]).trim() === '') return 'missing'
  if (asked === 'minutes' && Number(answers.minutes) === 0) return 'missing'
  const isPast = asked === 'recall' && answers.recallAt !== '' && new Date(answers.recallAt) <= now
  return isPast ? 'past' : undefined
}

/** What the API is sent: the fields that this event takes, and no other. */
export function eventOf({ event }: Act, answers: Answers): FiredEvent {
  const { text, audience, agentId, personId, teamId, categoryId, recallAt, reference, minutes } = answers
  switch (event) {
    case 'assign':
    case 'hand_over':
      return { event, agentId }
    case 'invite':
      return { event, personId }
    case 'transfer':
      return {
        event,
        teamId,
        audience: audience === 'public' ? 'public' : 'team',
        keepGuests: answers.keepsGuests,
        ...(text.trim() === '' ? {} : { text }),
        ...(categoryId === '' ? {} : { categoryId }),
      }
    case 'hold':
      return { event, text, ...(recallAt === '' ? {} : { recallAt: new Date(recallAt).toISOString() }) }
    case 'close_as_duplicate':
      return { event, duplicateOf: reference.trim() }
    case 'resolve':
      return { event, text, ...(minutes === '' ? {} : { minutes: Number(minutes) }) }
    case 'tell_children':
    case 'resume_work':
    case 'reopen':
    case 'request_info':
    case 'refuse':
      return { event, text }
    default:
      return { event: event === 'release' ? 'release' : 'close_ownerless' }
  }
}
