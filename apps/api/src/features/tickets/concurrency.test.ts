import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../app.ts'
import { openDb } from '../../db/client.ts'
import { newId } from '../../db/id.ts'
import { clientWith } from '../../../test/client.ts'
import type { TestClient } from '../../../test/client.ts'
import { makeDesk } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'
import { endMembership } from '../departures/commands.ts'
import { runClock } from '../clock/commands.ts'

let app: TestApp
let desk: Desk
/** The same way in, by another process over the same database. */
let elsewhere: (client: TestClient) => TestClient
let closeOther: () => Promise<void>
const crowd = Array.from({ length: 50 }, (_, n) => `agent${n}.nombreux`)

beforeAll(async () => {
  app = await startApp()
  desk = await makeDesk(app, { supports: crowd })
  const db = openDb({ url: app.ownerUrl, poolSize: 5 })
  const other = await buildApp({ ...app.deps, db })
  elsewhere = (client) => clientWith(other, { id: client.personId }, client.headers)
  closeOther = async () => {
    await other.close()
    await db.$disconnect()
  }
})
afterAll(async () => {
  await closeOther()
  await app.close()
})

const filing = () => ({
  categoryId: desk.mailbox.id,
  title: 'Boîte pleine',
  description: 'Plus rien n’arrive.',
})
const statuses = (answers: { statusCode: number }[]) =>
  answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)

test('AC-209 fifty agents take one ticket at once: exactly one wins, the others are told who', async () => {
  const { reference, id } = await desk.file('camille.demandeur')
  await Promise.all(crowd.map((login) => desk.as(login)))
  const answers = await Promise.all(crowd.map((login) => desk.fire(login, reference, 'take')))
  const won = answers.filter(({ statusCode }) => statusCode === 200)
  expect(won).toHaveLength(1)
  const winner = won[0]?.json().agent.name
  const lost = answers.filter(({ statusCode }) => statusCode === 409)
  expect(lost).toHaveLength(49)
  for (const answer of lost) {
    expect(answer.json()).toMatchObject({
      code: 'already-taken',
      current: { status: 'assigned', agent: winner, version: 2 },
    })
    expect(answer.json().detail).toContain(winner)
  }
  expect(await app.db.journalEntry.count({ where: { ticketId: id, kind: 'take' } })).toBe(1)
  expect(await app.db.outgoingMail.count({ where: { ticketId: id, template: 'taken' } })).toBe(1)
})

describe('AC-210 lost updates', () => {
  const both = async (headers: Record<string, string>) => {
    const { reference, id } = await desk.file('camille.demandeur')
    const [alex, noa] = [await desk.as('alex.agent'), await desk.as('noa.agent')]
    const answers = await Promise.all([
      alex.patch(`/tickets/${reference}`, { body: { priority: 5 }, headers }),
      noa.patch(`/tickets/${reference}`, { body: { categoryId: desk.wifi.id }, headers }),
    ])
    return { answers, id, seen: await desk.see('alex.agent', reference) }
  }

  test('without If-Match both are kept, and the journal shows both', async () => {
    const { answers, id, seen } = await both({})
    expect(statuses(answers)).toEqual([200, 200])
    expect(seen).toMatchObject({ priority: 5, category: { id: desk.wifi.id }, version: 3 })
    expect(
      await app.db.journalEntry.count({
        where: { ticketId: id, kind: { in: ['set_priority', 'recategorise'] } },
      }),
    ).toBe(2)
  })

  test('with If-Match the second is told the state now', async () => {
    const { answers } = await both({ 'if-match': '"1"' })
    expect(statuses(answers)).toEqual([200, 412])
    const refused = answers.find(({ statusCode }) => statusCode === 412)
    expect(refused?.json()).toMatchObject({
      code: 'stale-version',
      current: { status: 'dispatched', version: 2 },
    })
  })

  test('a requester’s version does not move with what they may not read', async () => {
    const { reference } = await desk.file('camille.demandeur')
    const [alex, camille] = [await desk.as('alex.agent'), await desk.as('camille.demandeur')]
    const hidden = await alex.patch(`/tickets/${reference}`, { body: { priority: 5 } })
    expect(hidden.headers['etag']).toBe('"2"')
    const edit = await camille.patch(`/tickets/${reference}`, {
      body: { title: 'Autre titre' },
      headers: { 'if-match': '"1"' },
    })
    expect(edit.statusCode).toBe(200)
    expect(edit.headers['etag']).toBe('"2"')
  })
})

describe('AC-211 retried requests', () => {
  test('fifty identical filings under one key, over two processes, make one ticket', async () => {
    const camille = await desk.as('camille.demandeur')
    const body = filing()
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        (n % 2 === 0 ? camille : elsewhere(camille)).post('/tickets', {
          body,
          headers: { 'idempotency-key': 'double-click' },
        }),
      ),
    )
    expect(new Set(statuses(answers))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ body: text }) => text)).size).toBe(1)
    expect(new Set(answers.map(({ headers }) => headers['location'])).size).toBe(1)
  })

  test('AC-213 one draft makes one ticket, with or without a key', async () => {
    const camille = await desk.as('camille.demandeur')
    const body = { ...filing(), draftId: newId() }
    const answers = await Promise.all(Array.from({ length: 10 }, () => camille.post('/tickets', { body })))
    expect(new Set(answers.map((answer) => answer.json().reference)).size).toBe(1)
    expect(new Set(statuses(answers))).toEqual(new Set([201]))
  })

  test('a comment under one key is written once, and answers with the same entry', async () => {
    const { reference, id } = await desk.file('camille.demandeur')
    const camille = await desk.as('camille.demandeur')
    const send = (client: TestClient) =>
      client.post(`/tickets/${reference}/journal`, {
        body: { body: 'Alors ?', audience: 'public' },
        headers: { 'idempotency-key': 'comment' },
      })
    const answers = await Promise.all([send(camille), send(elsewhere(camille)), send(camille)])
    expect(statuses(answers)).toEqual([201, 201, 201])
    expect(new Set(answers.map((answer) => answer.json().id)).size).toBe(1)
    expect(await app.db.journalEntry.count({ where: { ticketId: id, kind: 'comment' } })).toBe(1)
  })

  test('AC-212 another body under the same key is refused; a refused request keeps no key; a key is one person’s', async () => {
    const [camille, sacha] = [await desk.as('camille.demandeur'), await desk.as('sacha.etudiant')]
    const headers = { 'idempotency-key': 'rules' }
    const blank = await camille.post('/tickets', { body: { ...filing(), title: ' ' }, headers })
    expect(blank.statusCode).toBe(422)
    const made = await camille.post('/tickets', { body: filing(), headers })
    expect(made.statusCode).toBe(201)
    const other = await camille.post('/tickets', { body: { ...filing(), title: 'Autre' }, headers })
    expect(other.json()).toMatchObject({ status: 422, code: 'idempotency-mismatch' })
    const theirs = await sacha.post('/tickets', { body: filing(), headers })
    expect(theirs.json().reference).not.toBe(made.json().reference)
    const long = await camille.post('/tickets', {
      body: filing(),
      headers: { 'idempotency-key': 'k'.repeat(256) },
    })
    expect(long.statusCode).toBe(422)
  })

  test('a replay is presented under the present rights: the ticket as it now is, and nothing once it is no longer theirs', async () => {
    const camille = await desk.as('camille.demandeur')
    const headers = { 'idempotency-key': 'presented-anew' }
    const body = filing()
    const { reference } = (await camille.post('/tickets', { body, headers })).json()
    await desk.fire('alex.agent', reference, 'take')
    expect((await camille.post('/tickets', { body, headers })).json()).toMatchObject({
      reference,
      status: 'assigned',
    })
    const take = await desk.as('alex.agent')
    const transfer = { event: 'transfer', teamId: desk.network.id }
    const send = () => take.post(`/tickets/${reference}/transitions`, { body: transfer, headers })
    expect((await send()).json()).toMatchObject({ standing: 'former' })
    expect((await send()).json()).toMatchObject({ standing: 'former' })
  })
})

test('AC-214 references made by two processes at once, one in ten refused, are unique', async () => {
  const camille = await desk.as('camille.demandeur')
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, n) =>
      (n % 2 === 0 ? camille : elsewhere(camille)).post('/tickets', {
        body: { ...filing(), ...(n % 10 === 0 && { attachmentIds: [newId()] }) },
      }),
    ),
  )
  const made = answers.filter(({ statusCode }) => statusCode === 201).map((answer) => answer.json().reference)
  expect(made).toHaveLength(180)
  expect(new Set(made).size).toBe(180)
})

test('AC-215 a reply at the moment of closing is never lost in a closed ticket', async () => {
  const rounds = 12
  const references: string[] = []
  for (let n = 0; n < rounds; n += 1) {
    const { reference } = await desk.file('camille.demandeur')
    await desk.fire('alex.agent', reference, 'take')
    await desk.fire('alex.agent', reference, 'resolve', { text: 'Réglé.' })
    references.push(reference)
  }
  app.clock.advance({ days: 32 })
  await runClock(app.deps)
  app.clock.advance({ days: 15 })
  const [, ...replies] = await Promise.all([
    runClock(app.deps),
    ...references.map((reference) =>
      desk.fire('camille.demandeur', reference, 'comment', { text: 'Pas encore !' }),
    ),
  ])
  for (const [n, reply] of replies.entries()) {
    const { status } = await desk.see('camille.demandeur', references[n] ?? '')
    // Written and waiting for the desk, or refused: never written in what is closed.
    expect([reply.statusCode, status]).toEqual(reply.statusCode === 200 ? [200, 'resolved'] : [409, 'closed'])
  }
})

test('AC-218 people leaving their team while they take tickets: no failure, and nobody who left is in charge', async () => {
  const logins = crowd.slice(0, 12)
  const references = await Promise.all(
    logins.map(async () => (await desk.file('camille.demandeur')).reference),
  )
  const memberships = await app.db.membership.findMany({ where: { person: { login: { in: logins } } } })
  const [answers] = await Promise.all([
    Promise.all(logins.map((login, n) => desk.fire(login, references[n] ?? '', 'take'))),
    ...memberships.map(({ id }) => endMembership(app.deps, id)),
  ])
  for (const { statusCode } of answers) expect([200, 403, 404, 409]).toContain(statusCode)
  const held = await app.db.ticket.count({
    where: { reference: { in: references }, agent: { login: { in: logins } } },
  })
  expect(held).toBe(0)
})

describe('AC-219 limits under concurrency', () => {
  const upload = (personId: string, count: number) =>
    app.db.attachment.createManyAndReturn({
      data: Array.from({ length: count }, () => ({
        id: newId(),
        name: 'capture.png',
        size: 10n,
        type: 'image/png',
        sha256: 'a'.repeat(64),
        storageKey: newId(),
        uploadedById: personId,
        uploadedAt: new Date(),
      })),
      select: { id: true },
    })

  test('a ticket never holds more than a hundred files', async () => {
    const { reference, id } = await desk.file('camille.demandeur')
    const camille = await desk.as('camille.demandeur')
    const batches = await Promise.all(Array.from({ length: 5 }, () => upload(camille.personId, 40)))
    const answers = await Promise.all(
      batches.map((files) =>
        camille.post(`/tickets/${reference}/journal`, {
          body: { audience: 'public', attachmentIds: files.map((file) => file.id) },
        }),
      ),
    )
    expect(statuses(answers)).toEqual([201, 201, 413, 413, 413])
    expect(await app.db.attachment.count({ where: { ticketId: id } })).toBe(80)
  })

  test('one file named by ten filings at once is used once', async () => {
    const camille = await desk.as('camille.demandeur')
    const [file] = await upload(camille.personId, 1)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        camille.post('/tickets', { body: { ...filing(), attachmentIds: [file?.id] } }),
      ),
    )
    expect(statuses(answers)).toEqual([201, ...Array.from({ length: 9 }, () => 422)])
  })
})
