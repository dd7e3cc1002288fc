// node bench/kill-postgres.ts [kills]: PostgreSQL killed that often below one loaded API, and the ledger; ends by itself.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { postgresKills } from '../apps/api/test/postgres-kills.ts'
import { messageIdsOf, scriptedSmtp } from '../apps/api/test/scripted-smtp.ts'
import { freePort } from '../apps/api/test/serving.ts'
import { benchEnv } from './api-process.ts'

const kills = Number(process.argv[2] ?? 20)
const folder = mkdtempSync(join(tmpdir(), 'guichet-kill-postgres-'))
// The `postgres` user passes through to its cluster, which then goes with the folder.
chmodSync(folder, 0o711)
const smtp = await scriptedSmtp()
try {
  const start = performance.now()
  const ledger = await postgresKills({
    dataDir: join(folder, 'postgres'),
    port: await freePort(),
    kills,
    takenMails: () => messageIdsOf(smtp.taken),
    env: (databaseUrl) => ({ ...benchEnv(databaseUrl, folder), LOG_LEVEL: 'fatal', SMTP_URL: smtp.url }),
  })
  const seconds = Math.round((performance.now() - start) / 1_000)
  console.log(JSON.stringify({ kills, seconds, ...ledger }, null, 2))
  process.exitCode = ledger.amiss.length === 0 ? 0 : 1
} finally {
  await smtp.close()
  rmSync(folder, { recursive: true, force: true })
}
// The migration engine leaves a timer of ten seconds behind.
process.exit()
