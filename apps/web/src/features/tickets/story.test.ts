import { expect, test } from 'vitest'
import { storyOf } from './story.ts'

const entry = (kind: string, at: string, data: Record<string, string> = {}) => ({ kind, at, data })

test('a story keeps the last date of each kind', () => {
  const story = storyOf([
    entry('file', '2026-11-20T15:12:00Z'),
    entry('routed', '2026-11-20T15:12:00Z'),
    entry('take', '2026-11-23T08:12:00Z'),
    entry('request_info', '2026-11-23T09:05:00Z'),
    entry('provide_info', '2026-11-23T09:44:00Z'),
    entry('hold', '2026-11-24T09:00:00Z'),
    entry('recall', '2026-11-24T09:00:00Z', { recallAt: '2026-12-01T08:00:00Z' }),
    entry('request_info', '2026-12-01T09:00:00Z'),
  ])
  expect(story).toEqual({
    receivedAt: '2026-11-20T15:12:00Z',
    inChargeSince: '2026-11-23T08:12:00Z',
    askedAt: '2026-12-01T09:00:00Z',
    answeredAt: '2026-11-23T09:44:00Z',
    heldAt: '2026-11-24T09:00:00Z',
    recallAt: '2026-12-01T08:00:00Z',
  })
})
