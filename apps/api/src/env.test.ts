import { expect, test } from 'vitest'
import { testEnv } from '../test/env.ts'
import { BadEnvironment, readEnv, readOwnerUrl } from './env.ts'

const said = (source: Record<string, string>) => {
  try {
    readEnv(source)
  } catch (error) {
    if (error instanceof BadEnvironment) return error.message.split('\n')
    throw error
  }
  return []
}

test('AC-251 every missing or wrong variable is named, one line each, without its value', () => {
  const lines = said({
    PUBLIC_URL: 'desk.example',
    PORT: '80a',
    SECRET_KEYS: 'short',
    TRUST_PROXY: '10.0.0.0/33',
    OIDC_CLAIMS: '{"login":1}',
    DESK_TIMEZONE: 'Europe/Lutetia',
    DATABASE_URL: 'mysql://root:hunter2@db/x',
  })
  const names = lines.map((line) => line.split(':')[0])
  expect(names).toEqual(
    expect.arrayContaining([
      'PUBLIC_URL',
      'PORT',
      'SECRET_KEYS',
      'TRUST_PROXY',
      'OIDC_CLAIMS',
      'DESK_TIMEZONE',
      'DATABASE_URL',
    ]),
  )
  expect(lines).toContain('OIDC_ISSUER: required')
  expect(lines.join()).not.toContain('hunter2')
})

test('an empty variable counts as not set, and defaults are those of a loopback desk', () => {
  const { PORT, HOST, SMTP_URL } = testEnv({ SMTP_URL: '', PORT: '' })
  expect({ PORT, HOST, SMTP_URL }).toEqual({ PORT: 3000, HOST: '127.0.0.1', SMTP_URL: undefined })
})

test('secrets rotate: the first signs, the others still verify', () => {
  const [one, two] = ['a'.repeat(32), 'b'.repeat(32)]
  expect(testEnv({ SECRET_KEYS: `${one}, ${two}` }).SECRET_KEYS).toEqual([one, two])
})

test('migrating needs one URL, the owner’s before the other', () => {
  expect(readOwnerUrl({ DATABASE_URL: 'postgresql://a/x', DATABASE_OWNER_URL: 'postgresql://b/x' })).toBe(
    'postgresql://b/x',
  )
  expect(readOwnerUrl({ DATABASE_URL: 'postgresql://a/x' })).toBe('postgresql://a/x')
  expect(() => readOwnerUrl({})).toThrow(BadEnvironment)
})
