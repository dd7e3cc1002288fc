import { Client } from 'pg'
import { expect, test } from 'vitest'
import { cloneDatabase } from '../../test/clone-database.ts'
import { migrate } from './migrate.ts'
import { readMigrations } from './schema-engine.ts'

test('two processes that start together migrate once', async () => {
  const { ownerUrl, drop } = await emptyDatabase()
  const applied = await Promise.all([migrate(ownerUrl), migrate(ownerUrl)])
  const names = (await readMigrations()).migrationDirectories.map((directory) => directory.path)
  expect(applied.flat()).toEqual(names)
  await drop()
})

test('a migration cut short by a crash runs again', async () => {
  const { ownerUrl, drop } = await emptyDatabase()
  const names = (await readMigrations()).migrationDirectories.map((directory) => directory.path)
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query(`create table _prisma_migrations (id varchar(36) primary key, checksum varchar(64) not null,
    finished_at timestamptz, migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
    started_at timestamptz not null default now(), applied_steps_count int not null default 0)`)
  await client.query(`insert into _prisma_migrations (id, checksum, migration_name) values ('cut', '', $1)`, [
    names[0],
  ])
  await client.end()
  expect(await migrate(ownerUrl)).toEqual(names)
  await drop()
})

test('the application role cannot say which migrations ran, and can add a job', async () => {
  const { url, drop } = await cloneDatabase()
  const app = new Client({ connectionString: url, options: '-c role=guichet_app' })
  await app.connect()
  await expect(app.query('delete from _prisma_migrations')).rejects.toThrow(/permission denied/)
  const { rows } = await app.query(`select graphile_worker.add_job('wake')`)
  expect(rows).toHaveLength(1)
  await app.end()
  await drop()
})

async function emptyDatabase() {
  const { url, drop } = await cloneDatabase()
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('drop schema public cascade; drop schema graphile_worker cascade; create schema public')
  await client.end()
  return { ownerUrl: url, drop }
}
