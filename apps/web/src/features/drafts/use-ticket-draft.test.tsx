import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DraftContent } from '@guichet/contracts/me'
import { useTicketDraft } from './use-ticket-draft.ts'

// The browser's store and the network are the edges; what is tested is when each is written to.
const store = vi.hoisted(() => new Map<string, unknown>())
vi.mock('idb-keyval', () => ({
  get: async (key: string) => store.get(key),
  set: async (key: string, value: unknown) => void store.set(key, value),
  del: async (key: string) => void store.delete(key),
}))
const fetched = vi.fn(async (_address: string, options: RequestInit) => answer(options))

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', fetched)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  fetched.mockClear()
  store.clear()
})

const written = (title: string): DraftContent => ({ kind: 'ticket', title })
const key = 'draft:camille:ticket:d1'
const puts = () => fetched.mock.calls.filter(([, { method }]) => method === 'PUT').length

test('UX-29 kept in the browser after a second, on the server after five', async () => {
  const { result } = renderHook(() => useTicketDraft('camille', 'd1'))
  act(() => result.current.write(written('Panne')))
  await act(() => vi.advanceTimersByTimeAsync(999))
  expect(store.has(key)).toBe(false)
  await act(() => vi.advanceTimersByTimeAsync(1))
  expect(store.get(key)).toMatchObject({ content: { title: 'Panne' } })
  expect(result.current.savedAt).toBeInstanceOf(Date)
  expect(puts()).toBe(0)
  await act(() => vi.advanceTimersByTimeAsync(4_000))
  expect(puts()).toBe(1)
})

test('UX-30 leaving a field or the page saves at once, and only what changed', async () => {
  const { result } = renderHook(() => useTicketDraft('camille', 'd1'))
  act(() => result.current.write(written('Panne')))
  await act(() => result.current.save())
  await act(() => result.current.save())
  expect(store.has(key)).toBe(true)
  expect(puts()).toBe(1)
})

test('UX-32 without a network the browser keeps it, and the next pause tries the server again', async () => {
  fetched.mockRejectedValueOnce(new TypeError('offline'))
  const { result } = renderHook(() => useTicketDraft('camille', 'd1'))
  act(() => result.current.write(written('Panne')))
  await act(() => result.current.save())
  expect(store.has(key)).toBe(true)
  await act(() => result.current.save())
  expect(puts()).toBe(2)
})

test('once sent, nothing is left and no late timer brings it back', async () => {
  const { result, unmount } = renderHook(() => useTicketDraft('camille', 'd1'))
  act(() => result.current.write(written('Panne')))
  await act(() => result.current.save())
  act(() => result.current.write(written('Panne du')))
  await act(() => result.current.forget())
  await act(() => vi.advanceTimersByTimeAsync(10_000))
  unmount()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(store.has(key)).toBe(false)
  expect(puts()).toBe(1)
})

test('emptied, it is no draft any more', async () => {
  const { result } = renderHook(() => useTicketDraft('camille', 'd1'))
  act(() => result.current.write(written('Panne')))
  await act(() => result.current.save())
  act(() => result.current.write(null))
  await act(() => vi.advanceTimersByTimeAsync(1_000))
  expect(store.has(key)).toBe(false)
  expect(result.current.savedAt).toBeUndefined()
})

function answer({ method, body }: RequestInit): Response {
  if (method === 'DELETE') return new Response(null, { status: 204 })
  const content: unknown = JSON.parse(typeof body === 'string' ? body : '')
  return Response.json({ id: 'd1', content, updatedAt: '2026-11-22T10:00:00Z' })
}
