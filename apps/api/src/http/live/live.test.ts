import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { buildApp } from '../../app.ts'
import { openDb } from '../../db/client.ts'
import type { Db } from '../../db/client.ts'
import { newId } from '../../db/id.ts'
import type { TestClient } from '../../../test/client.ts'
import { openEvents } from '../../../test/event-stream.ts'
import type { EventStream } from '../../../test/event-stream.ts'
import { giveToken, joinTeam, makeEstablishment } from '../../../test/people.ts'
import { plantTicket, twoTeams } from '../../../test/plant-ticket.ts'
import type { Planted } from '../../../test/plant-ticket.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'
import { sweepNews } from './sweep.ts'

let desk: TestApp
let second: { app: FastifyInstance; db: Db }
let first: string
let other: string
let applications: string
let network: string
let paie: Planted
const people: Record<string, TestClient> = {}
const open: EventStream[] = []

beforeAll(async () => {
  desk = await startApp({ env: { RATE_STREAMS: '3' } })
  const db = openDb({ url: desk.ownerUrl, poolSize: 3 })
  second = { db, app: await buildApp({ ...desk.deps, db }) }
  first = await desk.app.listen({ port: 0, host: '127.0.0.1' })
  other = await second.app.listen({ port: 0, host: '127.0.0.1' })
  const teams = await twoTeams(desk.db)
  applications = teams.applications.id
  network = teams.network.id
  for (const login of [
    'camille.demandeur',
    'sacha.etudiant',
    'dominique.chef',
    'alex.agent',
    'noa.agent',
    'lou.reseau',
    'ange.admin',
  ]) {
    people[login] = await desk.as(login)
  }
  paie = await plantTicket(desk.db, { requester: 'camille.demandeur', teamId: applications })
})
afterEach(() => {
  for (const stream of open.splice(0)) stream.close()
})
afterAll(async () => {
  await second.app.close()
  await second.db.$disconnect()
  await desk.close()
})

async function listen(
  login: string,
  { at = first, since }: { at?: string; since?: string | undefined } = {},
) {
  return listenWith((await clientOf(login)).headers, { at, since })
}

async function listenWith(
  headers: Readonly<Record<string, string>>,
  { at = first, since }: { at?: string; since?: string | undefined } = {},
) {
  const stream = await openEvents(at, headers, since)
  open.push(stream)
  return stream
}

const clientOf = async (login: string) => people[login] ?? desk.as(login)

/** What the write of an act leaves: the trigger tells the world when it commits. */
async function act(
  ticket: Planted,
  {
    audience = 'public',
    teamId = ticket.teamId,
    type = 'ticket.changed',
  }: { audience?: 'public' | 'team'; teamId?: string; type?: string } = {},
) {
  const { id } = await desk.db.liveEvent.create({
    data: {
      id: newId(),
      at: desk.clock.read(new Date()),
      type,
      ticketId: ticket.id,
      reference: ticket.reference,
      audience,
      teamId,
      personIds: [],
    },
  })
  return id
}

const idsOf = (stream: EventStream) => stream.events().map(({ id }) => id)
const hears = (stream: EventStream, ids: readonly string[]) =>
  expect.poll(() => idsOf(stream), { timeout: 5_000 }).toEqual(ids)

describe('who hears what', () => {
  test('an act reaches whoever may read it, in every process, and says nothing but which ticket', async () => {
    const streams = await Promise.all([listen('camille.demandeur'), listen('alex.agent', { at: other })])
    const id = await act(paie, { type: 'ticket.entry' })
    for (const stream of streams) {
      await hears(stream, [id])
      expect(Object.keys(stream.events()[0] ?? {}).toSorted()).toEqual(['at', 'id', 'reference', 'type'])
      expect(stream.events()[0]).toMatchObject({ type: 'ticket.entry', reference: paie.reference })
    }
  })

  test('AC-30 a team’s act moves nothing for requesters, strangers, other teams and administrators', async () => {
    const silent = await Promise.all(
      ['camille.demandeur', 'sacha.etudiant', 'lou.reseau', 'ange.admin'].map((login) => listen(login)),
    )
    const agent = await listen('alex.agent')
    const before = silent.map((stream) => stream.text())
    const team = await act(paie, { audience: 'team' })
    await hears(agent, [team])
    await sleep(100)
    expect(silent.map((stream) => stream.text())).toEqual(before)
    const shown = await act(paie)
    await hears(agent, [team, shown])
    const [camille, ...others] = silent
    await hears(camille ?? agent, [shown])
    expect(others.flatMap(idsOf)).toEqual([])
  })

  test('AC-30 asking for more than one’s own is refused or ignored', async () => {
    const { headers } = await clientOf('sacha.etudiant')
    for (const query of [`?ticket=${paie.reference}`, '?channel=*', '?team=%25']) {
      expect((await desk.app.inject({ url: `/api/v1/events${query}`, headers })).statusCode).toBe(422)
    }
    expect((await desk.anonymous.get('/events')).statusCode).toBe(401)
  })

  test('an agent who is a requester of a ticket hears what requesters hear, though their team holds it', async () => {
    const own = await plantTicket(desk.db, { requester: 'noa.agent', teamId: applications })
    const asContact = await plantTicket(desk.db, {
      requester: 'camille.demandeur',
      contacts: ['noa.agent'],
      teamId: applications,
    })
    const [noa, alex] = [await listen('noa.agent'), await listen('alex.agent')]
    const hidden = [await act(own, { audience: 'team' }), await act(asContact, { audience: 'team' })]
    const shown = [await act(own), await act(asContact)]
    await hears(alex, [...hidden, ...shown])
    await hears(noa, shown)
  })

  test('a contact and a head hear what is public, a guest everything', async () => {
    const school = await makeEstablishment(desk.db, '0149001A', {
      people: ['camille.demandeur'],
      heads: ['dominique.chef'],
    })
    const ticket = await plantTicket(desk.db, {
      requester: 'camille.demandeur',
      teamId: applications,
      contacts: ['sacha.etudiant'],
      guests: ['lou.reseau'],
      onBehalfOf: school.id,
    })
    const [contact, head, guest] = [
      await listen('sacha.etudiant'),
      await listen('dominique.chef'),
      await listen('lou.reseau'),
    ]
    const [team, shown] = [await act(ticket, { audience: 'team' }), await act(ticket)]
    await hears(guest, [team, shown])
    await hears(contact, [shown])
    await hears(head, [shown])
  })

  test('a token that may not read notes is not told of them', async () => {
    const { personId } = await clientOf('alex.agent')
    const secret = await giveToken(desk.deps, personId, ['tickets:read'])
    const stream = await listenWith({ authorization: `Bearer ${secret}` })
    const [, shown] = [await act(paie, { audience: 'team' }), await act(paie)]
    await hears(stream, [shown])
  })
})

describe('nothing is missed', () => {
  test('a page that comes back, to this process or another, is told exactly what it missed', async () => {
    const before = await listen('alex.agent')
    const keeper = await listen('noa.agent', { at: other })
    const seen = await act(paie)
    await hears(before, [seen])
    const since = before.lastId()
    before.close()
    await before.ended
    const missed = [await act(paie), await act(paie, { audience: 'team' }), await act(paie)]
    await hears(keeper, [seen, ...missed])
    await hears(await listen('alex.agent', { since }), missed)
    await hears(await listen('alex.agent', { at: other, since }), missed)
  })

  test('a page cut before it heard anything resumes from when it opened', async () => {
    const before = await listen('alex.agent')
    await expect.poll(() => before.lastId()).toMatch(/^at-/)
    before.close()
    const id = await act(paie)
    const after = await listen('alex.agent', { since: before.lastId() })
    await expect.poll(() => idsOf(after)).toContain(id)
  })

  test('an act with an earlier number that commits later is told, live and to who comes back', async () => {
    const stream = await listen('alex.agent')
    const slow = new Client({ connectionString: desk.ownerUrl })
    await slow.connect()
    await slow.query('begin')
    const late = newId()
    await slow.query(
      `insert into live_event (id, at, type, ticket_id, reference, audience, team_id, person_ids)
       values ($1, now(), 'ticket.changed', $2, $3, 'public', $4, '{}')`,
      [late, paie.id, paie.reference, applications],
    )
    const quick = await act(paie)
    await hears(stream, [quick])
    stream.close()
    await slow.query('commit')
    await slow.end()
    await hears(await listen('alex.agent', { since: quick }), [late])
    // A process that was not listening then finds it in the table.
    const third = await buildApp({ ...desk.deps })
    const address = await third.listen({ port: 0, host: '127.0.0.1' })
    const found = await listen('alex.agent', { at: address, since: quick })
    await expect.poll(() => idsOf(found)).toContain(late)
    found.close()
    await third.close()
  })

  test('pages that come back all at once to a process that just started cost it one read of what happened', async () => {
    const since = await act(paie)
    const missed = [await act(paie), await act(paie, { audience: 'team' })]
    const read = vi.fn()
    const db = new Proxy(desk.db, {
      get: (client, name) => {
        const value: unknown = Reflect.get(client, name)
        if (name !== '$queryRaw') return typeof value === 'function' ? value.bind(client) : value
        return (strings: TemplateStringsArray, ...values: unknown[]) => {
          if (strings.join('').includes('from live_event e left join')) read()
          return client.$queryRaw(strings, ...values)
        }
      },
    })
    const third = await buildApp({ ...desk.deps, db })
    const address = await third.listen({ port: 0, host: '127.0.0.1' })
    const pages = await Promise.all(
      Array.from({ length: 3 }, () => listen('alex.agent', { at: address, since })),
    )
    const requester = await listen('camille.demandeur', { at: address, since })
    // What may have been committed late is told too.
    for (const page of pages) await expect.poll(() => idsOf(page).slice(-2)).toEqual(missed)
    await expect.poll(() => idsOf(requester).at(-1)).toBe(missed[0])
    expect(read).toHaveBeenCalledTimes(1)
    for (const page of [...pages, requester]) page.close()
    await third.close()
  })

  test.each([
    '0',
    'x'.repeat(2_000),
    '01890000-0000-7000-8000-000000000000',
    'at-1000000000000',
    "' or 1=1 --",
  ])('a position that is not known any more (%#) gets one reset', async (since) => {
    const stream = await listen('camille.demandeur', { since })
    await expect.poll(() => stream.events().map(({ type }) => type)).toEqual(['reset'])
    expect(stream.events()[0]?.reference).toBeUndefined()
    const id = await act(paie)
    await expect.poll(() => idsOf(stream).slice(1)).toEqual([id])
  })

  test('news is kept a day', async () => {
    const [stream, old] = [await listen('alex.agent'), await act(paie)]
    await hears(stream, [old])
    desk.clock.advance({ hours: 23 })
    expect(await sweepNews(desk.deps)).toBe(0)
    const { headers } = await desk.as('alex.agent')
    desk.clock.advance({ hours: 2 })
    expect(await sweepNews(desk.deps)).toBeGreaterThan(0)
    expect(await desk.db.liveEvent.count()).toBe(0)
    const third = await buildApp({ ...desk.deps })
    const address = await third.listen({ port: 0, host: '127.0.0.1' })
    const late = await listenWith(headers, { at: address, since: old })
    await expect.poll(() => late.events().map(({ type }) => type)).toEqual(['reset'])
    late.close()
    await third.close()
    desk.clock.set(new Date())
  })

  test('when PostgreSQL cuts the wire, it comes back by itself and tells what was said meanwhile', async () => {
    const stream = await listen('alex.agent')
    const before = await act(paie)
    await hears(stream, [before])
    const [row] = await desk.db.$queryRaw<{ cut: bigint }[]>`select count(*) as cut from pg_stat_activity
      where application_name = 'guichet live' and datname = current_database()`
    expect(Number(row?.cut)).toBeGreaterThan(0)
    const owner = new Client({ connectionString: desk.ownerUrl })
    await owner.connect()
    await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'guichet live' and datname = current_database()`)
    await owner.end()
    const meanwhile = await act(paie)
    await hears(stream, [before, meanwhile])
    const after = await act(paie)
    await hears(stream, [before, meanwhile, after])
  })
})

describe('a stream ends with the right to it', () => {
  const endsSoon = async (stream: EventStream) => {
    const before = performance.now()
    await Promise.race([stream.ended, sleep(6_000)])
    expect(performance.now() - before).toBeLessThan(5_000)
  }

  test('AC-160 sign-out, in this tab or another', async () => {
    const camille = await desk.signedIn('camille.demandeur')
    const stream = await listenWith(camille.headers)
    await desk.db.session.deleteMany({ where: { personId: camille.personId } })
    await endsSoon(stream)
    expect((await listenWith(camille.headers)).status).toBe(401)
  })

  test('AC-160 a session that nobody used for too long', async () => {
    const camille = await desk.signedIn('camille.demandeur')
    const stream = await listenWith(camille.headers)
    await desk.db.session.updateMany({
      where: { personId: camille.personId },
      data: { lastSeenAt: new Date(0) },
    })
    await endsSoon(stream)
  })

  test('a token revoked', async () => {
    const sacha = await desk.as('sacha.etudiant')
    const stream = await listenWith(sacha.headers)
    await desk.db.apiToken.updateMany({
      where: { personId: sacha.personId },
      data: { revokedAt: new Date() },
    })
    await endsSoon(stream)
    people['sacha.etudiant'] = await desk.as('sacha.etudiant')
  })

  test('AC-164 a person disabled, on every process', async () => {
    const sam = await desk.as('sam.agent')
    await joinTeam(desk.db, applications, 'sam.agent')
    const streams = [await listenWith(sam.headers), await listenWith(sam.headers, { at: other })]
    await desk.db.person.update({ where: { id: sam.personId }, data: { disabledAt: new Date() } })
    await Promise.all(streams.map(endsSoon))
  })

  test('a membership ended: the page comes back without it', async () => {
    const eli = await desk.as('eli.agent')
    await joinTeam(desk.db, network, 'eli.agent')
    const stream = await listenWith(eli.headers)
    await desk.db.membership.updateMany({ where: { personId: eli.personId }, data: { endedAt: new Date() } })
    await endsSoon(stream)
    const again = await listenWith(eli.headers)
    await act(await plantTicket(desk.db, { requester: 'camille.demandeur', teamId: network }))
    await sleep(300)
    expect(again.events()).toEqual([])
  })

  test('a membership gained is heard on the stream that is open', async () => {
    const zoe = await desk.as('zoe.agent')
    const stream = await listenWith(zoe.headers)
    await joinTeam(desk.db, network, 'zoe.agent')
    await sleep(4_000)
    const id = await act(await plantTicket(desk.db, { requester: 'camille.demandeur', teamId: network }))
    await hears(stream, [id])
  })
})

describe('AC-206 nobody takes more than their share', () => {
  test('so many streams a person, also when asked all at once; a closed one makes room', async () => {
    const { headers } = await desk.as('gourmand.demandeur')
    const streams = await Promise.all(Array.from({ length: 12 }, () => listenWith(headers, { at: other })))
    expect(streams.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      ...Array(3).fill(200),
      ...Array(9).fill(429),
    ])
    const one = streams.find(({ status }) => status === 200)
    one?.close()
    await expect.poll(async () => (await listenWith(headers, { at: other })).status).toBe(200)
  })

  test('a page that vanishes, or half closes its line, makes room at once', async () => {
    const { headers } = await clientOf('dominique.chef')
    for (const leave of ['resetAndDestroy', 'end'] as const) {
      const sockets = await Promise.all(
        [1, 2, 3].map(async () => {
          const socket = connect(Number(new URL(first).port), '127.0.0.1')
          socket.on('error', () => {})
          socket.write(
            `GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers['authorization']}\r\n\r\n`,
          )
          await once(socket, 'data')
          return socket
        }),
      )
      const status = async () => (await listen('dominique.chef')).status
      expect(await status()).toBe(429)
      for (const socket of sockets) socket[leave]()
      await expect.poll(status, { timeout: 5_000 }).toBe(200)
      for (const socket of sockets) socket.destroy()
      for (const stream of open.splice(0)) stream.close()
      await expect.poll(async () => (await listen('dominique.chef')).status, { timeout: 5_000 }).toBe(200)
      for (const stream of open.splice(0)) stream.close()
    }
  })

  test('a reader who does not read is cut, and what waits for them is bounded', async () => {
    const { headers } = await clientOf('noa.agent')
    const socket = connect(Number(new URL(first).port), '127.0.0.1')
    socket.write(
      `GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers['authorization']}\r\n\r\n`,
    )
    await new Promise((resolve) => socket.once('readable', resolve))
    const { promise: cut, resolve } = Promise.withResolvers<void>()
    socket.pause()
    socket.on('close', resolve).on('error', () => {})
    const many = async () => {
      await desk.db.$executeRaw`
        insert into live_event (id, at, type, ticket_id, reference, audience, team_id, person_ids)
        select gen_random_uuid(), now(), 'ticket.changed', ${paie.id}::uuid, ${'R-'.padEnd(4_000, '0')}, 'public', ${applications}::uuid, '{}'
        from generate_series(1, 1500)`
    }
    for (let i = 0; i < 4; i += 1) await many()
    await expect.poll(() => desk.db.liveEvent.count()).toBeGreaterThan(5_000)
    await sleep(2_000)
    socket.resume()
    await Promise.race([cut, sleep(5_000).then(() => Promise.reject(new Error('never cut')))])
    await desk.db.liveEvent.deleteMany()
  })
})

test('the stream is kept from buffers, caches and compression', async () => {
  const { headers } = await clientOf('alex.agent')
  const stream = await listenWith({ ...headers, 'accept-encoding': 'gzip, br' })
  expect(stream.status).toBe(200)
  expect(stream.headers['content-type']).toBe('text/event-stream; charset=utf-8')
  expect(stream.headers['x-accel-buffering']).toBe('no')
  expect(stream.headers['cache-control']).toContain('no-store')
  expect(stream.headers['content-encoding']).toBeUndefined()
  expect((await desk.app.inject({ url: '/api/v1/events', method: 'HEAD', headers })).statusCode).toBe(200)
})

test('closing the server ends its streams at once', async () => {
  const third = await buildApp({ ...desk.deps })
  const address = await third.listen({ port: 0, host: '127.0.0.1' })
  const stream = await listen('camille.demandeur', { at: address })
  const before = performance.now()
  await third.close()
  await stream.ended
  expect(performance.now() - before).toBeLessThan(2_000)
})
