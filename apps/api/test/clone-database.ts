import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'

export interface ClonedDatabase {
  /** the owner's URL; what `openDb` opens with it serves as `guichet_app` */
  url: string
  drop: () => Promise<void>
}

/** A migrated database of the test's own, on a real PostgreSQL; made in some 50 ms. */
export async function cloneDatabase(): Promise<ClonedDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(`create database ${name} template guichet owner guichet_owner`)
  const url = new URL(inject('ownerUrl'))
  url.pathname = `/${name}`
  return { url: url.href, drop: () => asAdmin(`drop database if exists ${name} with (force)`) }
}

async function asAdmin(sql: string): Promise<void> {
  const url = new URL(inject('adminUrl'))
  // From the template itself, one that is slow to leave would keep others from copying it.
  url.pathname = '/postgres'
  const client = new Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
