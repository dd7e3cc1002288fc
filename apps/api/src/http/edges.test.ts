import { afterAll, describe, expect, test } from 'vitest'
import { giveToken, makePerson } from '../../test/people.ts'
import { startApp } from '../../test/start-app.ts'
import { tcpProxy } from '../../test/tcp-proxy.ts'
import type { TcpProxy } from '../../test/tcp-proxy.ts'

const desk = await startApp()
const camille = await desk.signedIn('camille.demandeur')
const token = await desk.as('camille.demandeur')
afterAll(() => desk.close())

const preferences = '/api/v1/me'
const raw = (payload: string | Buffer, type = 'application/json') =>
  camille.inject({ method: 'PATCH', url: preferences, payload, headers: { 'content-type': type } })

describe('addresses', () => {
  test.each(['/api/v1/%00', '/api/v1/desk?x=%00', '/api/v1/%ED%A0%80', '/api/v1/%', '/api/v1/me/tokens/%00'])(
    'AC-197 %s is refused, never an error of ours',
    async (url) => {
      const refused = await token.inject({ url })
      expect(refused.statusCode).toBe(400)
      expect(refused.json()).toMatchObject({ code: 'malformed' })
    },
  )

  test.each([
    '//api/v1/me',
    '/API/v1/me',
    '/api/v1/me/',
    '/api/v1/me;x',
    '/api/v1/%2e%2e/me',
    '/api%2fv1/me',
  ])('AC-21 %s reaches no handler without its guard', async (url) => {
    expect([401, 404]).toContain((await desk.app.inject(url)).statusCode)
  })

  test('AC-21 an encoded letter changes nothing to the guard', async () => {
    expect((await desk.app.inject('/%61pi/v1/me')).statusCode).toBe(401)
  })

  test('a very long parameter is simply unknown', async () => {
    const refused = await token.inject({ url: `/api/v1/me/drafts/${'a'.repeat(5_000)}` })
    expect(refused.statusCode).toBe(404)
    expect(refused.json()).toMatchObject({ code: 'not-found' })
  })

  test('AC-22 another method answers 405 with those allowed; a header does not change the method', async () => {
    const refused = await token.inject({ method: 'PUT', url: '/api/v1/me' })
    expect(refused.statusCode).toBe(405)
    expect(refused.headers['allow']?.split(', ')).toEqual(expect.arrayContaining(['GET', 'PATCH', 'HEAD']))
    const overridden = await desk.app.inject({
      url: '/api/v1/me',
      headers: { 'x-http-method-override': 'POST' },
    })
    expect(overridden.statusCode).toBe(401)
  })

  test('AC-22 HEAD stands before the same guard as GET', async () => {
    expect((await desk.app.inject({ method: 'HEAD', url: '/api/v1/me' })).statusCode).toBe(401)
    const allowed = await token.inject({ method: 'HEAD', url: '/api/v1/me' })
    expect([allowed.statusCode, allowed.body]).toEqual([200, ''])
  })

  test('AC-24 AC-202 unknown and repeated parameters are refused by name', async () => {
    for (const query of [
      'include=requester.sessions',
      'where[id][not]=',
      '__proto__=1',
      'select=hash',
      'fields=*',
    ]) {
      expect((await desk.app.inject(`/api/v1/desk?${query}`)).statusCode, query).toBe(422)
    }
  })
})

describe('bodies', () => {
  test.each([
    ['not JSON', '{'],
    ['a byte order mark', '\ufeff{}'],
    ['NUL', String.raw`{"preferences":{"theme":"\u0000"}}`],
    ['half a surrogate pair', String.raw`{"preferences":{"theme":"\ud800"}}`],
    ['NUL in a name', String.raw`{"a\u0000":1}`],
    ['__proto__', '{"__proto__":{"polluted":true}}'],
    ['constructor.prototype', '{"constructor":{"prototype":{"polluted":true}}}'],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])],
    ['depth', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('AC-201 %s is refused', async (_, payload) => {
    const refused = await raw(payload)
    expect([400, 422]).toContain(refused.statusCode)
    expect(refused.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  test('AC-201 a body past the limit is 413', async () => {
    expect((await raw(`{"a":"${'x'.repeat(1_048_576)}"}`)).statusCode).toBe(413)
  })

  test('AC-173 only JSON in UTF-8 is read', async () => {
    for (const type of [
      'text/plain',
      'application/vnd.x+json',
      'application/json; charset=utf-7',
      'application/xml',
    ]) {
      expect((await raw('{"preferences":{}}', type)).statusCode, type).toBe(415)
    }
    for (const type of [
      'Application/JSON',
      'application/json; charset="UTF-8"',
      'application/json;charset=utf-8',
    ]) {
      expect((await raw('{"preferences":{}}', type)).statusCode, type).toBe(200)
    }
  })

  test('a compressed body is 415', async () => {
    const refused = await camille.patch('/me', {
      body: { preferences: {} },
      headers: { 'content-encoding': 'gzip' },
    })
    expect(refused.statusCode).toBe(415)
  })

  test('AC-175 AC-176 AC-177 an unknown field is named, nothing is coerced, nobody promotes themselves', async () => {
    const refused = await camille.patch('/me', {
      body: { administrator: true, preferences: { shortcuts: 'true', theme: ['dark'], roles: ['lead'] } },
    })
    expect(refused.statusCode).toBe(422)
    const pointers = refused.json().errors.map((one: { pointer: string }) => one.pointer)
    expect(pointers).toEqual(
      expect.arrayContaining([
        '/administrator',
        '/preferences/shortcuts',
        '/preferences/theme',
        '/preferences/roles',
      ]),
    )
  })
})

describe('answers', () => {
  test('AC-253 every answer, errors too, carries the security headers and no server’s name', async () => {
    for (const url of [
      '/api/v1/desk',
      '/api/v1/me',
      '/nowhere',
      '/health/live',
      '/auth/callback',
      '/api/docs/',
    ]) {
      const { headers } = await desk.app.inject(url)
      expect(headers['x-content-type-options'], url).toBe('nosniff')
      expect(headers['referrer-policy'], url).toBe('same-origin')
      expect(headers['content-security-policy'], url).toContain("frame-ancestors 'none'")
      expect(headers['server'] ?? headers['x-powered-by'], url).toBeUndefined()
    }
  })

  test('AC-253 the browser is told to keep to https where the desk is', async () => {
    const secure = await startApp({ env: { PUBLIC_URL: 'https://desk.test' } })
    const { headers } = await secure.app.inject('/api/v1/desk')
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
    await secure.close()
  })

  test('AC-167 personal answers are kept by no cache', async () => {
    expect((await token.get('/me')).headers['cache-control']).toBe('no-store')
    expect((await desk.anonymous.get('/me')).headers['cache-control']).toBe('no-store')
  })

  test('AC-174 no other origin is let in', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://xdesk.test']) {
      const { headers } = await camille.get('/me', { headers: { origin } })
      expect(headers['access-control-allow-origin']).toBeUndefined()
    }
  })

  test('AC-54 what came with the request is not shown: a problem is JSON', async () => {
    const refused = await desk.app.inject('/api/v1/desk?q=%3Cscript%3Ealert(1)%3C/script%3E')
    expect(refused.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(refused.body).not.toContain('<script')
  })

  test('problems speak the caller’s preference, else the browser’s language, else the desk’s', async () => {
    const detailFor = async (client: typeof token, headers: Record<string, string>) =>
      (await client.get('/me/tokens/none', { headers })).json().title
    expect(await detailFor(token, {})).toBe('Méthode non permise')
    expect(await detailFor(token, { 'accept-language': 'de, en;q=0.8, fr;q=0.5' })).toBe('Method not allowed')
    await makePerson(desk.db, 'erin.english', { language: 'en' })
    const erin = await desk.as('erin.english')
    const refused = await erin.delete('/me/sessions/none', { headers: { 'accept-language': 'fr' } })
    expect(refused.json().title).toBe('Token without this right')
  })
})

describe('rates and health', () => {
  test('AC-191 beyond the figure a caller waits, and their neighbour does not', async () => {
    const limited = await startApp({ env: { RATE_PERSON: '3', RATE_ADDRESS: '2' } })
    const [one, other] = [await limited.as('a.one'), await limited.as('b.two')]
    for (let n = 0; n < 3; n += 1) expect((await one.get('/me')).statusCode).toBe(200)
    const refused = await one.get('/me', { headers: { 'x-forwarded-for': '10.1.2.3' } })
    expect(refused.statusCode).toBe(429)
    expect(refused.json()).toMatchObject({ code: 'rate-limited' })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await other.get('/me')).statusCode).toBe(200)
    for (let n = 0; n < 2; n += 1) await limited.anonymous.get('/desk')
    const forged = await limited.anonymous.get('/desk', { headers: { 'x-forwarded-for': '203.0.113.9' } })
    expect(forged.statusCode).toBe(429)
    expect(
      (
        await one.get('/me', {
          headers: { authorization: `Bearer ${await giveToken(limited.deps, one.personId)}` },
        })
      ).statusCode,
    ).toBe(200)
    await limited.close()
  })

  test('AC-250 health says nothing of us to others', async () => {
    const here = await desk.app.inject('/health/ready')
    expect(here.json()).toMatchObject({ status: 'ok', database: true })
    const elsewhere = await desk.app.inject({ url: '/health/ready', remoteAddress: '203.0.113.9' })
    expect(elsewhere.json()).toEqual({ status: 'ok' })
    for (const url of ['/metrics', '/debug', '/.env', '/.git/config', '/api/openapi.json']) {
      expect((await desk.app.inject(url)).statusCode).toBe(404)
    }
  })

  test('AC-223 without its database the desk is alive, not ready, says 503, and recovers by itself', async () => {
    let proxy: TcpProxy | undefined
    const away = await startApp({
      databaseUrl: async (url) => {
        proxy = await tcpProxy(url)
        return proxy.url
      },
    })
    const someone = await away.as('camille.demandeur')
    await proxy?.cut()
    const refused = await someone.get('/me')
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '5'])
    expect(refused.body).not.toMatch(/prisma|select|127\.0\.0\.1|ECONN/i)
    expect((await away.app.inject('/health/ready')).statusCode).toBe(503)
    expect((await away.app.inject('/health/live')).statusCode).toBe(200)
    await proxy?.restore()
    expect((await away.app.inject('/health/ready')).statusCode).toBe(200)
    expect((await someone.get('/me')).statusCode).toBe(200)
    await away.close()
    await proxy?.cut()
  })
})
