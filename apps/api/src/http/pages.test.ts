import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { flawsOf } from '../../test/content-policy.ts'
import { testEnv } from '../../test/env.ts'
import { sendSecurityHeaders } from './headers.ts'
import { answerUnknown } from './not-found.ts'
import { servePages } from './pages.ts'
import { answerProblems } from './problems.ts'

const dist = mkdtempSync(join(tmpdir(), 'guichet-web-'))
mkdirSync(join(dist, 'assets'))
writeFileSync(
  join(dist, 'index.html'),
  '<!doctype html><script nonce="__CSP_NONCE__" src="/assets/main-1a2b.js"></script>',
)
writeFileSync(join(dist, 'assets/main-1a2b.js'), 'console.log(1)')
writeFileSync(join(dist, 'assets/main-1a2b.js.gz'), gzipSync('console.log(1)'))
writeFileSync(join(dist, 'assets/main-1a2b.js.map'), '{}')
writeFileSync(join(dist, '.env'), 'SECRET=1')
writeFileSync(join(dist, 'sw.js'), 'self')
writeFileSync(join(dist, 'manifest.webmanifest'), '{}')
writeFileSync(
  join(dist, 'ahead.json'),
  JSON.stringify([
    { path: '/', reads: ['/api/v1/catalogue'], scripts: [], styles: [] },
    {
      path: '/demandes/:reference',
      reads: ['/api/v1/tickets/:reference', '/api/v1/tickets/:reference/journal?limit=200'],
      scripts: ['/assets/request-1a.js'],
      styles: ['/assets/request-1a.css'],
    },
  ]),
)

const env = testEnv({ FRAME_ANCESTORS: 'https://intranet.valmer.example' })
const app = fastify()
app.decorateRequest('caller', null)
answerProblems(app, env)
await sendSecurityHeaders(app, env)
answerUnknown(app, await servePages(app, { env }, dist))
await app.ready()
afterAll(async () => {
  await app.close()
  rmSync(dist, { recursive: true })
})

const html = { accept: 'text/html' }

test('every address of the web gives its page, with a nonce of its own', async () => {
  const [one, two] = [
    await app.inject({ url: '/demandes/R-000433', headers: html }),
    await app.inject({ url: '/', headers: html }),
  ]
  const nonces = [one, two].map(({ body }) => /nonce="([^"]+)"/.exec(body)?.[1] ?? '')
  expect(new Set(nonces).size).toBe(2)
  for (const [n, { headers, statusCode }] of [one, two].entries()) {
    expect(statusCode).toBe(200)
    expect(headers['content-security-policy']).toContain(`'nonce-${nonces[n]}'`)
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers['cache-control']).toBe('no-store')
  }
})

test('a page’s own files are named with it, and for whoever has a session what it reads', async () => {
  const linked = async (url: string, cookie?: string) => {
    const { headers } = await app.inject({ url, headers: { ...html, ...(cookie ? { cookie } : {}) } })
    return String(headers['link'] ?? '')
      .split(', ')
      .map((link) => /^<(.+)>; rel=(.+); crossorigin$/.exec(link)?.slice(1).join(' ') ?? link)
  }
  const files = ['/assets/request-1a.js modulepreload', '/assets/request-1a.css preload; as=style']
  expect(await linked('/')).toEqual([''])
  expect(await linked('/demandes/R-1')).toEqual(files)
  expect(await linked('/aide', 'sid=a')).toEqual(['/api/v1/me preload; as=fetch'])
  expect(await linked('/', 'sid=a')).toEqual([
    '/api/v1/me preload; as=fetch',
    '/api/v1/catalogue preload; as=fetch',
  ])
  expect(await linked('/demandes/n%C2%B0433?agir=close', 'sid=a')).toEqual([
    '/api/v1/me preload; as=fetch',
    '/api/v1/tickets/n%C2%B0433 preload; as=fetch',
    '/api/v1/tickets/n%C2%B0433/journal?limit=200 preload; as=fetch',
    ...files,
  ])
  expect(await linked('/demandes/R-1>;x', 'sid=a')).toEqual(['/api/v1/me preload; as=fetch'])
})

test('an address that is no page is not found: a page says so to a browser, a problem to anybody else', async () => {
  for (const url of [
    '/nulle-part',
    '/ahead.json',
    '/metrics',
    '/.env',
    '//api/v1/me',
    '/api%2fv1/me',
    '/deposerx',
  ]) {
    const [browser, other] = [await app.inject({ url, headers: html }), await app.inject(url)]
    expect([browser.statusCode, browser.headers['content-type']], url).toEqual([
      404,
      'text/html; charset=utf-8',
    ])
    expect([other.statusCode, other.headers['content-type']], url).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ])
  }
  for (const url of ['/', '/?q=a', '/bureau/tickets/R-1', '/aide#contenu'])
    expect((await app.inject(url)).statusCode, url).toBe(200)
})

test('AC-55 no page lets in another script, an object, a base, a frame; another nonce each time', async () => {
  const nonces = new Set<string | undefined>()
  for (const url of ['/', '/connexion', '/bureau/tickets/R-1', '/compte', '/n/importe/quoi?x=<script>']) {
    const { headers, body } = await app.inject({ url, headers: html })
    const policy = headers['content-security-policy']
    expect(flawsOf(policy), url).toEqual([])
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' })
    expect(body).not.toContain('__CSP_NONCE__')
    nonces.add(/'nonce-([^']+)'/.exec(String(policy))?.[1])
  }
  expect(nonces.size).toBe(5)
})

test('AC-55 the page as it is built has no script or style in its text', () => {
  const source = readFileSync(new URL('../../../web/index.html', import.meta.url), 'utf8')
  expect(source).toContain('<script')
  for (const [tag] of source.matchAll(/<script[^>]*>/g)) expect(tag).toContain(' src="/')
  expect(source).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i)
})

test('REQ-010 AC-62 only the filing and ticket pages may be framed, by the intranets that the desk names', async () => {
  const ancestors = async (url: string) => {
    const { headers } = await app.inject({ url, headers: html })
    return [
      /frame-ancestors [^;]+/.exec(String(headers['content-security-policy']))?.[0],
      headers['x-frame-options'],
    ]
  }
  expect(await ancestors('/deposer')).toEqual(['frame-ancestors https://intranet.valmer.example', undefined])
  expect(await ancestors('/demandes/R-1?x=1')).toEqual([
    'frame-ancestors https://intranet.valmer.example',
    undefined,
  ])
  for (const url of ['/', '/deposerx', '/bureau/demandes'])
    expect(await ancestors(url)).toEqual(["frame-ancestors 'none'", 'DENY'])
})

test('files with a hash are kept a year, and sent compressed as they were built', async () => {
  const plain = await app.inject('/assets/main-1a2b.js')
  expect([plain.statusCode, plain.headers['cache-control']]).toEqual([
    200,
    'public, max-age=31536000, immutable',
  ])
  const packed = await app.inject({ url: '/assets/main-1a2b.js', headers: { 'accept-encoding': 'gzip' } })
  expect(packed.headers['content-encoding']).toBe('gzip')
})

test('AC-250 no source map, no hidden file, no page in place of a missing file or route of the API', async () => {
  for (const url of ['/assets/main-1a2b.js.map', '/assets/gone.js', '/api/v1/gone', '/auth/gone']) {
    expect((await app.inject({ url, headers: html })).statusCode, url).toBe(404)
  }
  for (const url of ['/.env', '/../package.json', '/assets/..%2f.env']) {
    expect((await app.inject({ url, headers: html })).body, url).not.toMatch(/SECRET|dependencies/)
  }
  expect((await app.inject({ method: 'POST', url: '/demandes' })).statusCode).toBe(404)
})

test('on one’s own machine every name of the desk leads to its one origin', async () => {
  const own = fastify()
  const { PUBLIC_URL, ...rest } = testEnv({ PUBLIC_URL: 'http://127.0.0.1:3000' })
  answerUnknown(own, await servePages(own, { env: { ...rest, PUBLIC_URL } }, dist))
  const asked = async (host: string) => {
    const { statusCode, headers: answered } = await own.inject({
      url: '/demandes?q=a',
      headers: { ...html, host },
    })
    return [statusCode, answered.location]
  }
  expect(await asked('localhost:3000')).toEqual([302, 'http://127.0.0.1:3000/demandes?q=a'])
  expect(await asked('127.0.0.1:3000')).toEqual([200, undefined])
  expect(await asked('desk.example:3000')).toEqual([200, undefined])
  await own.close()
})

test('the worker is asked for anew each time, under a policy that lets it fetch from us alone', async () => {
  const worker = await app.inject('/sw.js')
  expect(worker.headers).toMatchObject({
    'cache-control': 'no-cache',
    'content-security-policy': "default-src 'none'; connect-src 'self'",
  })
  expect(worker.headers['content-type']).toContain('javascript')
  const manifest = await app.inject('/manifest.webmanifest')
  expect(manifest.headers['content-type']).toContain('application/manifest+json')
})
