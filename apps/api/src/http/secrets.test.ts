import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { InjectOptions } from 'fastify'
import { openBrowser } from '../../test/browser.ts'
import { makeDesk } from '../../test/desk.ts'
import { evilProvider } from '../../test/evil-provider.ts'
import { filePart, multipartOf } from '../../test/multipart.ts'
import { startApp } from '../../test/start-app.ts'
import type { TestApp } from '../../test/start-app.ts'
import { tcpProxy } from '../../test/tcp-proxy.ts'
import { hashOf } from './caller.ts'

const provider = await evilProvider()
const lines: string[] = []
const proxies: Awaited<ReturnType<typeof tcpProxy>>[] = []
let desk: TestApp
/** What each secret is called, and what it is. */
const secrets = new Map<string, string>()
let sid = ''
let token = ''

beforeAll(async () => {
  desk = await startApp({
    env: { OIDC_ISSUER: provider.issuer, LOG_LEVEL: 'debug' },
    logTo: { write: (line) => lines.push(line) },
    databaseUrl: async (url) => {
      const proxy = await tcpProxy(url)
      proxies.push(proxy)
      return proxy.url
    },
  })
  const { reference } = await (await makeDesk(desk)).file('camille.demandeur')
  expect(reference).not.toBe('')
  provider.tricks = { claims: { preferred_username: 'lea.martin', name: 'Léa MARTIN' } }
  const browser = openBrowser(desk.app)
  const sent = await browser.go('/auth/sign-in')
  const { state, code } = provider.authorize(new URL(sent.headers.location ?? ''))
  const { verifier } = await desk.db.signInAttempt.findFirstOrThrow({ where: { state } })
  const attempt = [...browser.cookies.values()].join()
  await browser.go(`/auth/callback?code=${code}&state=${state}`)
  sid = browser.cookies.get('sid') ?? ''
  token = (await desk.as('camille.demandeur')).headers['authorization']?.slice('Bearer '.length) ?? ''
  const told = { sid, token, verifier, attempt, accessToken: 'an-access-token' }
  for (const [name, secret] of Object.entries(told)) secrets.set(name, secret)
  secrets.set('hash of the session', hashOf(sid)).set('hash of the token', hashOf(token))
  secrets.set('password of the database', new URL(desk.ownerUrl).password)
  secrets.set('secret of the provider', desk.env.OIDC_CLIENT_SECRET)
  for (const key of desk.env.SECRET_KEYS) secrets.set('key', key)
})
afterAll(async () => {
  await desk.close()
  for (const proxy of proxies) await proxy.cut()
  await provider.stop()
})

/** The names of the secrets that stand in a text. */
const foundIn = (text: string) =>
  [...secrets].flatMap(([name, secret]) => (text.includes(secret) ? name : []))

const said: string[] = []
async function ask(options: InjectOptions & { url: string }): Promise<number> {
  const { statusCode, headers, body } = await desk.app.inject(options)
  said.push(`${options.method ?? 'GET'} ${options.url} ${statusCode}`)
  expect(foundIn(JSON.stringify(headers) + body), said.at(-1)).toEqual([])
  return statusCode
}

// By session and by token, which never go together: a token's request has no cookie.
const callers = () => [{ cookie: `sid=${sid}` }, { authorization: `Bearer ${token}` }]

test('AC-169 the secrets looked for are long, and each another', () => {
  expect(new Set(secrets.values()).size).toBe(secrets.size)
  for (const [name, secret] of secrets) expect(secret.length, name).toBeGreaterThanOrEqual(15)
})

test('AC-169 no route gives back the session’s id, a token or a secret, even where it was asked for by it', async () => {
  // Live events never end, and the viewer of the documentation is somebody else's public files.
  const left = /^\/api\/(?:v1\/events$|docs\/static)/
  const routes = desk.app.knownRoutes.filter(({ method, url }) => method === 'GET' && !left.test(url))
  expect(routes.length).toBeGreaterThan(25)
  const statuses = new Set<number>()
  for (const { url } of routes) {
    const filled = (id: string) => url.replaceAll(/:\w+/g, id)
    const urls = [filled('018f0000-0000-7000-8000-000000000000'), filled(sid)]
    urls.push(`${filled(token)}?token=${token}&sid=${sid}`)
    const asked = callers().flatMap((headers) => urls.map((each) => ask({ url: each, headers })))
    for (const status of await Promise.all(asked)) statuses.add(status)
  }
  expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 403, 404, 422]))
  expect(said.filter((line) => line.endsWith(' 200'))).toEqual(
    expect.arrayContaining([
      'GET /health/ready 200',
      'GET /api/v1/openapi.json 200',
      'GET /api/v1/me 200',
      'GET /api/v1/me/sessions 200',
      'GET /api/v1/me/tokens 200',
    ]),
  )
})

test('AC-169 nothing for who debugs answers, by any usual name', async () => {
  for (const url of [
    '/debug',
    '/debug/vars',
    '/metrics',
    '/health',
    '/actuator/env',
    '/_info',
    '/status',
    '/.env',
  ])
    for (const caller of callers()) {
      // As a program asks: a browser is given the portal's page.
      const headers = { ...caller, accept: 'application/json' }
      expect(await ask({ url, headers }), url).toBe(404)
    }
})

test('AC-169 no error says it: refused, broken inside, or without the database', async () => {
  const cookie = `sid=${sid}`
  const write = (url: string, payload: string, more: Record<string, string> = {}) =>
    ask({
      method: 'POST',
      url,
      payload,
      headers: {
        cookie,
        'content-type': 'application/json',
        origin: desk.env.PUBLIC_URL,
        'x-requested-by': 'person',
        ...more,
      },
    })
  expect(await write('/api/v1/tickets', JSON.stringify({ unknown: token, title: [sid] }))).toBe(422)
  expect(await write('/api/v1/tickets', `{"title":"${token}"`)).toBe(400)
  expect(await write('/api/v1/tickets', sid, { 'content-type': `text/${sid}` })).toBe(415)
  expect(await write('/api/v1/tickets', '{}', { origin: 'https://evil.example' })).toBe(403)
  expect(await write(`/api/v1/tickets/${sid}/transitions`, '{}', { 'if-match': sid })).toBeGreaterThanOrEqual(
    400,
  )
  expect(await write('/auth/back-channel-logout', `logout_token=${token}`)).toBeGreaterThanOrEqual(400)
  expect(await ask({ url: `/auth/callback?code=${token}&state=${sid}`, headers: { cookie } })).toBe(400)
  expect(await ask({ method: 'PUT', url: '/api/v1/me', headers: { cookie } })).toBe(405)
  expect(await ask({ url: '/api/v1/me', headers: { authorization: `Basic ${sid}` } })).toBe(401)
  // A fault of the desk's own: a stored file that somebody shortened.
  const headers = { authorization: `Bearer ${token}` }
  const file = multipartOf([filePart('x.txt', 'x'.repeat(100))])
  const { items } = (await desk.app.inject({ ...file, headers: { ...file.headers, ...headers } })).json()
  const { storageKey } = await desk.db.attachment.findUniqueOrThrow({ where: { id: items[0].id } })
  truncateSync(join(desk.env.VAR_DIR, storageKey.slice(-2), storageKey), 10)
  expect(await ask({ url: `/api/v1/attachments/${items[0].id}/content`, headers })).toBe(500)
  await proxies[0]?.cut()
  for (const caller of callers()) expect(await ask({ url: '/api/v1/me', headers: caller })).toBe(503)
  expect(await ask({ url: '/health/ready' })).toBe(503)
})

test('AC-169 no line of the log says it, at the level that says most', () => {
  const levels = new Set(lines.map((line) => Number(JSON.parse(line).level)))
  expect([...levels]).toEqual(expect.arrayContaining([30, 40, 50]))
  expect(lines.length).toBeGreaterThan(100)
  expect(lines.filter((line) => foundIn(line).length > 0)).toEqual([])
})
