import { resolve } from 'node:path'
import { z } from 'zod'
import { LocalFailure } from './failure.ts'

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((value) => value < 65_536)
const url = (protocol: RegExp) => z.url({ protocol })

const envSchema = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  VAR_DIR: z
    .string()
    .min(1)
    .default('var')
    .transform((folder) => resolve(folder)),
  /** The desk's address as people type it, when it is not the one it listens on. */
  PUBLIC_URL: url(/^https?$/)
    .transform((value) => new URL(value).origin)
    .optional(),
  DATABASE_URL: url(/^postgres(ql)?$/).optional(),
  /** Migrates, when the role of DATABASE_URL does not own the database. */
  DATABASE_OWNER_URL: url(/^postgres(ql)?$/).optional(),
  /** Ours, kept under VAR_DIR, when absent. */
  SECRET_KEYS: z.string().optional(),
  OIDC_ISSUER: url(/^https?$/).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  SMTP_URL: url(/^smtps?$/).optional(),
})
export type DeskEnv = z.infer<typeof envSchema>

/** The variables that replace an embedded part by a real one; a bad one stops the start, and is named. */
export function readDeskEnv(source: NodeJS.ProcessEnv): DeskEnv {
  const named = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const read = envSchema.safeParse(named)
  if (!read.success) {
    const bad = [...new Set(read.error.issues.map((issue) => String(issue.path[0])))]
    const shown = bad.map((name) => (SECRET.test(name) ? name : `${name}=${named[name]}`)).join(', ')
    throw new LocalFailure(`Variable incorrecte : ${shown}.`, `bad variable: ${bad.join(', ')}`)
  }
  const env = read.data
  if (
    env.OIDC_ISSUER !== undefined &&
    (env.OIDC_CLIENT_ID === undefined || env.OIDC_CLIENT_SECRET === undefined)
  ) {
    throw new LocalFailure(
      'OIDC_ISSUER demande aussi OIDC_CLIENT_ID et OIDC_CLIENT_SECRET.',
      'OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET too.',
    )
  }
  return env
}

// What may hold a password is never shown.
const SECRET = /SECRET|DATABASE|SMTP_URL/
