import type { Translation } from '../../keys.ts'
import type fr from '../fr/states.ts'

export default {
  'states.dispatched': 'With the team',
  'states.dispatched.again': 'Transferred',
  'states.assigned': 'In progress',
  'states.pending_requester': 'Waiting for you',
  'states.on_hold': 'On hold',
  'states.resolved': 'Resolved, waiting for your approval',
  'states.closed': 'Closed',
  'states.closed.accepted': 'Closed',
  'states.closed.auto': 'Closed',
  'states.cancelled': 'Cancelled',
  'states.refused': 'Declined',
  'states.yourTurn': 'your answer is awaited',
  'states.yourTurn.resolved': 'say whether it works',
  'states.bucket.open': 'My open requests',
  'states.bucket.resolved': 'My resolved requests',
  'states.bucket.closed': 'Closed requests',
  'states.question': 'Is the problem solved?',
  'states.accept': 'Close this request',
  'states.contest': 'Reopen this request',
  'states.close': 'Close this request',
  'states.remove': 'Cancel the request',
  'states.reply': 'Update the request',
  'states.journal': 'Requester’s journal',
  'states.filed': 'User request - {reference} created.',
} satisfies Translation<typeof fr>
