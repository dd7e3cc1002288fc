import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readDeskEnv } from './desk-env.ts'

test('with nothing named, the desk listens on the loopback, port 3000, and keeps its data under var', () => {
  expect(readDeskEnv({ PATH: '/bin', SMTP_URL: '' })).toEqual({
    PORT: 3000,
    HOST: '127.0.0.1',
    VAR_DIR: resolve('var'),
  })
})

test('a wrong variable is named in one line, without its value where that may be a secret', () => {
  const refusal = (source: NodeJS.ProcessEnv) => {
    try {
      readDeskEnv(source)
      return 'accepted'
    } catch (error) {
      return String(error)
    }
  }
  expect(refusal({ PORT: '3e3' })).toContain('PORT=3e3')
  expect(refusal({ PORT: '70000' })).toContain('PORT=70000')
  expect(refusal({ DATABASE_URL: 'mysql://guichet:hush@db/guichet' })).toMatch(/DATABASE_URL/)
  expect(refusal({ DATABASE_URL: 'mysql://guichet:hush@db/guichet' })).not.toContain('hush')
  expect(refusal({ OIDC_ISSUER: 'https://id.example' })).toContain('OIDC_CLIENT_ID')
  expect(refusal({ PORT: 'x' })).not.toContain('\n')
})
