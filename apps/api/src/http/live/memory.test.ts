import { expect, test } from 'vitest'
import { LATE_COMMIT_MS, LiveMemory, MOST_MISSED } from './memory.ts'
import type { LiveNews } from './scope.ts'

const START = Date.parse('2026-03-02T08:00:00Z')

const newsOf = (seq: number, seconds = seq): LiveNews => ({
  id: `news-${seq}`,
  seq: BigInt(seq),
  at: new Date(START + seconds * 1_000),
  type: 'ticket.changed',
  reference: 'R-000001',
  audience: 'public',
  teamId: 'team',
  requesterIds: [],
  establishmentId: null,
  guestIds: [],
})

const row = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => newsOf(from + at))
const idsOf = (news: readonly LiveNews[] | null) => news?.map(({ id }) => id) ?? null
const instant = (seconds: number) => new Date(START + seconds * 1_000)

test('before anything was read nothing can be told', () => {
  const memory = new LiveMemory()
  memory.keep(newsOf(1))
  expect(memory.isLost).toBe(true)
  expect(memory.since(instant(500))).toBeNull()
})

test('what was heard while the table was read is not lost, and comes after it', () => {
  const memory = new LiveMemory()
  memory.keep(newsOf(3))
  memory.begin({ latest: [newsOf(1), newsOf(2)], isAll: true })
  expect(memory.isLost).toBe(false)
  expect(idsOf(memory.since(instant(-60)))).toEqual(['news-1', 'news-2', 'news-3'])
})

test('news of the table is followed by what has a later number, or was drawn close enough to have come later', () => {
  const memory = new LiveMemory()
  const late = newsOf(5, 95)
  memory.begin({ latest: [newsOf(1, 1), late, newsOf(100, 100), newsOf(101, 101)], isAll: true })
  expect(idsOf(memory.since('news-100'))).toEqual(['news-5', 'news-101'])
})

test('news that was heard is followed by what was heard after it, whatever the numbers', () => {
  const memory = new LiveMemory()
  memory.begin({ latest: row(1, 2), isAll: true })
  for (const seq of [4, 3, 5]) memory.keep(newsOf(seq))
  expect(idsOf(memory.since('news-4'))).toEqual(['news-3', 'news-5'])
  expect(idsOf(memory.since('news-5'))).toEqual([])
})

test('an instant is answered where all that came after it is here, and not before', () => {
  const memory = new LiveMemory()
  memory.begin({ latest: row(1_000, 1_100), isAll: false })
  const complete = 1_000 + (2 * LATE_COMMIT_MS) / 1_000
  expect(memory.since(instant(complete - 1))).toBeNull()
  expect(memory.since(instant(complete))?.at(0)?.id).toBe('news-1031')
})

test('too much to catch up, or what is not known any more, is told as such', () => {
  const memory = new LiveMemory()
  memory.begin({ latest: row(1, 10), isAll: true })
  for (let seq = 11; seq <= MOST_MISSED + 11; seq += 1) memory.keep(newsOf(seq))
  expect(memory.since('news-10')).toBeNull()
  expect(memory.since('news-12')).toHaveLength(MOST_MISSED - 1)
  expect(memory.since('unknown')).toBeNull()
  for (let seq = 3_000; seq < 9_000; seq += 1) memory.keep(newsOf(seq))
  expect(memory.has('news-12')).toBe(false)
  expect(memory.since('news-12')).toBeNull()
  expect(memory.since(instant(3_000))).toBeNull()
  expect(memory.since(instant(8_990))?.at(-1)?.id).toBe('news-8999')
})

test('once something could not be read, nothing before it is told of', () => {
  const memory = new LiveMemory()
  memory.begin({ latest: row(1, 10), isAll: true })
  memory.lose()
  memory.keep(newsOf(12))
  expect(memory.isLost).toBe(true)
  expect(memory.since('news-5')).toBeNull()
  expect(memory.since(instant(11))).toBeNull()
  memory.keep(newsOf(13))
  expect(idsOf(memory.since('news-12'))).toEqual(['news-13'])
})
