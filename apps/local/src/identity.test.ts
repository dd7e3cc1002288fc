import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as client from 'openid-client'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { BACK_CHANNEL_LOGOUT_PATH, CALLBACK_PATH, startIdentity } from './identity.ts'
import type { Identity } from './identity.ts'
import { closeServer, listen } from './listen.ts'
import { DEMO_PEOPLE } from './people.ts'

const varDir = mkdtempSync(join(tmpdir(), 'guichet-identity-'))
let desk: Server
let webUrl: string
let identity: Identity
const logoutTokens: string[] = []

beforeAll(async () => {
  desk = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      if (request.url === BACK_CHANNEL_LOGOUT_PATH)
        logoutTokens.push(new URLSearchParams(body).get('logout_token') ?? '')
      response.end()
    })
  })
  webUrl = `http://127.0.0.1:${await listen(desk, { host: '127.0.0.1', port: 0, what: 'desk' })}`
  identity = await startIdentity({ webUrl, accounts: DEMO_PEOPLE, varDir })
})
afterAll(async () => {
  await identity.stop()
  await closeServer(desk)
  rmSync(varDir, { recursive: true })
})

test('a person signs in by code and PKCE, is described by claims, and signs out at both ends', async () => {
  const browser = new Browser()
  const { config, tokens } = await signIn(browser, 'login=dominique.chef')
  const subject = DEMO_PEOPLE.find((person) => person.login === 'dominique.chef')?.subject ?? ''
  expect(tokens.claims()).toMatchObject({
    iss: identity.issuer,
    sub: subject,
    name: 'Dominique Chef',
    preferred_username: 'dominique.chef',
    email: 'dominique.chef@valmer.example',
    email_verified: true,
    audiences: ['staff', 'head'],
    establishments: ['0149001A'],
    headOf: ['0149001A'],
    groups: [],
  })
  expect(await client.fetchUserInfo(config, tokens.access_token, subject)).toMatchObject({
    name: 'Dominique Chef',
  })

  const end = client.buildEndSessionUrl(config, {
    post_logout_redirect_uri: `${webUrl}/`,
    id_token_hint: tokens.id_token ?? '',
  })
  const confirm = await browser.go(end.href)
  const form = new URLSearchParams({
    logout: 'yes',
    xsrf: /name="xsrf" value="([^"]+)"/.exec(confirm.body)?.[1] ?? '',
  })
  const out = await browser.go(`${identity.issuer}/session/end/confirm`, form.toString())
  expect(out.url).toBe(`${webUrl}/`)
  await vi.waitFor(() => expect(logoutTokens).toHaveLength(1))
})

test('the keys and the address outlive a restart, in a file of the owner’s alone', async () => {
  const { config } = await signIn(new Browser(), 'typed=Alex.Agent')
  const keys = async () => (await fetch(config.serverMetadata().jwks_uri ?? '')).json()
  const before = await keys()
  const { issuer, clientSecret } = identity
  await identity.stop()
  identity = await startIdentity({ webUrl, accounts: DEMO_PEOPLE, varDir })
  expect(identity).toMatchObject({ issuer, clientSecret })
  // The first attempt may go over a connection that the restart closed.
  await vi.waitFor(async () => expect(await keys()).toEqual(before))
  expect(statSync(join(varDir, 'identity.json')).mode & 0o777).toBe(0o600)
})

test('nobody’s login is refused where it was typed, in the reader’s language', async () => {
  const browser = new Browser()
  const { url } = await browser.go((await authorizationUrl()).url.href)
  const french = await browser.go(url, 'typed=<b>personne')
  expect(french.status).toBe(422)
  expect(french.body).toContain('&#60;b&#62;personne')
  expect(french.body).not.toContain('<b>personne')
  const english = await browser.go(`${url}?lang=en`)
  expect(english.body).toContain('<html lang="en">')
  expect(english.headers.get('content-security-policy')).not.toContain('unsafe')
})

test('AC-55 AC-62 its pages run no script but one named by its hash, and stand in no frame', async () => {
  const browser = new Browser()
  const { config, tokens } = await signIn(browser, 'login=camille.demandeur')
  const elsewhere = new URL((await authorizationUrl()).url)
  elsewhere.searchParams.set('redirect_uri', 'https://elsewhere.example/')
  const signOut = (hint: Record<string, string>) => client.buildEndSessionUrl(config, hint).href
  const addresses = {
    'the sign-in': (await authorizationUrl()).url.href,
    'a sign-in that is gone': `${identity.issuer}/sign-in/unknown`,
    'a refusal': elsewhere.href,
    'the sign-out': signOut({ id_token_hint: tokens.id_token ?? '' }),
    'a sign-out nobody asked for': `${identity.issuer}/session/end`,
  }
  for (const [what, address] of Object.entries(addresses)) {
    const reader = what === 'the sign-in' ? new Browser() : browser
    const { headers, body } = await reader.go(address)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy, what).toMatch(/^default-src 'none';/)
    expect(policy, what).toMatch(/base-uri 'none'; frame-ancestors 'none'$/)
    expect(policy, what).not.toMatch(/unsafe|\*|connect-src|object-src/)
    expect(/form-action ([^;]+)/.exec(policy)?.[1]?.split(' '), what).toEqual(
      what === 'the sign-in' || what.includes('sign-out') ? ["'self'", webUrl] : ["'self'"],
    )
    const script = /<script>([^]*?)<\/script>/.exec(body)?.[1]
    const hash = script === undefined ? '' : createHash('sha256').update(script).digest('base64')
    expect(/script-src ([^;]+)/.exec(policy)?.[1], what).toBe(hash === '' ? undefined : `'sha256-${hash}'`)
  }
})

test('without PKCE, to another address, or after its time, a sign-in is refused', async () => {
  const { url } = await authorizationUrl()
  const elsewhere = new URL(url)
  elsewhere.searchParams.set('redirect_uri', 'https://elsewhere.example/')
  expect((await new Browser().go(elsewhere.href)).status).toBe(400)
  const bare = new URL(url)
  bare.searchParams.delete('code_challenge')
  bare.searchParams.delete('code_challenge_method')
  expect((await new Browser().go(bare.href)).url).toContain('error=invalid_request')
  expect((await new Browser().go(`${identity.issuer}/sign-in/unknown`)).status).toBe(400)
})

test('production has no demo identities', async () => {
  vi.stubEnv('NODE_ENV', 'production')
  await expect(startIdentity({ webUrl, accounts: DEMO_PEOPLE, varDir })).rejects.toThrow(/OIDC_ISSUER/)
  vi.unstubAllEnvs()
})

async function authorizationUrl() {
  const { issuer, clientId, clientSecret } = identity
  const options = { execute: [client.allowInsecureRequests] }
  const config = await client.discovery(new URL(issuer), clientId, clientSecret, undefined, options)
  const verifier = client.randomPKCECodeVerifier()
  const state = client.randomState()
  const nonce = client.randomNonce()
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: webUrl + CALLBACK_PATH,
    scope: 'openid profile email',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  return { config, url, checks: { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce } }
}

async function signIn(browser: Browser, form: string) {
  const { config, url, checks } = await authorizationUrl()
  const page = await browser.go(url.href)
  expect(page.body).toContain('Dominique Chef')
  const back = await browser.go(page.url, form)
  expect(back.url).toContain(webUrl + CALLBACK_PATH)
  return { config, tokens: await client.authorizationCodeGrant(config, new URL(back.url), checks) }
}

/** Follows redirects and keeps cookies, as a browser does. */
class Browser {
  readonly #cookies = new Map<string, string>()

  async go(
    url: string,
    form?: string,
  ): Promise<{ url: string; status: number; body: string; headers: Headers }> {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: {
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'accept-language': 'fr',
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const next = response.headers.get('location')
    if (next !== null) return this.go(new URL(next, url).href)
    return { url, status: response.status, body: await response.text(), headers: response.headers }
  }
}
