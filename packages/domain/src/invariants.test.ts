import { STATUSES } from '@guichet/contracts/lifecycle'
import { expect, test } from 'vitest'
import { brokenInvariants } from './invariants.ts'
import { NOW, ticketIn } from './test-desk.ts'

test.each(STATUSES)('a sound %s ticket breaks nothing', (status) => {
  expect(brokenInvariants(ticketIn(status), status === 'resolved' ? 1 : 0)).toEqual([])
})

test.each([
  ['assigned', { agentId: null }, 0, 'a held ticket has an active agent in charge'],
  ['on_hold', { agentIsActive: false }, 0, 'a held ticket has an active agent in charge'],
  ['resolved', { agentId: null }, 1, 'a resolved ticket names somebody'],
  ['dispatched', { agentId: 'alex', takenAt: NOW }, 0, 'nobody is in charge of a dispatched ticket'],
  ['assigned', { takenAt: null }, 0, 'whoever is in charge was put there one day'],
  ['resolved', {}, 0, 'one approval is pending if and only if resolved'],
  ['resolved', {}, 2, 'one approval is pending if and only if resolved'],
  ['closed', {}, 1, 'one approval is pending if and only if resolved'],
  ['closed', { finalAt: null }, 0, 'final tickets alone have a final date'],
  ['assigned', { finalAt: NOW }, 0, 'final tickets alone have a final date'],
  ['cancelled', { closeReason: 'auto' }, 0, 'closed tickets alone have a reason'],
  ['resolved', { resolvedAt: null }, 1, 'what is resolved has its date'],
  ['assigned', { resolvedAt: NOW }, 0, 'what is open is not resolved'],
  ['cancelled', { announcedAt: NOW }, 0, 'what is announced was resolved'],
  ['assigned', { recallAt: NOW }, 0, 'a recall date is of a parked ticket'],
  ['on_hold', { clockFrom: NOW }, 0, 'the working time runs while the desk has the ticket in hand'],
  ['assigned', { clockFrom: null }, 0, 'the working time runs while the desk has the ticket in hand'],
  ['cancelled', { dueAt: NOW }, 0, 'nothing is due of what does not run'],
  ['on_hold', { warnAt: NOW }, 0, 'nothing is due of what does not run'],
  ['assigned', { establishmentId: null }, 0, 'a ticket in the name of an establishment names it'],
] as const)('%s with %o and %d pending: %s', (status, more, pending, broken) => {
  expect(brokenInvariants(ticketIn(status, more), pending)).toEqual([broken])
})
