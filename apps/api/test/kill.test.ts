import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cloneDatabase } from './clone-database.ts'
import { killRounds } from './kill-rounds.ts'
import { messageIdsOf, scriptedSmtp } from './scripted-smtp.ts'

test('AC-220 AC-221 killed twice in the midst of a hundred filings, the desk loses no acknowledged ticket, makes none twice, and sends every mail', async () => {
  const { url, drop } = await cloneDatabase()
  const smtp = await scriptedSmtp()
  const folder = mkdtempSync(join(tmpdir(), 'guichet-kill-'))
  const env = {
    LOG_LEVEL: 'fatal',
    PORT: '0',
    PUBLIC_URL: 'http://127.0.0.1',
    DATABASE_URL: url,
    VAR_DIR: folder,
    OIDC_ISSUER: 'http://127.0.0.1:9',
    OIDC_CLIENT_ID: 'guichet',
    OIDC_CLIENT_SECRET: 'a secret of the tests',
    SECRET_KEYS: 'a key of the tests that is long enough',
    SMTP_URL: smtp.url,
    RATE_PERSON: '100000',
    PRESSURE_MS: '60000',
    RATE_ADDRESS: '100000',
  }
  const takenMails = () => messageIdsOf(smtp.taken)
  const ledger = await killRounds({ ownerUrl: url, env, kills: 2, filings: 100, takenMails })
  expect(ledger.amiss).toEqual([])
  expect(ledger).toMatchObject({ acknowledged: 200, mails: 600 })
  // Else it was killed too late to prove anything.
  expect(ledger.unknown).toBeGreaterThan(0)
  await smtp.close()
  await drop()
  rmSync(folder, { recursive: true })
}, 180_000)
