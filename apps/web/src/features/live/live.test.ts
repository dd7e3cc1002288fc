import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ticketKeys } from '../../ticket-keys.ts'
import { keepTrue } from './live.ts'

/** What the browser's own would do, done by hand. */
class Source extends EventTarget {
  static readonly CLOSED = 2
  static readonly all: Source[] = []
  readyState = 0
  constructor() {
    super()
    Source.all.push(this)
  }
  close() {
    this.readyState = Source.CLOSED
  }
  hears(type: string, reference: string) {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify({ reference }) }))
  }
  opens() {
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
  }
}

const one = ticketKeys.one('R-000007')
const two = ticketKeys.one('R-000008')
let queries: QueryClient

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', Source)
  queries = new QueryClient()
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
  Source.all.length = 0
})

/** A page that shows two requests; answers how to leave it. */
function open() {
  for (const key of [one, two]) queries.setQueryData(key, {})
  const leaving = new AbortController()
  keepTrue(queries, leaving.signal)
  return () => leaving.abort()
}

const isOld = (key: readonly string[]) => queries.getQueryState(key)?.isInvalidated
const source = () => Source.all.at(-1)

test('what moved is asked again, and nothing else', () => {
  open()
  source()?.hears('ticket.changed', 'R-000007')
  expect([isOld(one), isOld(two)]).toEqual([true, false])
})

test('whoever came to a ticket before this page listened is asked for once it does', () => {
  const there = ticketKeys.presence('R-000007')
  queries.setQueryData(there, {})
  open()
  source()?.opens()
  expect([isOld(there), isOld(one)]).toEqual([true, false])
})

test('a page that was refused, as while the desk is upgraded, comes back by itself and asks all again', () => {
  open()
  vi.advanceTimersByTime(60_000)
  expect(Source.all).toHaveLength(1)
  source()?.close()
  vi.advanceTimersByTime(20_000)
  expect(Source.all).toHaveLength(2)
  expect(isOld(one)).toBe(false)
  source()?.opens()
  expect([isOld(one), isOld(two)]).toEqual([true, true])
  vi.advanceTimersByTime(60_000)
  expect(Source.all).toHaveLength(2)
})

test('a page that was asleep catches up without a reload, though its line looks alive', () => {
  open()
  const before = source()
  before?.opens()
  vi.setSystemTime(Date.now() + 600_000)
  vi.advanceTimersByTime(20_000)
  expect(before?.readyState).toBe(Source.CLOSED)
  source()?.opens()
  expect([isOld(one), isOld(two)]).toEqual([true, true])
})

test('a page that is left listens no more', () => {
  const leave = open()
  leave()
  vi.advanceTimersByTime(600_000)
  expect(Source.all.map(({ readyState }) => readyState)).toEqual([Source.CLOSED])
})

test('a page that was left before it listened does not begin', () => {
  keepTrue(queries, AbortSignal.abort())
  expect(Source.all).toEqual([])
})
