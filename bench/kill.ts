// node bench/kill.ts [kills]: a durable PostgreSQL of its own, the API killed that often, and the ledger; ends by itself.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@guichet/local/postgres'
import { migrate } from '@guichet/api/db/migrate'
import { killRounds } from '../apps/api/test/kill-rounds.ts'
import { messageIdsOf, scriptedSmtp } from '../apps/api/test/scripted-smtp.ts'
import { benchEnv } from './api-process.ts'

const kills = Number(process.argv[2] ?? 5)
const folder = mkdtempSync(join(tmpdir(), 'guichet-kill-'))
// The `postgres` user passes through to its cluster, which then goes with the folder.
chmodSync(folder, 0o711)
const postgres = await startPostgres({ dataDir: join(folder, 'postgres') })
try {
  await migrate(postgres.ownerUrl)
  const smtp = await scriptedSmtp()
  const env = { ...benchEnv(postgres.appUrl, folder), LOG_LEVEL: 'fatal', SMTP_URL: smtp.url }
  const start = performance.now()
  const ledger = await killRounds({
    ownerUrl: postgres.ownerUrl,
    env,
    kills,
    filings: 100,
    takenMails: () => messageIdsOf(smtp.taken),
  })
  const seconds = Math.round((performance.now() - start) / 1_000)
  console.log(JSON.stringify({ kills, seconds, ...ledger }, null, 2))
  process.exitCode = ledger.amiss.length === 0 ? 0 : 1
  await smtp.close()
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
// The migration engine leaves a timer of ten seconds behind.
process.exit()
