import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { getMe } from '@guichet/contracts/me'
import { alexAgent } from '../../../test/desk.ts'
import { call } from '../../api.ts'
import { draw } from '../../../test/render.tsx'
import { IdleSession } from './idle-session.tsx'

const minute = 60_000
let idleEndsAt: string
let ahead = 0
const asked: string[] = []
const fetched = vi.fn(async (_: string, { headers }: RequestInit) => {
  asked.push(new Headers(headers).get('x-requested-by') ?? '')
  const me = { ...alexAgent, sessionIdleEndsAt: idleEndsAt }
  return Response.json(me, { headers: { date: new Date(Date.now() + ahead).toUTCString() } })
})
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * minute).toISOString()

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  vi.stubGlobal('fetch', fetched)
  asked.length = 0
  ahead = 0
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const said = () => screen.queryByText(/faute d’activité/u)

test('two minutes before the idle end it is said to everybody, and one may stay', async () => {
  idleEndsAt = inMinutes(60)
  await draw(<IdleSession endsAt={idleEndsAt} />, { nouns: ['portal'] })
  await act(() => vi.advanceTimersByTimeAsync(57 * minute))
  expect(said()).toBeNull()
  await act(() => vi.advanceTimersByTimeAsync(1.1 * minute))
  expect(said()).toBeVisible()
  expect(said()?.closest('[role=status]')).not.toBeNull()
  expect(asked).not.toContain('person')

  idleEndsAt = inMinutes(60)
  act(() => screen.getByRole('button', { name: 'Rester connecté' }).click())
  await act(() => vi.advanceTimersByTimeAsync(100))
  expect(asked).toContain('person')
  expect(said()).toBeNull()
})

test('what its person did in another tab puts the end off, without a word', async () => {
  idleEndsAt = inMinutes(60)
  await draw(<IdleSession endsAt={idleEndsAt} />, { nouns: ['portal'] })
  idleEndsAt = inMinutes(100)
  await act(() => vi.advanceTimersByTimeAsync(59 * minute))
  expect(said()).toBeNull()
  await act(() => vi.advanceTimersByTimeAsync(40 * minute))
  expect(said()).toBeVisible()
})

test('a device whose clock is three hours late warns as early as any', async () => {
  ahead = 180 * minute
  await call(getMe)
  idleEndsAt = inMinutes(180 + 60)
  await draw(<IdleSession endsAt={idleEndsAt} />, { nouns: ['portal'] })
  await act(() => vi.advanceTimersByTimeAsync(57 * minute))
  expect(said()).toBeNull()
  await act(() => vi.advanceTimersByTimeAsync(1.1 * minute))
  expect(said()).toBeVisible()
})
