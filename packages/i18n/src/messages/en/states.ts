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
  'states.desk.pending_requester': 'Waiting for the requester',
  'states.desk.resolved': 'Resolved, waiting for approval',
  'states.yourTurn': 'your answer is awaited',
  'states.yourTurn.resolved': 'say whether it works',
  'states.bucket.open': 'My open requests',
  'states.bucket.resolved': 'My resolved requests',
  'states.bucket.closed': 'Closed requests',
  'states.question': 'Is the problem solved?',
  'states.accept': 'Close this request',
  'states.contest': 'Reopen this request',
  'states.close': 'Close this request',
  'states.remove.cancel': 'Cancel the request',
  'states.remove.delete': 'Delete the request',
  'states.reply': 'Update the request',
  'states.journal': 'Requester’s journal',
  'states.filed': 'User request - {reference} created.',
  'states.goal.hours':
    '{count, plural, one {The team aims at a solution within one working hour.} other {The team aims at a solution within # working hours.}}',
  'states.goal.days':
    '{count, plural, one {The team aims at a solution within one working day.} other {The team aims at a solution within # working days.}}',
  'states.usual.hour': 'In general, such requests are resolved in less than an hour.',
  'states.usual.hours':
    'In general, such requests are resolved in {count, plural, =1 {an hour} =2 {two hours} =3 {three hours} =4 {four hours} =5 {five hours} =6 {six hours} other {# hours}}.',
  'states.usual.days':
    'In general, such requests are resolved in {count, plural, =1 {a day} =2 {two days} =3 {three days} =4 {four days} =5 {five days} =6 {six days} other {# days}}.',
  'states.usual.weeks':
    'In general, such requests are resolved in {count, plural, =2 {two weeks} =3 {three weeks} =4 {four weeks} =5 {five weeks} =6 {six weeks} other {# weeks}}.',
} satisfies Translation<typeof fr>
