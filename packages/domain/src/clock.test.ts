import { expect, test } from 'vitest'
import { announceDue, autoCloseDue, keptUntil, recallDue, reopenUntil } from './clock.ts'
import { CONTEXT, SETTINGS, ticketIn } from './test-desk.ts'

const at = (now: string) => ({ settings: SETTINGS, timeZone: 'Europe/Paris', now: new Date(now) })
const resolvedAt = new Date('2027-01-31T09:00:00+01:00')

test('REQ-199 the notice comes a calendar month after the resolution, in the desk’s zone', () => {
  const facts = ticketIn('resolved', { resolvedAt })
  expect(announceDue(facts, at('2027-02-28T08:59:59+01:00'))).toBe(false)
  expect(announceDue(facts, at('2027-02-28T09:00:00+01:00'))).toBe(true)
})

test('REQ-199 the closing comes fourteen days after the notice, across the change of hour', () => {
  const facts = ticketIn('resolved', { resolvedAt, announcedAt: new Date('2027-03-20T09:00:00+01:00') })
  expect(autoCloseDue(facts, at('2027-04-03T08:59:59+02:00'))).toBe(false)
  expect(autoCloseDue(facts, at('2027-04-03T09:00:00+02:00'))).toBe(true)
})

test('no notice while the requester spoke last, nor twice', () => {
  const late = at('2027-09-01T09:00:00+02:00')
  expect(announceDue(ticketIn('resolved', { resolvedAt, answered: true }), late)).toBe(false)
  expect(announceDue(ticketIn('resolved', { resolvedAt, announcedAt: resolvedAt }), late)).toBe(false)
  expect(announceDue(ticketIn('closed', { resolvedAt }), late)).toBe(false)
  expect(autoCloseDue(ticketIn('resolved', { resolvedAt }), late)).toBe(false)
})

test('a parked ticket is recalled at its date', () => {
  const now = new Date('2027-03-10T09:00:00Z')
  expect(recallDue({ status: 'on_hold', recallAt: now }, now)).toBe(true)
  expect(recallDue({ status: 'on_hold', recallAt: new Date(now.getTime() + 1) }, now)).toBe(false)
  expect(recallDue({ status: 'on_hold', recallAt: null }, now)).toBe(false)
  expect(recallDue({ status: 'assigned', recallAt: now }, now)).toBe(false)
})

test('the owner’s window to reopen ends a calendar month after the end', () => {
  expect(reopenUntil({ finalAt: resolvedAt }, CONTEXT)).toEqual(new Date('2027-02-28T09:00:00+01:00'))
  expect(reopenUntil({ finalAt: null }, CONTEXT)).toBeNull()
})

test('T24 a final ticket is kept twelve calendar months where the desk says so, an open one for ever', () => {
  expect(keptUntil({ finalAt: resolvedAt }, CONTEXT)).toEqual(new Date('2028-01-31T09:00:00+01:00'))
  expect(keptUntil({ finalAt: null }, CONTEXT)).toBeNull()
  const settings = { ...CONTEXT.settings, 'retention.closed': null }
  expect(keptUntil({ finalAt: resolvedAt }, { ...CONTEXT, settings })).toBeNull()
})
