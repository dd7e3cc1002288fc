import { createHmac } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { fileTicket } from '@guichet/contracts/tickets'
import { written } from '../../../test/act.ts'
import { openBrowser } from '../../../test/browser.ts'
import type { Browser } from '../../../test/browser.ts'
import { flawsOf } from '../../../test/content-policy.ts'
import { makeCategory } from '../../../test/desk.ts'
import { evilProvider } from '../../../test/evil-provider.ts'
import { joinTeam, makePerson, makeTeam } from '../../../test/people.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'

const provider = await evilProvider()
const claims = {
  audiences: 'affiliation',
  groups: 'groups',
  administrators: ['admins'],
  teams: { reseau: { team: 'Réseau', role: 'agent' } },
}
const desk = await startApp({ env: { OIDC_ISSUER: provider.issuer, OIDC_CLAIMS: JSON.stringify(claims) } })
const network = await makeTeam(desk.db, 'Réseau')

const honest = {
  preferred_username: 'lea.martin',
  name: 'Léa MARTIN',
  email: 'lea@valmer.example',
  email_verified: true,
}

beforeEach(() => {
  provider.tricks = { claims: { ...honest } }
})
afterAll(async () => {
  await desk.close()
  await provider.stop()
})

async function start(browser: Browser, returnTo = '/demandes/R-000433') {
  const sent = await browser.go(`/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`)
  expect(sent.statusCode).toBe(303)
  return new URL(sent.headers.location ?? '')
}

async function signIn(browser: Browser, returnTo?: string) {
  const { state, code } = provider.authorize(await start(browser, returnTo))
  return browser.go(`/auth/callback?code=${code}&state=${state}`)
}

const me = async (browser: Browser) => (await browser.go('/api/v1/me')).statusCode

describe('signing in', () => {
  test('AC-150 the request carries an S256 challenge, a state and a nonce; the verifier stays with us', async () => {
    const { searchParams } = await start(openBrowser(desk.app))
    expect(searchParams.get('code_challenge_method')).toBe('S256')
    expect(searchParams.get('code_challenge')).toHaveLength(43)
    expect(searchParams.get('nonce')?.length).toBeGreaterThan(20)
    expect(searchParams.get('scope')).toBe('openid profile email')
    const attempt = await desk.db.signInAttempt.findFirstOrThrow({
      where: { state: searchParams.get('state') ?? '' },
    })
    expect(attempt.verifier.length).toBeGreaterThan(40)
  })

  test('REQ-001 the person is made from the claims, and comes back to the page of the link', async () => {
    const browser = openBrowser(desk.app)
    const back = await signIn(browser, '/demandes/R-000433?onglet=journal#entree-3')
    expect([back.statusCode, back.headers.location]).toEqual([
      303,
      '/demandes/R-000433?onglet=journal#entree-3',
    ])
    const reply = await browser.go('/api/v1/me')
    expect(reply.json()).toMatchObject({
      login: 'lea.martin',
      name: 'Léa MARTIN',
      email: 'lea@valmer.example',
      roles: ['requester'],
    })
    expect(reply.json().sessionEndsAt).not.toBeNull()
    const idle = Date.parse(reply.json().sessionIdleEndsAt) - Date.now()
    expect(Math.abs(idle - 60 * 60_000)).toBeLessThan(5 * 60_000)
  })

  test('AC-158 AC-159 a new id at each sign-in, the old one is dead; the cookie’s attributes', async () => {
    const browser = openBrowser(desk.app)
    browser.cookies.set('sid', 'a'.repeat(43))
    const reply = await signIn(browser)
    const first = browser.cookies.get('sid') ?? ''
    expect(first).not.toBe('a'.repeat(43))
    expect(reply.cookies.find(({ name }) => name === 'sid')).toMatchObject({
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
    })
    await signIn(browser)
    expect(browser.cookies.get('sid')).not.toBe(first)
    expect(
      (await desk.app.inject({ url: '/api/v1/me', headers: { cookie: `sid=${first}` } })).statusCode,
    ).toBe(401)
    expect(await me(browser)).toBe(200)
  })

  test('AC-159 over https the cookie is __Host-sid, Secure', async () => {
    const secure = await startApp({ env: { OIDC_ISSUER: provider.issuer, PUBLIC_URL: 'https://desk.test' } })
    const browser = openBrowser(secure.app)
    const reply = await signIn(browser)
    const cookie = reply.cookies.find(({ name }) => name === '__Host-sid')
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' })
    expect(Buffer.from(cookie?.value ?? '', 'base64url')).toHaveLength(32)
    expect(await me(browser)).toBe(200)
    await secure.close()
  })

  test('AC-95 AC-258 a forged host changes no address of ours', async () => {
    const headers = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      forwarded: 'host=evil.example',
    }
    const sent = await openBrowser(desk.app).go('/auth/sign-in', { headers })
    const { searchParams } = new URL(sent.headers.location ?? '')
    expect(searchParams.get('redirect_uri')).toBe(`${desk.env.PUBLIC_URL}/auth/callback`)
  })

  test('AC-55 AC-148 without state, with another browser’s, used twice, after ten minutes: no session, no token asked', async () => {
    const asked = provider.seen['/token']
    const [mine, theirs] = [openBrowser(desk.app), openBrowser(desk.app)]
    const { state, code } = provider.authorize(await start(mine))
    for (const url of [
      '/auth/callback',
      `/auth/callback?code=${code}`,
      `/auth/callback?code=${code}&state=${state}&state=x`,
    ]) {
      expect((await mine.go(url)).statusCode, url).toBe(400)
    }
    const stolen = await theirs.go(`/auth/callback?code=${code}&state=${state}`, {
      headers: { accept: 'text/html' },
    })
    expect(stolen.statusCode).toBe(400)
    expect(stolen.body).toContain('href="/auth/sign-in"')
    expect(flawsOf(stolen.headers['content-security-policy'])).toEqual([])
    desk.clock.advance({ minutes: 11 })
    expect((await mine.go(`/auth/callback?code=${code}&state=${state}`)).statusCode).toBe(400)
    desk.clock.set(new Date())
    expect(provider.seen['/token']).toBe(asked)
    const once = provider.authorize(await start(mine))
    const url = `/auth/callback?code=${once.code}&state=${once.state}`
    expect((await mine.go(url)).statusCode).toBe(303)
    expect((await mine.go(url)).statusCode).toBe(400)
    expect(await me(theirs)).toBe(401)
  })

  test('AC-166 twenty sign-ins in one browser each have their own state; the last one wins', async () => {
    const browser = openBrowser(desk.app)
    const attempts = []
    for (let n = 0; n < 20; n += 1)
      attempts.push(provider.authorize(await start(browser, `/demandes?n=${n}`)))
    for (const [n, { code, state }] of attempts.entries()) {
      const back = await browser.go(`/auth/callback?code=${code}&state=${state}`)
      expect(back.headers.location).toBe(`/demandes?n=${n}`)
    }
    expect(await me(browser)).toBe(200)
    expect([...browser.cookies.keys()]).toEqual(['sid'])
  })

  test.each([
    ['//evil.example', '//evil.example'],
    ['with a backslash', '/\\evil.example'],
    ['https:', 'https://evil.example'],
    ['javascript:', 'javascript:alert(1)'],
    ['data:', 'data:text/html,x'],
    ['of 10 kB', `/${'a'.repeat(10_000)}`],
    ['with a line break', '/a\r\nx: y'],
    ['to the sign-in itself', '/auth/sign-in'],
    ['with dots', '/.//evil.example'],
  ])('AC-157 returnTo %s leads to our first page', async (_, returnTo) => {
    const back = await signIn(openBrowser(desk.app), returnTo)
    expect(back.headers.location).toBe('/')
  })

  test('AC-157 two returnTo lead to our first page', async () => {
    const browser = openBrowser(desk.app)
    const sent = await browser.go('/auth/sign-in?returnTo=/demandes&returnTo=//evil.example')
    const { state, code } = provider.authorize(new URL(sent.headers.location ?? ''))
    expect((await browser.go(`/auth/callback?code=${code}&state=${state}`)).headers.location).toBe('/')
  })
})

describe('what a provider may not say', () => {
  const now = Math.floor(Date.now() / 1_000)
  test.each([
    ['AC-149 no nonce', { claims: { nonce: undefined } }],
    ['AC-149 another nonce', { claims: { nonce: 'of-somebody-else' } }],
    ['AC-151 alg none', { signWith: 'none' }],
    ['AC-151 another key under a known kid', { signWith: 'other-key' }],
    ['AC-151 an unknown kid', { header: { kid: 'unknown' } }],
    ['AC-151 HS256', { header: { alg: 'HS256' } }],
    ['AC-151 another issuer', { claims: { iss: 'https://other.example' } }],
    ['AC-151 another audience', { claims: { aud: 'somebody-else' } }],
    ['AC-151 several audiences without azp', { claims: { aud: ['guichet', 'other'] } }],
    ['AC-151 expired', { claims: { exp: now - 600, iat: now - 900 } }],
    ['AC-151 a week old', { claims: { iat: now - 7 * 86_400 } }],
    ['AC-151 at_hash of another access token', { claims: { at_hash: 'LDktKdoQak3Pk0cnXxCltA' } }],
    ['AC-152 userinfo of another subject', { userinfo: { sub: 'subject-2' } }],
  ] as const)('%s: nobody is signed in, nothing is made', async (_, tricks) => {
    const people = await desk.db.person.count()
    provider.tricks = {
      ...tricks,
      claims: {
        ...honest,
        sub: 'nobody-yet',
        preferred_username: 'nobody.yet',
        ...('claims' in tricks ? tricks.claims : {}),
      },
    }
    provider.tricks.userinfo ??= { sub: 'nobody-yet' }
    const browser = openBrowser(desk.app)
    const refused = await signIn(browser)
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'sign-in-failed'])
    expect(await me(browser)).toBe(401)
    expect(await desk.db.person.count()).toBe(people)
  })

  test('the same person, told honestly, is signed in', async () => {
    provider.tricks = {
      claims: { ...honest, sub: 'somebody', preferred_username: 'some.body' },
      userinfo: { sub: 'somebody' },
    }
    expect((await signIn(openBrowser(desk.app))).statusCode).toBe(303)
  })

  test('AC-152 a wrong `iss` parameter is refused', async () => {
    const browser = openBrowser(desk.app)
    const { state, code } = provider.authorize(await start(browser))
    const refused = await browser.go(
      `/auth/callback?code=${code}&state=${state}&iss=https%3A%2F%2Fother.example`,
    )
    expect(refused.statusCode).toBe(400)
  })

  test('AC-153 metadata of another issuer is refused, on signing in only', async () => {
    const other = await evilProvider()
    other.tricks = { metadata: { issuer: 'https://other.example' } }
    const lost = await startApp({ env: { OIDC_ISSUER: other.issuer } })
    const refused = await lost.app.inject('/auth/sign-in')
    expect([refused.statusCode, refused.json().code]).toEqual([503, 'sign-in-unavailable'])
    expect(refused.headers['retry-after']).toBe('5')
    expect((await lost.anonymous.get('/desk')).statusCode).toBe(200)
    other.tricks = {}
    expect((await lost.app.inject('/auth/sign-in')).statusCode).toBe(303)
    await other.stop()
    await lost.close()
  })
})

describe('who somebody is', () => {
  const signedInAs = async (sub: string, more: Record<string, unknown>) => {
    provider.tricks = { claims: { ...honest, sub, ...more }, userinfo: { sub } }
    const browser = openBrowser(desk.app)
    return { browser, reply: await signIn(browser) }
  }

  test.each([
    ['false', false],
    ['absent', undefined],
    ['text', 'true'],
    ['true', true],
  ])(
    'AC-154 a new subject with an agent’s address (verified: %s) gets nothing of theirs',
    async (kind, verified) => {
      const login = `agent.${kind}`
      await joinTeam(desk.db, (await makeTeam(desk.db, `Équipe ${login}`)).id, login)
      const { email } = await desk.db.person.findUniqueOrThrow({ where: { login } })
      const { browser, reply } = await signedInAs(`thief-${login}`, {
        preferred_username: `thief.${login}`,
        email,
        email_verified: verified,
      })
      expect(reply.statusCode).toBe(303)
      const thief = (await browser.go('/api/v1/me')).json()
      expect(thief).toMatchObject({ login: `thief.${login}`, roles: ['requester'], teams: [] })
      const { emailVerified } = await desk.db.person.findUniqueOrThrow({ where: { id: thief.id } })
      expect(emailVerified).toBe(verified === true)
    },
  )

  test('AC-154 a login that is somebody else’s is refused: told to ask the desk', async () => {
    await makePerson(desk.db, 'prepared.person')
    const { reply } = await signedInAs('stranger', { preferred_username: 'prepared.person' })
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'forbidden'])
  })

  test('AC-61 a requester under an agent’s name, turned and padded, is shown plainly and writes as a requester', async () => {
    await makePerson(desk.db, 'alex.double', { name: 'Alex Agent' })
    const { browser } = await signedInAs('double', {
      preferred_username: 'double',
      name: '\u202EtnegA\u202C Ａlex\u200B',
    })
    expect((await browser.go('/api/v1/me')).json()).toMatchObject({
      name: 'tnegA Alex',
      roles: ['requester'],
    })
    const same = await signedInAs('other-double', {
      preferred_username: 'alex\u200B.double',
      name: 'Alex Agent',
    })
    expect([same.reply.statusCode, same.reply.json().code]).toEqual([403, 'forbidden'])
    const { id: categoryId } = await makeCategory(desk.db, 'Noms', { teamId: network.id })
    const headers = { origin: desk.env.PUBLIC_URL, 'x-requested-by': 'person' }
    const payload = { categoryId, title: 'Je suis Alex', description: 'Donnez-moi votre code.' }
    const filed = await browser.go('/api/v1/tickets', { method: 'POST', payload, headers })
    const { items } = (await browser.go(`/api/v1/tickets/${filed.json().reference}/journal`)).json()
    expect(items[0]).toMatchObject({ author: { name: 'tnegA Alex', login: 'double' }, fromRequester: true })
  })

  test('AC-155 groups count by the configured claim alone, missing claims give nothing', async () => {
    const { browser } = await signedInAs('plain', {
      preferred_username: 'plain',
      roles: ['admins'],
      affiliation: ['staff', 'member'],
    })
    expect((await browser.go('/api/v1/me')).json()).toMatchObject({
      roles: ['requester'],
      audiences: ['staff', 'member'],
    })
    const { reply } = await signedInAs('nameless', { preferred_username: undefined })
    expect(reply.statusCode).toBe(400)
  })

  test('AC-156 a group given is a right at the next sign-in, a group lost is a right lost', async () => {
    const first = await signedInAs('mover', { preferred_username: 'mover', groups: ['reseau', 'admins'] })
    expect((await first.browser.go('/api/v1/me')).json().roles).toEqual([
      'requester',
      'agent',
      'administrator',
    ])
    await signedInAs('mover', { preferred_username: 'mover', groups: [] })
    expect((await first.browser.go('/api/v1/me')).json().roles).toEqual(['requester'])
  })

  test('AC-156 T26 whoever lost a group gives their tickets back at that sign-in: the team is told, what is resolved keeps its agent', async () => {
    const groups = ['reseau']
    const { browser } = await signedInAs('parting', { preferred_username: 'jo.partant', groups })
    const { id: jo } = (await browser.go('/api/v1/me')).json()
    await joinTeam(desk.db, network.id, 'lou.reseau')
    const { id: categoryId } = await makeCategory(desk.db, 'Wifi', { teamId: network.id })
    const camille = await desk.as('camille.demandeur')
    const headers = { origin: desk.env.PUBLIC_URL, 'x-requested-by': 'person' }
    const held = async (...events: object[]): Promise<string> => {
      const body = { categoryId, title: 'Borne muette', description: 'Elle clignote.' }
      const { reference } = await camille.call(fileTicket, { body })
      for (const payload of [{ event: 'take' }, ...events]) {
        const url = `/api/v1/tickets/${reference}/transitions`
        expect((await browser.go(url, { method: 'POST', payload, headers })).statusCode).toBe(200)
      }
      return reference
    }
    const open = await held({ event: 'hold', text: 'Pièce attendue.' })
    const resolved = await held({ event: 'resolve', text: 'Redémarrée.' })

    const act = await written(desk.db, open, async () => {
      const { reply } = await signedInAs('parting', { preferred_username: 'jo.partant', groups: [] })
      return reply
    })
    expect(act.answer.statusCode).toBe(303)
    expect(act).toMatchObject({ status: 'dispatched', agent: null, entries: ['public holder_left'] })
    expect(act.mails).toEqual(['holder_left → lou.reseau'])
    expect(await desk.db.membership.count({ where: { personId: jo, endedAt: null } })).toBe(0)
    expect(await desk.db.ticket.findFirst({ where: { reference: resolved } })).toMatchObject({
      status: 'resolved',
      agentId: jo,
    })
    // The session that was open before is no agent's any more.
    expect((await browser.go(`/api/v1/tickets/${open}`)).statusCode).toBe(404)
    // The group given back is a membership anew.
    await signedInAs('parting', { preferred_username: 'jo.partant', groups })
    expect((await browser.go(`/api/v1/tickets/${open}`)).statusCode).toBe(200)
  })

  test('AC-164 a disabled account signs in no more', async () => {
    const { browser } = await signedInAs('leaver', { preferred_username: 'leaver' })
    await desk.db.person.update({ where: { login: 'leaver' }, data: { disabledAt: new Date() } })
    expect(await me(browser)).toBe(401)
    expect((await signedInAs('leaver', { preferred_username: 'leaver' })).reply.statusCode).toBe(403)
  })

  test('AC-197 a claim with NUL or half a surrogate is cleaned, never an error of ours', async () => {
    const { browser, reply } = await signedInAs('nul', {
      preferred_username: 'nul.claim',
      name: 'a\u0000b\ud800',
    })
    expect(reply.statusCode).toBe(303)
    expect((await browser.go('/api/v1/me')).json().name).toBe('a b\ufffd')
  })
})

describe('signing out', () => {
  const headersOf = ({ env }: TestApp) => ({ origin: env.PUBLIC_URL, 'x-requested-by': 'person' })

  test('AC-160 AC-162 the session ends here, then at the provider, who may only send back to us', async () => {
    const browser = openBrowser(desk.app)
    await signIn(browser)
    const old = browser.cookies.get('sid')
    const out = await browser.go('/auth/sign-out', { method: 'POST', headers: headersOf(desk) })
    expect(out.headers['clear-site-data']).toBe('"cache", "storage"')
    const url = new URL(out.json().url)
    expect(url.origin + url.pathname).toBe(`${provider.issuer}/end`)
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${desk.env.PUBLIC_URL}/`)
    expect((await desk.app.inject({ url: '/api/v1/me', headers: { cookie: `sid=${old}` } })).statusCode).toBe(
      401,
    )
  })

  test('AC-161 no image and no form of another site signs somebody out', async () => {
    const browser = openBrowser(desk.app)
    await signIn(browser)
    expect((await browser.go('/auth/sign-out')).statusCode).toBe(405)
    for (const headers of [{}, { origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      expect((await browser.go('/auth/sign-out', { method: 'POST', headers })).statusCode).toBe(403)
    }
    expect(await me(browser)).toBe(200)
  })

  const event = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  const logout = (token: string) =>
    desk.app.inject({
      method: 'POST',
      url: '/auth/back-channel-logout',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ logout_token: token }).toString(),
    })

  test('AC-162 the provider ends its sessions by a token that is valid, of the right kind, used once', async () => {
    provider.tricks = { claims: { ...honest, sid: 'their-session' } }
    const browser = openBrowser(desk.app)
    await signIn(browser)
    const iat = Math.floor(Date.now() / 1_000)
    const right = {
      iss: provider.issuer,
      aud: 'guichet',
      iat,
      exp: iat + 120,
      jti: 'one',
      sid: 'their-session',
      events: event,
    }
    const wrong: [Record<string, unknown>, Record<string, unknown>?][] = [
      [{ nonce: 'n' }],
      [{ events: {} }],
      [{ aud: 'other' }],
      [{ iss: 'https://other.example' }],
      [{ sid: undefined, sub: undefined }],
      [{ iat: iat - 4_000, exp: iat - 3_000 }],
      [{ jti: undefined }],
      [{}, { typ: 'at+jwt' }],
      [{}, { kid: 'unknown' }],
    ]
    for (const [n, [claimsOfIt, header]] of wrong.entries()) {
      const refused = await logout(
        provider.logoutToken({ ...right, jti: `wrong-${n}`, ...claimsOfIt }, header),
      )
      expect(refused.statusCode, JSON.stringify([claimsOfIt, header])).toBe(400)
    }
    expect((await logout('')).statusCode).toBe(400)
    const hmac = (text: string) => createHmac('sha256', 'guichet').update(text).digest('base64url')
    const head = Buffer.from('{"alg":"HS256"}').toString('base64url')
    const payload = Buffer.from(JSON.stringify(right)).toString('base64url')
    expect((await logout(`${head}.${payload}.${hmac(`${head}.${payload}`)}`)).statusCode).toBe(400)
    expect(await me(browser)).toBe(200)
    const token = provider.logoutToken(right)
    expect((await logout(token)).statusCode).toBe(200)
    expect(await me(browser)).toBe(401)
    expect((await logout(token)).statusCode).toBe(400)
  })

  test('AC-168 no token of the provider is stored, nor shown to the browser', async () => {
    // A signed token is two JSON objects and more: a hash may hold the beginning of one by chance.
    const secret = /an-access-token|eyJ[\w-]+\.eyJ/
    const browser = openBrowser(desk.app)
    const reply = await signIn(browser)
    const rows = JSON.stringify([await desk.db.session.findMany(), await desk.db.signInAttempt.findMany()])
    expect(rows).not.toMatch(secret)
    expect(JSON.stringify(reply.headers)).not.toMatch(secret)
  })
})
