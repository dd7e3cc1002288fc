import { randomBytes } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { createToken, getMe } from '@guichet/contracts/me'
import { startApp } from '../../test/start-app.ts'
import { giveSession, giveToken, joinTeam, makePerson, makeTeam } from '../../test/people.ts'

const desk = await startApp()
afterAll(() => desk.close())

const bearer = (authorization: string) => desk.app.inject({ url: '/api/v1/me', headers: { authorization } })
const inADay = () => new Date(Date.now() + 86_400_000).toISOString()

test('AC-23 AC-182 only a whole token is looked up, and no other way in exists', async () => {
  await desk.as('camille.demandeur')
  const secret = 'x'.repeat(43)
  for (const wrong of [
    'Bearer ',
    'Bearer undefined',
    'Bearer %',
    'Bearer _',
    "Bearer ' OR 1=1",
    `Bearer ${'x'.repeat(9_000)}`,
    'Basic YTpi',
    `Bearer guichet_${secret}`,
    `bearer guichet_${secret}`,
  ]) {
    expect((await bearer(wrong)).statusCode, wrong).toBe(401)
  }
  for (const cookie of ['sid=', 'sid=undefined', 'sid={"not":""}', `sid=${secret}`, 'sid[]=1']) {
    expect((await desk.app.inject({ url: '/api/v1/me', headers: { cookie } })).statusCode, cookie).toBe(401)
  }
})

test('AC-183 a token in the address opens nothing', async () => {
  const { id } = await makePerson(desk.db, 'url.token')
  const secret = await giveToken(desk.deps, id)
  for (const name of ['api_token', 'access_token', 'token']) {
    expect((await desk.app.inject(`/api/v1/me?${name}=${secret}`)).statusCode).toBe(401)
  }
})

test('AC-165 headers of a proxy sign nobody in', async () => {
  const headers = {
    'x-remote-user': 'ange.admin',
    'x-forwarded-user': 'ange.admin',
    'remote-user': 'ange.admin',
  }
  expect((await desk.app.inject({ url: '/api/v1/me', headers })).statusCode).toBe(401)
})

test('AC-182 AC-164 a token ends when it expires, is revoked, or its person is disabled', async () => {
  const { id } = await makePerson(desk.db, 'ending.token')
  const headers = { authorization: `Bearer ${await giveToken(desk.deps, id)}` }
  const status = async () => (await desk.app.inject({ url: '/api/v1/me', headers })).statusCode
  expect(await status()).toBe(200)
  desk.clock.advance({ days: 366 })
  expect(await status()).toBe(401)
  desk.clock.set(new Date())
  await desk.db.person.update({ where: { id }, data: { disabledAt: new Date() } })
  expect(await status()).toBe(401)
  await desk.db.person.update({ where: { id }, data: { disabledAt: null } })
  await desk.db.apiToken.updateMany({ where: { personId: id }, data: { revokedAt: new Date() } })
  expect(await status()).toBe(401)
})

test('AC-184 AC-185 with a cookie and a token, the token alone counts', async () => {
  const [one, two] = [await makePerson(desk.db, 'by.cookie'), await makePerson(desk.db, 'by.token')]
  const cookie = `sid=${await giveSession(desk.deps, one.id)}`
  const authorization = `Bearer ${await giveToken(desk.deps, two.id, ['tickets:read'])}`
  const me = await desk.app.inject({ url: '/api/v1/me', headers: { cookie, authorization } })
  expect(me.json()).toMatchObject({ login: 'by.token', sessionEndsAt: null, sessionIdleEndsAt: null })
  const wrong = await desk.app.inject({ url: '/api/v1/me', headers: { cookie, authorization: 'Bearer no' } })
  expect(wrong.statusCode).toBe(401)
  const beyondScope = await desk.app.inject({
    method: 'PATCH',
    url: '/api/v1/me',
    headers: { cookie, authorization, origin: desk.env.PUBLIC_URL },
    payload: { preferences: {} },
  })
  expect(beyondScope.statusCode).toBe(403)
  expect(beyondScope.json()).toMatchObject({ code: 'missing-scope' })
})

test('AC-180 a token makes no token, and neither lists nor ends sessions', async () => {
  const token = await desk.as('integ.rateur')
  const body = { name: 'more', scopes: ['tickets:read'], expiresAt: inADay() }
  for (const refused of [
    await token.post('/me/tokens', { body }),
    await token.get('/me/tokens'),
    await token.get('/me/sessions'),
  ]) {
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'missing-scope'])
  }
})

test('AC-181 a token is shown once, and only its hash is stored', async () => {
  const person = await desk.signedIn('maker.token')
  const body = { name: 'Nuit', scopes: ['tickets:read'] as const, expiresAt: inADay() }
  const { secret, prefix, id } = await person.call(createToken, { body })
  expect(secret).toMatch(/^guichet_[\w-]{43}$/)
  expect(secret.startsWith(prefix)).toBe(true)
  expect((await bearer(`Bearer ${secret}`)).json()).toMatchObject({ login: 'maker.token' })
  expect((await person.get('/me/tokens')).body).not.toContain(secret)
  expect(JSON.stringify(await desk.db.apiToken.findMany())).not.toContain(secret)
  expect((await person.delete(`/me/tokens/${id}`)).statusCode).toBe(204)
  expect((await bearer(`Bearer ${secret}`)).statusCode).toBe(401)
  expect((await person.delete(`/me/tokens/${id}`)).statusCode).toBe(404)
})

test('a token needs a fresh sign-in, and an end within a year', async () => {
  const person = await desk.signedIn('stale.session')
  const tooLong = {
    name: 'x',
    scopes: ['tickets:read'],
    expiresAt: new Date(Date.now() + 400 * 86_400_000).toISOString(),
  }
  const refused = await person.post('/me/tokens', { body: tooLong })
  expect(refused.json()).toMatchObject({ code: 'invalid', errors: [{ pointer: '/expiresAt' }] })
  desk.clock.advance({ minutes: 16 })
  const stale = await person.post('/me/tokens', { body: { ...tooLong, expiresAt: inADay() } })
  expect([stale.statusCode, stale.json().code]).toEqual([403, 'forbidden'])
  desk.clock.set(new Date())
})

test('AC-163 what a page does by itself keeps no session alive; a person’s acts do, until the absolute limit', async () => {
  const person = await desk.signedIn('idle.person')
  const poll = async () => (await person.get('/me', { headers: { 'x-requested-by': 'page' } })).statusCode
  const act = async () => (await person.get('/me')).statusCode
  desk.clock.advance({ minutes: 50 })
  expect(await act()).toBe(200)
  for (let n = 0; n < 5; n += 1) {
    desk.clock.advance({ minutes: 10 })
    expect(await poll()).toBe(200)
  }
  desk.clock.advance({ minutes: 11 })
  expect(await poll()).toBe(401)
  const other = await desk.signedIn('busy.person')
  for (let hours = 0; hours < 12; hours += 0.75) {
    expect((await other.get('/me')).statusCode).toBe(200)
    desk.clock.advance({ minutes: 45 })
  }
  expect((await other.get('/me')).statusCode).toBe(401)
  desk.clock.set(new Date())
})

test('AC-159 only a hash of the cookie is stored, of 256 bits', async () => {
  const { id } = await makePerson(desk.db, 'hashed.cookie')
  const secret = await giveSession(desk.deps, id)
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
  expect(JSON.stringify(await desk.db.session.findMany())).not.toContain(secret)
})

test('AC-170 AC-171 a write that rides on a cookie comes from our pages alone', async () => {
  const { id } = await makePerson(desk.db, 'cross.site')
  const cookie = `sid=${await giveSession(desk.deps, id)}`
  const write = (headers: Record<string, string>, payload = '{"preferences":{"theme":"dark"}}') =>
    desk.app.inject({
      method: 'PATCH',
      url: '/api/v1/me',
      payload,
      headers: { cookie, 'content-type': 'application/json', ...headers },
    })
  const ours = desk.env.PUBLIC_URL
  for (const headers of [
    {},
    { origin: 'null' },
    { origin: 'https://evil.example' },
    { origin: `${ours}.evil.example` },
    { origin: ours, 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: ours, 'content-type': 'text/plain' },
    { origin: ours, 'content-type': 'application/x-www-form-urlencoded' },
    { origin: ours, 'content-type': 'multipart/form-data; boundary=x' },
  ]) {
    const refused = await write(headers)
    expect([refused.statusCode, refused.json().code], JSON.stringify(headers)).toEqual([403, 'cross-site'])
  }
  expect((await desk.db.person.findUniqueOrThrow({ where: { id } })).theme).toBe('auto')
  for (const headers of [{ origin: ours }, { 'sec-fetch-site': 'same-origin', 'x-requested-by': 'person' }]) {
    expect((await write(headers)).statusCode).toBe(200)
  }
})

test('getMe gives roles, teams with their rights, and establishments', async () => {
  const team = await makeTeam(desk.db, 'Une équipe')
  await joinTeam(desk.db, team.id, 'robin.responsable', 'lead')
  const robin = await desk.signedIn('robin.responsable')
  const me = await robin.call(getMe)
  expect(me.roles).toEqual(['requester', 'agent', 'lead'])
  expect(me.teams).toMatchObject([{ team: { label: 'Une équipe' }, role: 'lead' }])
  expect(me.teams[0]?.rights).toContain('ticket.assign')
  const patched = await robin.patch('/me', {
    body: { preferences: { language: 'en', shortcuts: false, mails: 'asked' } },
  })
  expect(patched.json().preferences).toEqual({
    language: 'en',
    theme: 'auto',
    shortcuts: false,
    mails: 'asked',
    digestHours: [7],
  })
})

test('AC-160 one ends one’s own sessions, nobody else’s', async () => {
  const [one, two] = [await desk.signedIn('own.sessions'), await desk.signedIn('other.sessions')]
  const [session] = (await one.get('/me/sessions')).json().items
  expect(session).toMatchObject({ current: true })
  expect((await two.delete(`/me/sessions/${session.id}`)).statusCode).toBe(404)
  expect((await one.delete(`/me/sessions/${session.id}`)).statusCode).toBe(204)
  expect((await one.get('/me')).statusCode).toBe(401)
})

test('a secret nobody was given is unknown', async () => {
  expect((await bearer(`Bearer guichet_${randomBytes(32).toString('base64url')}`)).statusCode).toBe(401)
})
