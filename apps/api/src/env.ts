import { isIP } from 'node:net'
import { presetName } from '@guichet/contracts/settings'
import { z } from 'zod'
import { claimMapping } from './http/claims.ts'

const flag = (otherwise: boolean) =>
  z
    .enum(['true', 'false'])
    .default(otherwise ? 'true' : 'false')
    .transform((value) => value === 'true')

const count = (otherwise: number, { min = 1, max = 1_000_000 } = {}) =>
  z
    .string()
    .regex(/^\d{1,7}$/, 'digits only')
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .default(otherwise)

const list = z
  .string()
  .default('')
  .transform((value) => value.split(',').flatMap((item) => item.trim() || []))

const address = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''))
const postgres = z.url({ protocol: /^postgres(ql)?$/ })
const origins = list.pipe(z.array(z.url({ protocol: /^https?$/ })))
const networks = list.pipe(z.array(z.string().refine(isNetwork, 'an address or a CIDR block')))
const secrets = list.pipe(z.array(z.string().min(32, 'at least 32 characters each')).min(1))
const timeZone = z.string().refine((name) => Intl.supportedValuesOf('timeZone').includes(name), 'a time zone')

const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  /** Which doors this process opens. */
  ROLE: z.enum(['all', 'http', 'jobs']).default('all'),
  HOST: z.string().default('127.0.0.1'),
  PORT: count(3000, { min: 0, max: 65_535 }),
  /** What people type: the base of every link, and the only origin that may write. */
  PUBLIC_URL: address,
  /** Proxies whose X-Forwarded-* are believed; nobody's by default. */
  TRUST_PROXY: networks,
  DATABASE_URL: postgres,
  /** Only `migrate` and `demo` need it. */
  DATABASE_OWNER_URL: postgres.optional(),
  POOL_SIZE: count(10, { max: 200 }),
  VAR_DIR: z.string().default('var'),
  OIDC_ISSUER: address,
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(1),
  OIDC_SCOPE: z.string().default('openid profile email'),
  /** Which claim says what of a person (JSON, see docs/operating.md). */
  OIDC_CLAIMS: json(claimMapping).prefault('{}'),
  /** The demo's own provider: the sign-in page says so. */
  OIDC_EMBEDDED: flag(false),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Guichet <no-reply@localhost>'),
  /** Signs Message-IDs; the first signs, all verify. */
  SECRET_KEYS: secrets,
  GUICHET_PRESET: presetName.default('caen-amigo'),
  DESK_TIMEZONE: timeZone.default('Europe/Paris'),
  DESK_LANGUAGE: z.enum(['fr', 'en']).default('fr'),
  /** Requests a minute: of one person or token, and of one address without a session. */
  RATE_PERSON: count(600),
  RATE_ADDRESS: count(120),
  /** Exports of all of one's data, an hour and person. */
  RATE_EXPORTS: count(5),
  /** Live streams that one person may keep open at a time. */
  RATE_STREAMS: count(20, { max: 1_000 }),
  /** Mails an hour to one person whom the desk recognises; the others wait. */
  RATE_MAILS: count(200),
  /** A body that brings less than 1 kB a second over so many seconds is cut off. */
  SLOW_BODY_SECONDS: count(30, { max: 600 }),
  /** An event loop late by more than this many milliseconds takes nobody in. */
  PRESSURE_MS: count(3_000, { min: 100 }),
  /** Minutes without an act of the person, and hours whatever they do. */
  SESSION_IDLE_MINUTES: count(60, { min: 5, max: 1_440 }),
  SESSION_ABSOLUTE_HOURS: count(12, { max: 720 }),
  /** Milliseconds for which a caller who was recognised is not looked up again: what they may do may lag by as much. */
  RECOGNISED_MS: count(1_000, { min: 0, max: 5_000 }),
  /** Metrics, on the loopback alone; 0 for none. */
  METRICS_PORT: count(0, { min: 0, max: 65_535 }),
  DOCS_PUBLIC: flag(true),
  /** Intranets that may frame the filing and ticket pages. */
  FRAME_ANCESTORS: origins,
  CLAMD_URL: z.url({ protocol: /^tcp$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})
export type Env = z.infer<typeof schema>

/** Variables that are missing or wrong: one line each, ready to be printed. */
export class BadEnvironment extends Error {}

/** The one reader of the environment. Throws `BadEnvironment` naming every bad variable at once. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  return read(schema, source)
}

/** What `migrate` needs: the owner's URL, else the only URL there is. */
export function readOwnerUrl(source: Readonly<Record<string, string | undefined>> = process.env): string {
  const { DATABASE_OWNER_URL, DATABASE_URL } = read(
    schema.pick({ DATABASE_OWNER_URL: true, DATABASE_URL: true }).partial(),
    source,
  )
  const url = DATABASE_OWNER_URL ?? DATABASE_URL
  if (url === undefined) throw new BadEnvironment('DATABASE_OWNER_URL: required')
  return url
}

function read<Schema extends z.ZodType>(
  wanted: Schema,
  source: Readonly<Record<string, string | undefined>>,
): z.output<Schema> {
  // An empty variable is one that was not set: compose files write `SMTP_URL=`.
  const set = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  )
  const found = wanted.safeParse(set)
  if (found.success) return found.data
  throw new BadEnvironment(found.error.issues.map((issue) => line(issue, set)).join('\n'))
}

// Never the value: it may be a password.
function line(issue: z.core.$ZodIssue, set: Record<string, unknown>): string {
  const name = String(issue.path[0])
  return `${name}: ${name in set ? [...issue.path.slice(1), issue.message].join(': ') : 'required'}`
}

function json<Schema extends z.ZodType>(inner: Schema) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' })
        return z.NEVER
      }
    })
    .pipe(inner)
}

function isNetwork(text: string): boolean {
  const [base = '', bits, ...rest] = text.split('/')
  const family = isIP(base)
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}
