import { expect, test } from 'vitest'
import { bestThree } from './best-three.ts'

const some = <Item>(count: number, item: Item) => Array.from({ length: count }, () => item)
const incident = { id: '', title: '', text: '', since: '', joined: null }
const answer = { id: '', kind: 'usage', language: 'fr', title: '', summary: '', updatedAt: '' } as const
const ticket = { id: '', reference: '', title: '', solvedAt: '' }

test.each([
  [
    [3, 3, 3],
    [1, 1, 1],
  ],
  [
    [0, 3, 3],
    [0, 2, 1],
  ],
  [
    [0, 0, 3],
    [0, 0, 3],
  ],
  [
    [2, 0, 1],
    [2, 0, 1],
  ],
  [
    [0, 0, 0],
    [0, 0, 0],
  ],
])('REQ-053 of %s incidents, answers and solved tickets, %s are shown', ([i = 0, a = 0, t = 0], shown) => {
  const { incidents, answers, tickets } = bestThree({
    incidents: some(i, incident),
    answers: some(a, answer),
    tickets: some(t, ticket),
  })
  expect([incidents.length, answers.length, tickets.length]).toEqual(shown)
})
