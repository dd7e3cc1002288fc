import { createHash } from 'node:crypto'
import * as oidc from 'openid-client'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import type { JWTPayload, JWTVerifyGetKey } from 'jose'
import { Refusal } from '@guichet/domain/refusal'
import { z } from 'zod'
import type { Env } from '../env.ts'

/** What an attempt to sign in must remember, on our side alone. */
export interface Attempt {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export interface Identity {
  readonly issuer: string
  readonly subject: string
  /** The provider's own session, for its back-channel. */
  readonly sid: string | null
  readonly claims: Readonly<Record<string, unknown>>
}

export interface IdentityProvider {
  start(options: { again: boolean }): Promise<{ attempt: Attempt; url: URL }>
  /** Exchanges the code; refuses whatever is not proven to be the answer to this very attempt. */
  finish(callback: URL, attempt: Attempt): Promise<Identity>
  /** Where the browser goes to end the provider's session too; null when the provider has no such page. */
  endSessionUrl(): Promise<URL | null>
  /** Whose sessions a logout token ends. */
  readLogoutToken(token: string): Promise<{ issuer: string; sid?: string; subject?: string; issuedAt: Date }>
}

const timeoutSeconds = 10

/** One OpenID provider, found when it is first needed: the desk starts without it. */
export function identityProvider(env: Env, now: () => Date = () => new Date()): IdentityProvider {
  const redirectUri = `${env.PUBLIC_URL}/auth/callback`
  const found = discoverLazily(env)
  const isUsed = rememberUsed()

  return {
    async start({ again }) {
      const { config } = await found()
      const verifier = oidc.randomPKCECodeVerifier()
      const attempt = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier }
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: env.OIDC_SCOPE,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: attempt.state,
        nonce: attempt.nonce,
        ...(again && { prompt: 'login', max_age: '0' }),
      })
      return { attempt, url }
    },

    async finish(callback, { state, nonce, verifier }) {
      const { config } = await found()
      const checks = {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      }
      return asRefusal(async () => {
        const tokens = await oidc.authorizationCodeGrant(config, callback, checks)
        const idToken = tokens.claims()
        if (idToken === undefined || now().getTime() / 1_000 - idToken.iat > 600)
          throw new Error('the ID token is old')
        checkAccessTokenHash(tokens.id_token, tokens.access_token, idToken['at_hash'])
        const more = await userInfo(config, tokens.access_token, idToken.sub)
        const sid = typeof idToken['sid'] === 'string' ? idToken['sid'] : null
        return { issuer: idToken.iss, subject: idToken.sub, sid, claims: { ...more, ...idToken } }
      })
    },

    async endSessionUrl() {
      const { config } = await found()
      if (config.serverMetadata().end_session_endpoint === undefined) return null
      return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: `${env.PUBLIC_URL}/` })
    },

    async readLogoutToken(token) {
      const { keys, issuer } = await found()
      return asRefusal(async () => {
        const options = { issuer, audience: env.OIDC_CLIENT_ID, maxTokenAge: 300, clockTolerance: 30 }
        const { payload, protectedHeader } = await jwtVerify(token, keys, { ...options, currentDate: now() })
        if (!/^(?:(?:application\/)?logout\+jwt|jwt)$/i.test(protectedHeader.typ ?? 'JWT'))
          throw new Error('not a logout token')
        if (payload.jti === undefined || isUsed(payload.jti, now()))
          throw new Error('the logout token was used')
        return logoutOf(payload, issuer)
      })
    },
  }
}

interface Found {
  config: oidc.Configuration
  issuer: string
  keys: JWTVerifyGetKey
}

function discoverLazily({
  OIDC_ISSUER,
  OIDC_CLIENT_ID,
  OIDC_CLIENT_SECRET,
  NODE_ENV,
}: Env): () => Promise<Found> {
  let found: Promise<Found> | undefined
  const issuer = new URL(OIDC_ISSUER)
  const plain = issuer.protocol === 'http:' && (NODE_ENV !== 'production' || isLoopback(issuer.hostname))
  const discover = async (): Promise<Found> => {
    const config = await oidc.discovery(issuer, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, undefined, {
      timeout: timeoutSeconds,
      execute: [oidc.enableNonRepudiationChecks, ...(plain ? [oidc.allowInsecureRequests] : [])],
    })
    const { issuer: name, jwks_uri: jwksUri } = config.serverMetadata()
    if (jwksUri === undefined) throw new Error('the provider names no keys')
    return { config, issuer: name, keys: createRemoteJWKSet(new URL(jwksUri), { cooldownDuration: 60_000 }) }
  }
  return async () => {
    found ??= discover()
    try {
      return await found
    } catch (cause) {
      found = undefined
      throw Object.assign(new Refusal('sign-in-unavailable', 'refusal.sign_in_unavailable'), { cause })
    }
  }
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || host.startsWith('127.')

// Whatever a provider or somebody in its place sends us wrongly is one refusal; the reason goes to the log.
async function asRefusal<T>(use: () => Promise<T>): Promise<T> {
  try {
    return await use()
  } catch (cause) {
    const away = cause instanceof TypeError && cause.message === 'fetch failed'
    const refusal = away
      ? new Refusal('sign-in-unavailable', 'refusal.sign_in_unavailable')
      : new Refusal('sign-in-failed', 'refusal.sign_in_failed')
    throw Object.assign(refusal, { cause })
  }
}

async function userInfo(config: oidc.Configuration, accessToken: string, subject: string) {
  if (config.serverMetadata().userinfo_endpoint === undefined) return {}
  return oidc.fetchUserInfo(config, accessToken, subject)
}

function checkAccessTokenHash(idToken: string | undefined, accessToken: string, expected: unknown): void {
  if (expected === undefined || idToken === undefined) return
  const header: unknown = JSON.parse(Buffer.from(idToken.split('.')[0] ?? '', 'base64url').toString())
  const { alg } = z.object({ alg: z.string() }).parse(header)
  const digest = createHash(`sha${/\d{3}$/.exec(alg)?.[0] ?? '512'}`)
    .update(accessToken)
    .digest()
  const half = digest.subarray(0, digest.length / 2).toString('base64url')
  if (half !== expected) throw new Error('at_hash is of another access token')
}

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'
const logoutToken = z.object({
  iat: z.number(),
  sid: z.string().min(1).optional(),
  sub: z.string().min(1).optional(),
  nonce: z.undefined().optional(),
  events: z.object({ [logoutEvent]: z.record(z.string(), z.unknown()) }),
})

function logoutOf(payload: JWTPayload, issuer: string) {
  const { iat, sid, sub } = logoutToken.parse(payload)
  if (sid === undefined && sub === undefined) throw new Error('the logout token names nobody')
  return {
    issuer,
    issuedAt: new Date(iat * 1_000),
    ...(sid !== undefined && { sid }),
    ...(sub !== undefined && { subject: sub }),
  }
}

// Tokens live five minutes: that long is a used one remembered.
function rememberUsed(): (jti: string, now: Date) => boolean {
  const used = new Map<string, number>()
  return (jti, now) => {
    const oldest = now.getTime() - 600_000
    for (const [known, at] of used) if (at < oldest) used.delete(known)
    if (used.has(jti)) return true
    used.set(jti, now.getTime())
    return false
  }
}
