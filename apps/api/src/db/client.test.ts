import { expect, test } from 'vitest'
import { cloneDatabase } from '../../test/clone-database.ts'
import { openDb } from './client.ts'
import { failureOf } from './failure.ts'

test('whoever the URL names, and whatever options it brings, the application serves as its own role', async () => {
  const { url, drop } = await cloneDatabase()
  const withOptions = new URL(url)
  withOptions.searchParams.set('options', '-c role=guichet_owner -c statement_timeout=9s')
  for (const candidate of [url, withOptions.href]) {
    const db = openDb({ url: candidate })
    expect(await db.$queryRaw`select current_user::text as role`).toEqual([{ role: 'guichet_app' }])
    await expect(db.$executeRaw`create table mine ()`).rejects.toThrow(/permission denied/)
    await db.$disconnect()
  }
  await drop()
})

test('one statement has one name, however often it is asked', async () => {
  const { url, drop } = await cloneDatabase()
  const db = openDb({ url, poolSize: 1 })
  for (const n of [1, 2, 3]) await db.$queryRaw`select ${n}::int as n`
  const prepared =
    await db.$queryRaw`select count(*)::int as n from pg_prepared_statements where statement like '%as n%'`
  expect(prepared).toEqual([{ n: 2 }])
  await db.$disconnect()
  await drop()
})

test('a transaction for which no connection comes free, or that takes too long, is the database being away, not our fault', async () => {
  const { url, drop } = await cloneDatabase()
  const db = openDb({ url, poolSize: 1 })
  const failures = await db.$transaction(
    async () => {
      const waits = db.$transaction((other) => other.$queryRaw`select 1`).catch(failureOf)
      const asks = db.$queryRaw`select 1`.catch(failureOf)
      return Promise.all([waits, asks])
    },
    { timeout: 15_000 },
  )
  const late = db
    .$transaction((tx) => tx.$queryRaw`select pg_sleep(0.5)::text`, { timeout: 100 })
    .catch(failureOf)
  expect([...failures, await late]).toEqual(['unavailable', 'unavailable', 'unavailable'])
  await db.$disconnect()
  await drop()
}, 30_000)
