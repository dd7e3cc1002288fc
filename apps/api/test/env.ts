import type { Env } from '../src/env.ts'
import { readEnv } from '../src/env.ts'

/** The environment of a desk under test: the real reader, over the least that it asks for. */
export const testEnv = (changes: Readonly<Record<string, string>> = {}): Env =>
  readEnv({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    PUBLIC_URL: 'http://desk.test',
    DATABASE_URL: 'postgresql://127.0.0.1/unused',
    OIDC_ISSUER: 'http://identity.test',
    OIDC_CLIENT_ID: 'guichet',
    OIDC_CLIENT_SECRET: 'a secret of the tests',
    SECRET_KEYS: 'a key of the tests that is long enough',
    RATE_PERSON: '100000',
    // What is proved must hold on a busy machine too.
    PRESSURE_MS: '60000',
    RATE_ADDRESS: '100000',
    RECOGNISED_MS: '0',
    ...changes,
  })
