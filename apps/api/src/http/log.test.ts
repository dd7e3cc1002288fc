import { expect, test } from 'vitest'
import { giveSession, makePerson } from '../../test/people.ts'
import { startApp } from '../../test/start-app.ts'

test('AC-247 AC-248 one JSON line a request; no cookie, token, query, body or forged line in it', async () => {
  const lines: string[] = []
  const desk = await startApp({ env: { LOG_LEVEL: 'info' }, logTo: { write: (line) => lines.push(line) } })
  const { id } = await makePerson(desk.db, 'camille.demandeur')
  const sid = await giveSession(desk.deps, id)
  const token = await desk.as('camille.demandeur')
  const forged = 'x\r\n{"level":60,"msg":"ZZFORGED"}\u001b[31m'
  await desk.app.inject({ url: '/api/v1/me', headers: { cookie: `sid=${sid}`, 'user-agent': 'ZZAGENT' } })
  await token.get('/me?canary=ZZQUERY')
  await token.patch('/me', { body: { preferences: { theme: 'ZZBODY' } } })
  await desk.app.inject({ url: `/nowhere/${encodeURIComponent(forged)}?token=ZZQUERY` })
  await desk.app.inject('/auth/callback?code=ZZCODE&state=ZZSTATE')
  const text = lines.join('')
  for (const secret of [sid, token.headers['authorization']?.slice(7) ?? '', 'ZZ'])
    expect(text).not.toContain(secret)
  for (const line of lines) {
    expect(line.trimEnd()).not.toContain('\n')
    expect(JSON.parse(line)).toMatchObject({ requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) })
  }
  const requests = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request')
  expect(requests).toHaveLength(5)
  expect(requests[0]).toMatchObject({
    method: 'GET',
    route: '/api/v1/me',
    status: 200,
    person: id,
    by: 'session',
  })
  await desk.close()
})

test('AC-249 what breaks inside says nothing outside but the number of the request', async () => {
  const lines: string[] = []
  const desk = await startApp({ env: { LOG_LEVEL: 'error' }, logTo: { write: (line) => lines.push(line) } })
  const token = await desk.as('camille.demandeur')
  // A preset's value that the schema refuses: a fault of the desk's own data.
  await desk.db.setting.create({ data: { key: 'reference.format', value: 'no number' } })
  const broken = await desk.anonymous.get('/desk')
  expect(broken.statusCode).toBe(500)
  expect(broken.json()).toMatchObject({ code: 'internal' })
  expect(broken.body).not.toMatch(/prisma|zod|select|\/work|\/src|at /i)
  expect(lines.join('')).toContain(broken.json().requestId)
  expect((await token.get('/me')).statusCode).toBe(200)
  await desk.close()
})
