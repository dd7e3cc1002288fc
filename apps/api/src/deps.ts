import type { Settings } from '@guichet/contracts/settings'
import type { ServiceRules } from '@guichet/domain/service-targets'
import type { FastifyBaseLogger } from 'fastify'
import type { Db } from './db/client.ts'
import type { Env } from './env.ts'
import type { BlobStore } from './storage/blob-store.ts'
import type { Scanner } from './storage/scanner.ts'

/** What features are given: the world's edges, each replaceable by a real other one, none by a mock. */
export interface Deps {
  readonly db: Db
  readonly env: Env
  readonly log: FastifyBaseLogger
  /** The preset's settings with this desk's own choices over them. */
  readonly settings: () => Promise<Settings>
  /** What the desk promises, and when its teams work. */
  readonly service: () => Promise<ServiceRules>
  /** From the database's clock to the desk's: the same instant, but where a test lives at another date. */
  readonly clock: (databaseNow: Date) => Date
  /** From 0 to 1, 1 excluded: what is given by lot. */
  readonly draw: () => number
  readonly files: BlobStore
  /** Null: no virus scanner is named, and files are marked as not scanned. */
  readonly scanner: Scanner | null
}
