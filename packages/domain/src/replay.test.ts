import { expect, test } from 'vitest'
import { asItWas, replay } from './replay.ts'

const at = (day: number) => new Date(Date.UTC(2027, 2, day))
const JOURNAL = [
  {
    at: at(1),
    changes: [
      { field: 'status', from: null, to: 'dispatched' },
      { field: 'priority', from: null, to: 3 },
    ],
  },
  {
    at: at(2),
    changes: [
      { field: 'status', from: 'dispatched', to: 'assigned' },
      { field: 'agentId', from: null, to: 'alex' },
    ],
  },
  { at: at(3), changes: [] },
  {
    at: at(4),
    changes: [
      { field: 'agentId', from: 'alex', to: null },
      { field: 'status', from: 'assigned', to: 'dispatched' },
    ],
  },
]

test('the journal from nothing tells the ticket now', () => {
  expect(replay(JOURNAL)).toEqual({ status: 'dispatched', priority: 3, agentId: null })
})

test('and at any date, entries of that instant included', () => {
  expect(replay(JOURNAL, at(0))).toEqual({})
  expect(replay(JOURNAL, new Date(at(2).getTime() - 1))).toEqual({ status: 'dispatched', priority: 3 })
  expect(replay(JOURNAL, at(2))).toEqual({ status: 'assigned', priority: 3, agentId: 'alex' })
  expect(replay(JOURNAL, at(3))).toEqual({ status: 'assigned', priority: 3, agentId: 'alex' })
})

test('words that were edited later are what their first change says they were', () => {
  const edited = [
    ...JOURNAL,
    { at: at(5), changes: [{ field: 'title', from: 'Wifi', to: 'Wifi lent' }] },
    { at: at(6), changes: [{ field: 'title', from: 'Wifi lent', to: 'Wifi coupé' }] },
    { at: at(7), changes: [{ field: 'tags', from: null, to: 'vip' }] },
  ]
  const now = { title: 'Wifi coupé', description: 'Depuis lundi.' }
  const was = (day: number) => asItWas(edited, now, at(day))
  expect(was(4)).toMatchObject({ title: 'Wifi', description: 'Depuis lundi.', tags: null, agentId: null })
  expect([was(5)['title'], was(6)['title'], was(7)['tags']]).toEqual(['Wifi lent', 'Wifi coupé', 'vip'])
})
