import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { runApi, startApi } from './api-process.ts'
import type { ApiProcess } from './api-process.ts'
import type { DeskEnv } from './desk-env.ts'
import { holdFolder } from './hold-folder.ts'
import { startIdentity } from './identity.ts'
import { closeServer, listen } from './listen.ts'
import { startMailbox } from './mailbox.ts'
import { CLAIM_MAPPING, DEMO_PEOPLE } from './people.ts'
import { startPostgres } from './postgres.ts'
import { keptSecretKey } from './secret-key.ts'

/** What was started, in that order: it is stopped in the other. */
export interface Part {
  stop: () => Promise<void>
  /** for who cannot wait */
  kill?: () => void
}

/** The addresses of a running desk; null for what another machine does, or nobody yet. */
export interface Addresses {
  web: string
  api: string
  identity: string
  mailbox: string | null
  smtp: string | null
  lmtp: string | null
}

export interface RunningDesk {
  addresses: Addresses
  api: ApiProcess
  hasDemo: boolean
}

/** Starts every part that nothing replaces, then the API on top of them; `parts` grows as they start. */
export async function startDesk(
  env: DeskEnv,
  parts: Part[],
  log: (line: string) => void,
  signal: AbortSignal,
): Promise<RunningDesk> {
  const webUrl = env.PUBLIC_URL ?? `http://${hostForPeople(env.HOST)}:${env.PORT}`
  parts.push({ stop: await holdFolder(env.VAR_DIR) })
  await checkPort(env)
  const database = await startDatabase(env, parts, log)
  const common = {
    VAR_DIR: env.VAR_DIR,
    HOST: env.HOST,
    PORT: String(env.PORT),
    PUBLIC_URL: webUrl,
    SECRET_KEYS: env.SECRET_KEYS ?? keptSecretKey(env.VAR_DIR),
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
  }
  signal.throwIfAborted()
  log('Base de données…')
  const [identity, mail] = await Promise.all([
    startSignIn(env, webUrl, parts),
    startMail(env, parts),
    runApi('migrate', common, signal),
  ])
  const settings = { ...common, ...identity, SMTP_URL: mail.smtp }
  const hasDemo = env.OIDC_ISSUER === undefined
  if (hasDemo) await runApi('demo', settings, signal)
  signal.throwIfAborted()
  log('API…')
  const api = await startApi(`http://${hostForPeople(env.HOST)}:${env.PORT}`, settings, signal)
  parts.push(api)
  const addresses = {
    web: webUrl,
    api: `${webUrl}/api/v1`,
    identity: identity.OIDC_ISSUER,
    mailbox: mail.url,
    smtp: mail.smtp,
    lmtp: null,
  }
  writeFileSync(join(env.VAR_DIR, 'addresses.json'), `${JSON.stringify(addresses, null, 2)}\n`)
  return { addresses, api, hasDemo }
}

// Known now rather than after a minute of work.
async function checkPort(env: DeskEnv): Promise<void> {
  const probe = createServer()
  await listen(probe, { host: env.HOST, port: env.PORT, what: 'PORT' })
  await closeServer(probe)
}

async function startDatabase(env: DeskEnv, parts: Part[], log: (line: string) => void) {
  if (env.DATABASE_URL !== undefined) {
    return { ownerUrl: env.DATABASE_OWNER_URL ?? env.DATABASE_URL, appUrl: env.DATABASE_URL }
  }
  log('PostgreSQL…')
  const postgres = await startPostgres({ dataDir: join(env.VAR_DIR, 'postgres'), log })
  parts.push(postgres)
  return postgres
}

async function startSignIn(env: DeskEnv, webUrl: string, parts: Part[]) {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env
  if (OIDC_ISSUER !== undefined && OIDC_CLIENT_ID !== undefined && OIDC_CLIENT_SECRET !== undefined) {
    return { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }
  }
  const identity = await startIdentity({ host: env.HOST, webUrl, accounts: DEMO_PEOPLE, varDir: env.VAR_DIR })
  parts.push(identity)
  return {
    OIDC_ISSUER: identity.issuer,
    OIDC_CLIENT_ID: identity.clientId,
    OIDC_CLIENT_SECRET: identity.clientSecret,
    OIDC_EMBEDDED: 'true',
    OIDC_CLAIMS: JSON.stringify(CLAIM_MAPPING),
  }
}

async function startMail(env: DeskEnv, parts: Part[]): Promise<{ url: string | null; smtp: string }> {
  if (env.SMTP_URL !== undefined) return { url: null, smtp: env.SMTP_URL }
  const mailbox = await startMailbox({ httpPort: 0, smtpPort: 0, dir: join(env.VAR_DIR, 'mailbox') })
  parts.push(mailbox)
  return { url: mailbox.url, smtp: mailbox.smtpUrl }
}

// Listening everywhere is not an address that a browser can open.
function hostForPeople(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
