import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { postgresKills } from './postgres-kills.ts'
import { messageIdsOf, scriptedSmtp } from './scripted-smtp.ts'
import { freePort } from './serving.ts'

test('AC-222 PostgreSQL killed three times under load: nothing acknowledged is lost, 503 meanwhile, the same desk serves again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-postgres-kill-'))
  // The `postgres` user passes through to its cluster, which then goes with the folder.
  chmodSync(folder, 0o711)
  const smtp = await scriptedSmtp()
  const ledger = await postgresKills({
    dataDir: join(folder, 'postgres'),
    port: await freePort(),
    kills: 3,
    takenMails: () => messageIdsOf(smtp.taken),
    env: (databaseUrl) => ({
      LOG_LEVEL: 'fatal',
      PORT: '0',
      PUBLIC_URL: 'http://127.0.0.1',
      DATABASE_URL: databaseUrl,
      VAR_DIR: folder,
      OIDC_ISSUER: 'http://127.0.0.1:9',
      OIDC_CLIENT_ID: 'guichet',
      OIDC_CLIENT_SECRET: 'a secret of the tests',
      SECRET_KEYS: 'a key of the tests that is long enough',
      SMTP_URL: smtp.url,
      RATE_PERSON: '100000',
      PRESSURE_MS: '60000',
      RATE_ADDRESS: '100000',
    }),
  })
  expect(ledger.amiss).toEqual([])
  expect(Object.keys(ledger.statuses).toSorted()).toEqual(['201', '503'])
  expect(ledger.acknowledged).toBeGreaterThanOrEqual(80)
  expect(ledger.mails).toBe(3 * ledger.acknowledged)
  expect(ledger.health).toEqual(Array(3).fill('live 200, ready 503'))
  expect(Math.max(...ledger.recoveredMs)).toBeLessThan(10_000)
  expect(ledger.connections).toBeGreaterThan(3)
  await smtp.close()
  rmSync(folder, { recursive: true })
}, 180_000)
