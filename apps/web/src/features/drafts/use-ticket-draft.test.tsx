import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
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
  fetched.mockReset().mockImplementation(async (_, options) => answer(options))
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

test('UX-30 words on their way are not told as kept by the server, and whoever saves waits for them', async () => {
  const answers: ((response: Response) => void)[] = []
  fetched.mockImplementation(() => new Promise((resolve) => answers.push(resolve)))
  const { result } = renderHook(() => useTicketDraft('camille', 'd1'))
  const saves: string[] = []
  const save = (name: string) => void result.current.save().then(() => saves.push(name))
  const answered = (title: string, version: number) =>
    act(async () => {
      answers.shift()?.(answer({ body: JSON.stringify(written(title)) }, version))
      await vi.advanceTimersByTimeAsync(0)
    })
  act(() => result.current.write(written('Panne')))
  await act(async () => save('of the first'))
  act(() => result.current.write(written('Panne du bureau')))
  await act(async () => save('of the second'))
  await answered('Panne', 1)
  await act(async () => save('of what is on its way'))
  expect(store.get(key)).toMatchObject({ content: { title: 'Panne du bureau' }, isSent: false })
  expect(saves).toEqual(['of the first'])
  await answered('Panne du bureau', 2)
  expect(store.get(key)).toMatchObject({ content: { title: 'Panne du bureau' }, version: 2, isSent: true })
  expect(saves).toHaveLength(3)
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

describe('another device wrote in the same draft', () => {
  const theirs = { id: 'd1', content: written('Du train'), version: 7, updatedAt: '2026-11-22T13:05:00Z' }
  const kept = { draft: { ...theirs, content: written('Panne'), version: 3 }, other: null }
  const sentTo = (method: string) =>
    fetched.mock.calls.flatMap(([address, options]) =>
      options.method === method
        ? [{ address, body: options.body, ifMatch: new Headers(options.headers).get('if-match') }]
        : [],
    )
  /** The server has their words, until they are read. */
  function conflict(found = theirs) {
    fetched.mockImplementation(async (address, options) => {
      const isStale = new Headers(options.headers).get('if-match') === '"3"'
      if (options.method === 'GET') return Response.json(found)
      return isStale ? stale() : answer(options, address.endsWith('/d1') ? 8 : 1)
    })
  }
  async function stopped() {
    const hook = renderHook(() => useTicketDraft('camille', 'd1', kept))
    act(() => hook.result.current.write(written('Panne du bureau')))
    await act(() => hook.result.current.save())
    return hook.result
  }

  test('what is written here goes on from the version read, in turn', async () => {
    const { result } = renderHook(() => useTicketDraft('camille', 'd1', kept))
    let version = 3
    fetched.mockImplementation(async (_, options) => answer(options, (version += 1)))
    act(() => result.current.write(written('Un')))
    await act(async () => {
      const first = result.current.save()
      result.current.write(written('Deux'))
      await Promise.all([first, result.current.save()])
    })
    expect(sentTo('PUT').map(({ ifMatch }) => ifMatch)).toEqual(['"3"', '"4"'])
    expect(result.current.other).toBeNull()
    expect(store.get(key)).toMatchObject({ content: { title: 'Deux' }, version: 5, isSent: true })
  })

  test('it is told, and nothing more is sent before one chooses; this browser goes on keeping', async () => {
    conflict()
    const result = await stopped()
    expect(result.current.other).toEqual(theirs)
    act(() => result.current.write(written('Panne du bureau, suite')))
    await act(() => vi.advanceTimersByTimeAsync(20_000))
    expect(puts()).toBe(1)
    expect(store.get(key)).toMatchObject({ content: { title: 'Panne du bureau, suite' }, isSent: false })
  })

  test('« Garder le mien » makes theirs a draft of its own, then writes over it', async () => {
    conflict()
    const result = await stopped()
    await act(async () => expect(await result.current.keepMine()).toBe(true))
    const [, aside, mine] = sentTo('PUT')
    expect(aside?.address).not.toContain('/d1')
    expect(aside?.body).toContain('Du train')
    expect(mine).toMatchObject({ ifMatch: '"7"', address: expect.stringContaining('/d1') })
    expect(mine?.body).toContain('Panne du bureau')
    expect(result.current.other).toBeNull()
  })

  test('« Prendre l’autre » makes mine a draft of its own, and leaves theirs to be taken up', async () => {
    conflict()
    const result = await stopped()
    await act(async () => expect(await result.current.takeOther()).toBe(true))
    const [, aside, ...more] = sentTo('PUT')
    expect(more).toEqual([])
    expect(aside?.address).not.toContain('/d1')
    expect(aside?.body).toContain('Panne du bureau')
    expect(store.get(key)).toMatchObject({ content: theirs.content, version: 7, isSent: true })
  })

  test('without a network nothing is chosen', async () => {
    conflict()
    const result = await stopped()
    fetched.mockRejectedValue(new TypeError('offline'))
    await act(async () => expect(await result.current.keepMine()).toBe(false))
    await act(async () => expect(await result.current.takeOther()).toBe(false))
    expect(result.current.other).toEqual(theirs)
  })

  test('one’s own words whose answer was lost are no other device’s', async () => {
    const { result } = renderHook(() => useTicketDraft('camille', 'd1', kept))
    fetched.mockRejectedValueOnce(new TypeError('offline'))
    act(() => result.current.write(written('Arrivé sans réponse')))
    await act(() => result.current.save())
    conflict({ ...theirs, content: written('Arrivé sans réponse'), version: 4 })
    act(() => result.current.write(written('Arrivé sans réponse, suite')))
    await act(() => result.current.save())
    expect(result.current.other).toBeNull()
    expect(sentTo('PUT').at(-1)).toMatchObject({ ifMatch: '"4"' })
  })

  test('sent meanwhile, the words of the other device stay as a draft of their own', async () => {
    const { result } = renderHook(() => useTicketDraft('camille', 'd1', kept))
    conflict()
    await act(() => result.current.forget())
    expect(sentTo('DELETE').map(({ ifMatch }) => ifMatch)).toEqual(['"3"', null])
    expect(sentTo('PUT').map(({ body }) => body)).toEqual([JSON.stringify(theirs.content)])
  })
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

const stale = () => Response.json({ code: 'stale-version', detail: 'Un autre appareil…' }, { status: 412 })

function answer({ method, body }: RequestInit, version = 1): Response {
  if (method === 'DELETE') return new Response(null, { status: 204 })
  const content: unknown = JSON.parse(typeof body === 'string' ? body : '')
  return Response.json({ id: 'd1', content, version, updatedAt: '2026-11-22T10:00:00Z' })
}
