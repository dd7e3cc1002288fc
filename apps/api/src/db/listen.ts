import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { appRole } from './roles.ts'
import type { Deps } from '../deps.ts'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5_000
const PULSE_MS = 20_000

interface Ears {
  /** The id of something that was committed, in the order of commits. */
  heard(id: string): void
  /** Listening, for the first time or again: what was said meanwhile was missed. */
  opened(): Promise<void>
}

/** One connection of this process that listens to PostgreSQL, and comes back by itself. */
export function openWire(
  { env, log }: Pick<Deps, 'env' | 'log'>,
  ears: Ears,
): { close: () => Promise<void> } {
  const closing = new AbortController()
  const closed = stayConnected()
  return {
    close: () => {
      closing.abort()
      return closed
    },
  }

  async function stayConnected(): Promise<void> {
    let pause = FIRST_PAUSE_MS
    while (!closing.signal.aborted) {
      try {
        await listenOnce(env.DATABASE_URL, closing.signal, {
          ...ears,
          opened: () => {
            pause = FIRST_PAUSE_MS
            return ears.opened()
          },
        })
      } catch (error) {
        log.warn({ err: error }, 'the connection that listens to PostgreSQL was lost')
      }
      // Not all processes at the same instant.
      await sleep(randomInt(pause / 2, pause * 1.5), undefined, { signal: closing.signal }).catch(() => {})
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    }
  }
}

async function listenOnce(url: string, closing: AbortSignal, ears: Ears): Promise<void> {
  const client = new Client({
    connectionString: url,
    options: `-c role=${appRole}`,
    application_name: 'guichet live',
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
    keepAlive: true,
  })
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>()
  client.on('error', reject).on('end', resolve)
  closing.addEventListener('abort', () => resolve(), { once: true })
  client.on('notification', ({ payload }) => {
    if (payload !== undefined) ears.heard(payload)
  })
  // A connection that died without a word is noticed by asking.
  const pulse = setInterval(() => void client.query('select 1').catch(reject), PULSE_MS)
  try {
    await client.connect()
    await client.query('listen guichet_live')
    await ears.opened()
    await ended
  } finally {
    clearInterval(pulse)
    await client.end().catch(() => {})
  }
}
