import { generateKeyPairSync, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { createServer } from 'node:http'

type Claims = Record<string, unknown>

/** How the provider errs, changed by each test before the browser comes back. */
export interface Tricks {
  claims?: Claims
  header?: Claims
  /** Makes the ID token's signature; ours is right. */
  signWith?: 'none' | 'other-key' | 'public-key-as-secret'
  metadata?: Claims
  userinfo?: Claims
}

export interface EvilProvider {
  issuer: string
  tricks: Tricks
  /** Requests seen by path. */
  seen: Record<string, number>
  /** What an honest provider remembers of the authorization request. */
  authorize(url: URL): { state: string; code: string }
  /** A logout token as this provider would sign it. */
  logoutToken(claims: Claims, header?: Claims): string
  rotateKeys(): void
  stop(): Promise<void>
}

/** An OpenID provider that does as it is told, wrongly if need be. */
export async function evilProvider(clientId = 'guichet'): Promise<EvilProvider> {
  let key = newKey('one')
  const codes = new Map<string, { nonce: string }>()
  const seen: Record<string, number> = {}
  const provider: EvilProvider = {
    issuer: '',
    tricks: {},
    seen,
    authorize: (url) => {
      const code = `code-${codes.size}`
      codes.set(code, { nonce: url.searchParams.get('nonce') ?? '' })
      return { state: url.searchParams.get('state') ?? '', code }
    },
    logoutToken: (claims, header = {}) => jwt(key, { typ: 'logout+jwt', ...header }, claims),
    rotateKeys: () => {
      key = newKey('two')
    },
    stop: () => new Promise((done) => server.close(() => done())),
  }

  const answers: Record<string, (body: URLSearchParams) => unknown> = {
    '/.well-known/openid-configuration': () => ({
      ...metadata(provider.issuer),
      ...provider.tricks.metadata,
    }),
    '/jwks': () => ({ keys: [key.jwk] }),
    '/userinfo': () => ({ sub: 'subject-1', ...provider.tricks.userinfo }),
    '/token': (body) => ({
      access_token: 'an-access-token',
      token_type: 'Bearer',
      id_token: idToken(body.get('code') ?? ''),
    }),
  }

  function idToken(code: string): string {
    const now = Math.floor(Date.now() / 1_000)
    const honest = {
      iss: provider.issuer,
      sub: 'subject-1',
      aud: clientId,
      iat: now,
      exp: now + 300,
      nonce: codes.get(code)?.nonce,
    }
    const claims = { ...honest, ...provider.tricks.claims }
    const { header = {}, signWith } = provider.tricks
    if (signWith === 'none') return `${part({ alg: 'none' })}.${part(claims)}.`
    return jwt(signWith === 'other-key' ? newKey('one') : key, header, claims)
  }

  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? ''
    seen[path] = (seen[path] ?? 0) + 1
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const answer = answers[path]
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer?.(new URLSearchParams(Buffer.concat(chunks).toString())) ?? {}))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  provider.issuer = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  return provider
}

const metadata = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  userinfo_endpoint: `${issuer}/userinfo`,
  jwks_uri: `${issuer}/jwks`,
  end_session_endpoint: `${issuer}/end`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  code_challenge_methods_supported: ['S256'],
})

interface Key {
  privateKey: KeyObject
  jwk: Claims
}

function newKey(kid: string): Key {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' } }
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

function jwt({ privateKey, jwk }: Key, header: Claims, claims: Claims): string {
  const text = `${part({ alg: 'RS256', kid: jwk['kid'], ...header })}.${part(claims)}`
  return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`
}
