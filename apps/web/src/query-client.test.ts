import { QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from './query-client.ts'

afterEach(() => queries.clear())

test('what changes while it is asked for the first time is asked for again, once', async () => {
  const answer: ((entries: number) => void)[] = []
  const queryFn = () => new Promise<number>((resolve) => answer.push(resolve))
  const shown = new QueryObserver(queries, { queryKey: ['journal'], queryFn })
  const leave = shown.subscribe(() => undefined)
  await queries.invalidateQueries({ queryKey: ['other'] })
  void queries.invalidateQueries({ queryKey: ['journal'] })
  void queries.invalidateQueries({ queryKey: ['journal'] })
  answer.shift()?.(2)
  await vi.waitFor(() => expect(answer).toHaveLength(1))
  expect(shown.getCurrentResult().data).toBe(2)
  answer.shift()?.(3)
  await vi.waitFor(() => expect(shown.getCurrentResult().data).toBe(3))
  expect(answer).toEqual([])
  leave()
})

test('what did not change is asked for once', async () => {
  const queryFn = vi.fn(async () => 2)
  const shown = new QueryObserver(queries, { queryKey: ['journal'], queryFn })
  const leave = shown.subscribe(() => undefined)
  await vi.waitFor(() => expect(shown.getCurrentResult().data).toBe(2))
  expect(queryFn).toHaveBeenCalledOnce()
  leave()
})
