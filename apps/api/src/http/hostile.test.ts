import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestClient } from '../../test/client.ts'
import { makeDesk } from '../../test/desk.ts'
import type { Desk } from '../../test/desk.ts'
import { startApp } from '../../test/start-app.ts'
import type { TestApp } from '../../test/start-app.ts'
import { leastTime, processor } from '../../test/least-time.ts'

let app: TestApp
let desk: Desk
let camille: TestClient
let port: number

beforeAll(async () => {
  app = await startApp()
  desk = await makeDesk(app)
  camille = await desk.as('camille.demandeur')
  port = Number(new URL(await app.app.listen({ port: 0, host: '127.0.0.1' })).port)
})
afterAll(() => app.close())

/** Writes bytes as they are; all that came back until the desk closed, or two seconds went by. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text))
  const closed = new Promise((done) => socket.on('error', done).on('close', done))
  socket.write(bytes)
  await Promise.race([closed, sleep(2_000)])
  socket.destroy()
  return answer
}

const statusesOf = (answer: string) =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, code]) => Number(code))
const json = (more: string, body: string) =>
  `POST /api/v1/tickets HTTP/1.1\r\nHost: x\r\nAuthorization: ${camille.headers['authorization']}\r\n` +
  `Content-Type: application/json\r\n${more}\r\n\r\n${body}`
const smuggled = 'GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n'

test.each([
  [
    'a length and chunks',
    () => json('Content-Length: 5\r\nTransfer-Encoding: chunked', `0\r\n\r\n${smuggled}`),
  ],
  ['two lengths', () => json('Content-Length: 0\r\nContent-Length: 41', smuggled)],
  ['a length that is none', () => json('Content-Length: +2', `{}${smuggled}`)],
  ['chunks of another name', () => json('Transfer-Encoding: xchunked', `0\r\n\r\n${smuggled}`)],
  ['a chunk of no number', () => json('Transfer-Encoding: chunked', `zz\r\n{}\r\n0\r\n\r\n${smuggled}`)],
  ['a name with a space', () => `GET /health/live HTTP/1.1\r\nHost : x\r\n\r\n${smuggled}`],
  ['no host', () => `GET /health/live HTTP/1.1\r\n\r\n${smuggled}`],
  ['two hosts', () => `GET /health/live HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n${smuggled}`],
  ['HTTP/0.9', () => 'GET /health/live\r\n\r\n'],
  [
    'a header of 20 kB',
    () => `GET /health/live HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
  ],
])('AC-205 %s: refused, the line is cut, and nothing behind it is heard', async (what, bytes) => {
  const answer = await raw(bytes())
  const statuses = statusesOf(answer)
  // Two hosts make one request, whose host counts for nothing here; nothing else gets through.
  if (what === 'two hosts') expect(statuses.every((status) => status === 200 || status === 400)).toBe(true)
  else expect([what, statuses.filter((status) => status < 400 || status >= 500)]).toEqual([what, []])
  expect(await app.db.ticket.count()).toBe(0)
})

test('AC-205 TRACE, CONNECT and a whole address are no way in', async () => {
  expect(
    statusesOf(
      await raw('TRACE /api/v1/me HTTP/1.1\r\nHost: x\r\nCookie: sid=x\r\nConnection: close\r\n\r\n'),
    )[0],
  ).toBeGreaterThanOrEqual(400)
  expect(
    statusesOf(await raw('CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n')),
  ).not.toContain(200)
  const proxied = await raw(
    'GET http://evil.example/api/v1/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  )
  expect(statusesOf(proxied)[0]).toBeGreaterThanOrEqual(400)
})

test('AC-205 three hundred slow senders, three hundred idle lines and a thousand requests at once keep nobody waiting', async () => {
  const slow = Array.from({ length: 600 }, (_, n) => {
    const socket = connect(port, '127.0.0.1').on('error', () => {})
    if (n % 2 === 0) socket.write('GET /api/v1/me HTTP/1.1\r\nHost: x\r\nX-Slow: ')
    return socket
  })
  const pipeline = connect(port, '127.0.0.1').on('error', () => {})
  let answered = ''
  pipeline.setEncoding('latin1').on('data', (text: string) => (answered += text))
  pipeline.write(smuggled.repeat(1_000))
  await expect.poll(() => statusesOf(answered).length, { timeout: 10_000 }).toBe(1_000)
  const ask = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/me`, { headers: camille.headers })
    expect(answer.status).toBe(200)
    await answer.text()
  }
  for (let n = 0; n < 30; n += 1) expect(await leastTime(500, ask)).toBeLessThan(500)
  for (const socket of [...slow, pipeline]) socket.destroy()
})

test('AC-207 a token, a cookie or a state of ten million characters is refused before anything looks at it', async () => {
  const long = 'x'.repeat(10_000_000)
  for (const header of [`Authorization: Bearer ${long}`, `Cookie: sid=${long}`]) {
    expect(
      statusesOf(await raw(`GET /api/v1/me HTTP/1.1\r\nHost: x\r\n${header}\r\n\r\n`)).every(
        (status) => status === 431,
      ),
    ).toBe(true)
  }
  expect(
    statusesOf(await raw(`GET /auth/callback?state=${long} HTTP/1.1\r\nHost: x\r\n\r\n`)).every(
      (status) => status === 431,
    ),
  ).toBe(true)
  expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200)
})

// The worst for what looks like a number, a name, a list, a path, markup, or repeats of any.
const WORST = [
  '0',
  ' ',
  '\t',
  'a',
  'A0',
  '-',
  '.',
  '/',
  '<',
  '&',
  '%',
  '"',
  '=',
  ',',
  ';',
  '\u00e9',
  '👩',
  '((',
  '[a',
  'a@',
  '://',
  '<a ',
  'é̂',
]

// Of the processor.
const MOST_MS = 200

test(
  'AC-204 a hundred thousand of the worst characters in any text, address or header hold nobody up',
  { timeout: 60_000 },
  async () => {
    let slowest = 0
    for (const one of WORST) {
      const whole = `${one.repeat(Math.floor(100_000 / one.length))}!`
      const header = whole.replaceAll(/[^\x20-\x7e]/g, 'x').slice(0, 12_000)
      const text = encodeURIComponent(whole.slice(0, 2_000).toWellFormed())
      const tries = [
        () =>
          camille.post('/tickets', {
            body: { categoryId: whole, title: whole, description: whole.slice(0, 100_000) },
          }),
        () =>
          camille.post('/tickets', {
            body: {
              categoryId: desk.mailbox.id,
              title: 'x',
              description: 'y',
              callbackPhone: whole,
              contacts: [{ email: whole }],
            },
          }),
        () =>
          camille.put(`/me/drafts/${desk.mailbox.id}`, {
            body: { kind: 'ticket', text: whole.slice(0, 99_000) },
          }),
        () => camille.get(`/tickets?q=${text}`),
        () => camille.get(`/tickets?cursor=${text}&createdAfter=${text}`),
        () => camille.get(`/tickets/${text}`),
        () => camille.get(`/people?q=${text}`),
        () => camille.get(`/catalogue?q=${text}`),
        () => app.anonymous.get('/me', { headers: { authorization: `Bearer ${header}` } }),
        () => app.anonymous.get('/me', { headers: { cookie: header, 'accept-language': header } }),
        () => camille.get('/me', { headers: { 'if-match': header, range: `bytes=${header}` } }),
        () =>
          camille.inject({
            method: 'POST',
            url: '/api/v1/attachments',
            headers: { 'content-type': `multipart/form-data; boundary=${header}` },
            payload: 'x',
          }),
        () => app.app.inject({ url: `/auth/sign-in?returnTo=${text}` }),
      ]
      for (const attempt of tries) {
        const act = async () => expect((await attempt()).statusCode, one).not.toBe(500)
        slowest = Math.max(slowest, await leastTime(MOST_MS, act, processor))
      }
    }
    expect(slowest).toBeLessThan(MOST_MS)
  },
)
