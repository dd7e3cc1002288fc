import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startPostgres } from '@guichet/local/postgres'
import { migrate } from '../src/db/migrate.ts'
import { asking, makeGroups } from './kill-rounds.ts'
import { freePort, serving } from './serving.ts'
import { smallDisk } from './small-disk.ts'

const MiB = 1024 * 1024

test('AC-225 with the database’s disk full a filing is 503 and nothing acknowledged is lost; with room again the desk serves', async (context) => {
  const disk = smallDisk(160 * MiB)
  if (disk === null) return context.skip('not run: only root may mount the small disk that this fills')
  const where = { dataDir: join(disk.folder, 'postgres'), port: await freePort() }
  let postgres = await startPostgres(where)
  await migrate(postgres.ownerUrl)
  const [group] = await makeGroups(postgres.ownerUrl)
  const desk = await serving({
    DATABASE_URL: postgres.appUrl,
    VAR_DIR: disk.folder,
    RATE_PERSON: '100000',
    PRESSURE_MS: '60000',
    LOG_LEVEL: 'silent',
  })
  const acknowledged: string[] = []
  const file = async (): Promise<number> => {
    const answer = await fetch(`${desk.origin}/api/v1/tickets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${group?.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        categoryId: group?.categoryId,
        title: 'Plein',
        // Of characters that do not compress away.
        description: Array.from({ length: 400 }, () => crypto.randomUUID()).join(' '),
      }),
      signal: AbortSignal.timeout(20_000),
    })
    const body: { reference: string } = JSON.parse(await answer.text())
    if (answer.status === 201) acknowledged.push(body.reference)
    else expect(body).toMatchObject({ code: 'unavailable', status: answer.status })
    return answer.status
  }
  expect(await file()).toBe(201)

  const filler = join(disk.folder, 'fill')
  expect(() => writeFileSync(filler, Buffer.alloc(160 * MiB))).toThrow('ENOSPC')
  const statuses = new Set<number>()
  for (let n = 0; n < 2_000 && !statuses.has(503); n += 1) statuses.add(await file())
  expect([...statuses].filter((status) => status !== 201)).toEqual([503])

  rmSync(filler)
  // Where its own log had no room PostgreSQL ends itself: whoever made room starts it again.
  postgres = await startPostgres(where)
  await expect.poll(file, { timeout: 20_000 }).toBe(201)
  const rows = await asking(postgres.ownerUrl, 'select reference from ticket')
  expect(rows.map((row) => row['reference'])).toEqual(expect.arrayContaining(acknowledged))
  desk.child.kill('SIGTERM')
  expect(await desk.ended).toBe(0)
  await postgres.stop()
  disk.remove()
}, 120_000)
