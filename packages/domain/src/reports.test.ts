import { expect, test } from 'vitest'
import { growingGroups } from './recurring.ts'
import { daysAgo, periodOf, teamsReadBy, teamsReportedTo } from './reports.ts'
import type { Viewer } from './facts.ts'

const paris = 'Europe/Paris'
const now = new Date('2026-11-22T23:30:00Z')

test('a period is of days of the desk’s wall, and the one before of as many', () => {
  expect(periodOf({}, now, paris)).toMatchObject({
    from: '2026-10-27',
    to: '2026-11-23',
    since: new Date('2026-10-26T23:00:00Z'),
    until: new Date('2026-11-23T23:00:00Z'),
    before: new Date('2026-09-28T22:00:00Z'),
  })
  // Summer time begins on the 29th: a day of 23 hours.
  const { since, until } = periodOf({ from: '2026-03-29', to: '2026-03-29' }, now, paris)
  expect(until.getTime() - since.getTime()).toBe(23 * 3_600_000)
  expect(daysAgo(2, now, paris)).toEqual(new Date('2026-11-20T23:00:00Z'))
})

const viewer: Viewer = {
  personId: 'robin',
  name: 'Robin',
  administrator: false,
  memberships: [
    { teamId: 'one', role: 'lead', rights: ['report.read'] },
    { teamId: 'two', role: 'agent', rights: [] },
  ],
  establishmentIds: [],
  headOf: [],
  audiences: [],
  scopes: null,
}

test('leads read their teams, administrators all, and of tickets those of their own teams', () => {
  expect(teamsReportedTo(viewer)).toEqual(['one'])
  expect(teamsReportedTo({ ...viewer, memberships: [] })).toBeNull()
  expect(teamsReportedTo({ ...viewer, administrator: true, memberships: [] })).toBe('all')
  expect(teamsReadBy(viewer)).toEqual(['one'])
  expect(teamsReadBy({ ...viewer, administrator: true, memberships: [] })).toEqual([])
})

test('of the pairs of words that are mostly the same tickets, the one that grew most stands for all', () => {
  const pairs = [
    { words: 'bac imprimante', tickets: [9, 8, 7], before: 0 },
    { words: 'imprimante panne', tickets: [9, 8, 7, 6], before: 0 },
    { words: 'panne wifi', tickets: [6, 5, 4], before: 1 },
    { words: 'badge muet', tickets: [3, 2, 1], before: 3 },
  ]
  expect(growingGroups(pairs, 10).map(({ words }) => words)).toEqual(['imprimante panne', 'panne wifi'])
  expect(growingGroups(pairs, 1)).toHaveLength(1)
})
