import { screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { getMe } from '@guichet/contracts/me'
import { alexAgent } from '../test/desk.ts'
import { draw } from '../test/render.tsx'
import { call } from './api.ts'
import { keepTicketDraft, unfinished } from './features/drafts/ticket-draft.ts'
import { heldQuery } from './features/held/queries.ts'
import { useFormat } from './format/use-format.ts'
import { queries } from './query-client.ts'

const kept = vi.hoisted(() => new Map<string, unknown>())
vi.mock('idb-keyval', () => ({
  entries: async () => [...kept],
  set: async (key: string, value: unknown) => void kept.set(key, value),
}))

const hour = 3_600_000
const year = 365 * 24 * hour
const inServer = (ahead: number, ms = 0) => new Date(Date.now() + ahead + ms).toISOString()
const here = '01900000-0000-7000-8000-000000000001'
const later = '01900000-0000-7000-8000-000000000002'
const earlier = '01900000-0000-7000-8000-000000000003'
let ahead = 0
let there: unknown = { items: [] }
const fetched = vi.fn(async (address: string) => {
  const reply = address.endsWith(getMe.path) ? alexAgent : there
  return Response.json(reply, { headers: { date: new Date(Date.now() + ahead).toUTCString() } })
})

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T12:00:00Z'), toFake: ['Date'] })
  vi.stubGlobal('fetch', fetched)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  queries.clear()
})

function Said({ at }: { at: string }) {
  return useFormat().relative(at)
}

// A device ahead of the server by five hours, and one that is three years late.
test.each([-5 * hour, 3 * year])('dates are told by the server’s clock, %d ms away', async (away) => {
  ahead = away
  await call(getMe)
  await draw(<Said at={inServer(ahead, -hour / 4)} />)
  expect(screen.getByText('il y a 15 min')).toBeVisible()
})

test.each([-5 * hour, 3 * year])(
  'of drafts here and there, the one written last comes first: %d ms away',
  async (away) => {
    ahead = away
    await call(getMe)
    const content = { kind: 'ticket', title: 'Ici' } as const
    await keepTicketDraft(alexAgent.id, { id: here, content, version: 0, isSent: false })
    const draftThere = (id: string, ms: number) => ({
      id,
      content: { kind: 'ticket', title: id },
      version: 1,
      updatedAt: inServer(ahead, ms),
    })
    there = { items: [draftThere(later, 60_000), draftThere(earlier, -60_000)] }
    const found = await unfinished(alexAgent.id)
    expect(found.map(({ id }) => id)).toEqual([later, here, earlier])
  },
)

test.each([-5 * hour, 3 * year])(
  'a reply that waits is counted down from ten seconds: %d ms away',
  async (away) => {
    ahead = away
    await call(getMe)
    there = { items: [{ id: 'held', state: 'waiting', sendsAt: inServer(ahead, 9_000) }] }
    const [held] = await queries.fetchQuery(heldQuery)
    expect((held?.until ?? 0) - Date.now()).toBeGreaterThan(7_999)
    expect((held?.until ?? 0) - Date.now()).toBeLessThan(10_001)
  },
)

test('a draft with ten thousand characters for a title, and a NUL, is found again in this browser', async () => {
  const content = { kind: 'ticket', title: 'x'.repeat(10_000), text: 'Erreur\0 3141' } as const
  await keepTicketDraft(alexAgent.id, { id: here, content, version: 0, isSent: false })
  there = { items: [] }
  expect((await unfinished(alexAgent.id)).map((draft) => draft.content)).toEqual([
    { ...content, text: 'Erreur 3141' },
  ])
})
