import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { actInBulk, undoBulk } from '@guichet/contracts/bulk'
import { listJournal } from '@guichet/contracts/journal'
import { brokenBy, mailsAmiss, ticketsTold } from '../../../test/invariants.ts'
import { makeDesk } from '../../../test/desk.ts'
import type { TestClient } from '../../../test/client.ts'
import { startApp } from '../../../test/start-app.ts'
import { databaseNow } from '../../db/now.ts'
import { sweepUndoable } from './commands.ts'

const world = await startApp()
afterAll(() => world.close())
const { db } = world
const desk = await makeDesk(world, { supports: ['maud.partie'] })
const [alex, noa, robin, lou] = await Promise.all(
  ['alex.agent', 'noa.agent', 'robin.responsable', 'lou.reseau'].map((login) => world.signedIn(login)),
)
if (!alex || !noa || !robin || !lou) throw new Error('everybody comes in')
beforeEach(() => world.clock.set(new Date()))

const file = async (count: number): Promise<string[]> => {
  const references: string[] = []
  for (let n = 0; n < count; n++) references.push((await desk.file('camille.demandeur')).reference)
  return references
}
const act = (client: TestClient, references: readonly string[], action: object, headers = {}) =>
  client.call(actInBulk, { body: { references, action }, headers })
const undo = (client: TestClient, id: string) => client.call(undoBulk, { params: { id } })
const rows = (references: readonly string[]) =>
  db.ticket.findMany({ where: { reference: { in: [...references] } }, orderBy: { number: 'asc' } })
const STAMPS: ReadonlySet<string> = new Set(['version', 'publicVersion', 'updatedAt', 'teamUpdatedAt'])
const unstamped = (row: object) =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !STAMPS.has(column)))
const mailsOf = async (references: readonly string[]) =>
  db.outgoingMail.findMany({
    where: {
      ticket: { reference: { in: [...references] } },
      template: { notIn: ['acknowledgement', 'new_ticket'] },
    },
  })
const assign = async (login: string) => ({ event: 'assign', agentId: await desk.id(login) })

describe('one result a ticket', () => {
  test('UX-53 fifty are given to a colleague, one may not be: forty-nine change, one says why, undoing restores', async () => {
    const references = await file(50)
    const [forbidden = ''] = references.slice(30)
    await robin.post(`/tickets/${forbidden}/transitions`, {
      body: { event: 'transfer', teamId: desk.network.id },
    })
    const before = await rows(references)
    const done = await act(robin, references, await assign('alex.agent'))
    expect(done.results.map(({ reference }) => reference)).toEqual(references)
    const refused = done.results.filter(({ status }) => status !== 200)
    expect(refused).toEqual([
      {
        reference: forbidden,
        status: 422,
        problem: expect.objectContaining({
          code: 'invalid',
          detail: expect.stringContaining('membre actif'),
        }),
      },
    ])
    expect((await rows(references)).filter(({ status }) => status === 'assigned')).toHaveLength(49)

    const undone = await undo(robin, done.id)
    expect(undone.results.map(({ status }) => status)).toEqual(Array.from({ length: 49 }, () => 200))
    expect((await rows(references)).map(unstamped)).toEqual(before.map(unstamped))
    expect((await ticketsTold(db, references)).flatMap(brokenBy)).toEqual([])
  })

  test('AC-9 a ticket of another team, or that never was, is unknown; one’s own is changed all the same', async () => {
    const [own = ''] = await file(1)
    const { reference: other } = await desk.file('sacha.etudiant', { categoryId: desk.wifi.id })
    const { results } = await act(alex, [other, own, 'R-999999', 'rien'], { event: 'take' })
    expect(results.map(({ reference, status }) => [reference, status])).toEqual([
      [other, 404],
      [own, 200],
      ['R-999999', 404],
      ['rien', 404],
    ])
    expect(results[0]?.problem).toEqual(results[2]?.problem)
    expect((await rows([other]))[0]?.agentId).toBeNull()
  })

  test('AC-186 each is decided as alone: no right, another state, somebody who was first', async () => {
    const references = await file(3)
    const [taken = '', resolved = ''] = references
    await noa.post(`/tickets/${taken}/transitions`, { body: { event: 'take' } })
    await noa.post(`/tickets/${resolved}/transitions`, { body: { event: 'take' } })
    await noa.post(`/tickets/${resolved}/transitions`, { body: { event: 'resolve', text: 'Fait.' } })
    const take = await act(alex, references, { event: 'take' })
    expect(take.results.map(({ status, problem }) => [status, problem?.code])).toEqual([
      [409, 'already-taken'],
      [409, 'event-not-allowed'],
      [200, undefined],
    ])
    expect(take.results[0]?.problem?.detail).toContain('Noa AGENT')
    const given = await act(alex, references, await assign('noa.agent'))
    expect(given.results.map(({ status }) => status)).toEqual([403, 403, 403])
  })

  test('a ticket that is named twice is changed once', async () => {
    const [reference = ''] = await file(1)
    const { results } = await act(alex, [reference, reference.toLowerCase(), reference.slice(2)], {
      event: 'take',
    })
    expect(results).toHaveLength(1)
  })

  test('a bulk action of 5,000 is refused plainly, and nothing of it is done', async () => {
    const references = await file(1)
    const many = Array.from({ length: 5_000 }, () => references[0])
    const refused = await alex.post('/tickets/bulk', {
      body: { references: many, action: { event: 'take' } },
    })
    expect(refused.statusCode).toBe(422)
    expect(refused.json<{ errors: { pointer: string; detail: string }[] }>().errors).toEqual([
      expect.objectContaining({ pointer: '/references', detail: expect.stringContaining('200') }),
    ])
    expect((await rows(references))[0]?.status).toBe('dispatched')
  })

  test('what cannot be taken back, or brings a file, is not done in bulk', async () => {
    const references = await file(1)
    for (const action of [
      { event: 'close_as_duplicate', duplicateOf: 'R-000001' },
      { event: 'refuse', text: 'Non.' },
      { event: 'resolve', text: 'Voir le fichier.', attachmentIds: [] },
      { event: 'resolve', text: ' ' },
    ])
      expect((await alex.post('/tickets/bulk', { body: { references, action } })).statusCode).toBe(422)
  })

  test('a retried request does once what it asks, and goes on where the first one stopped', async () => {
    const references = await file(3)
    const headers = { 'idempotency-key': 'en-lot' }
    const first = await act(alex, references, { event: 'take' }, headers)
    const again = await act(alex, references, { event: 'take' }, headers)
    expect(again).toEqual(first)
    expect((await rows(references)).map(({ version }) => version)).toEqual([2, 2, 2])
    const other = { references, action: { event: 'release' } }
    expect((await alex.post('/tickets/bulk', { body: other, headers })).statusCode).toBe(422)
  })

  test('AC-218 the same tickets in opposite orders: each is changed once, none is answered by an error of ours', async () => {
    const references = await file(20)
    const [one, two] = await Promise.all([
      act(alex, references, { event: 'take' }),
      act(noa, references.toReversed(), { event: 'take' }),
    ])
    const statuses = [...one.results, ...two.results].map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(20)
    expect(statuses.filter((status) => status === 409)).toHaveLength(20)
    expect((await ticketsTold(db, references)).flatMap(brokenBy)).toEqual([])
  })
})

describe('undo', () => {
  test('mails wait ten seconds, and are never sent once the act was taken back', async () => {
    const references = await file(2)
    const done = await act(alex, references, { event: 'take' })
    const waiting = await mailsOf(references)
    expect(waiting.map(({ template }) => template)).toEqual(['taken', 'taken'])
    for (const { notBefore, createdAt } of waiting)
      expect(notBefore.getTime() - createdAt.getTime()).toBeGreaterThanOrEqual(10_000)
    expect(done.undoUntil).not.toBeNull()
    await undo(alex, done.id)
    expect(await mailsOf(references)).toEqual([])
    expect(await mailsAmiss(db)).toEqual([])
  })

  test('a token’s acts are told at once, and stand', async () => {
    const references = await file(1)
    const token = await desk.as('alex.agent')
    const done = await act(token, references, { event: 'take' })
    expect(done.undoUntil).toBeNull()
    const [mail] = await mailsOf(references)
    expect(mail?.notBefore).toEqual(mail?.createdAt)
    expect((await token.post(`/tickets/bulk/${done.id}/undo`)).statusCode).toBe(404)
  })

  test('is one’s own: to anybody else there is nothing to take back', async () => {
    const { id } = await act(alex, await file(1), { event: 'take' })
    for (const path of [`/tickets/bulk/${id}/undo`, '/tickets/bulk/rien/undo'])
      expect((await robin.post(path)).statusCode).toBe(404)
    expect((await undo(alex, id)).results[0]?.status).toBe(200)
    expect((await undo(alex, id)).results[0]).toMatchObject({
      status: 409,
      problem: { code: 'event-not-allowed' },
    })
  })

  test('comes within ten seconds, and before anything else moved', async () => {
    const references = await file(2)
    const [moved = ''] = references
    const { id } = await act(alex, references, { event: 'take' })
    await alex.post(`/tickets/${moved}/transitions`, { body: { event: 'request_info', text: 'Laquelle ?' } })
    expect((await undo(alex, id)).results.map(({ status }) => status)).toEqual([409, 200])
    const late = await act(alex, await file(1), { event: 'take' })
    world.clock.advance({ seconds: 11 })
    const [result] = (await undo(alex, late.id)).results
    expect(result).toMatchObject({ status: 409, problem: { detail: 'Le délai pour annuler est passé.' } })
  })

  test('of a transfer: the team has it again with its guests, and who held it by mistake keeps nothing', async () => {
    const [reference = ''] = await file(1)
    await alex.post(`/tickets/${reference}/transitions`, { body: { event: 'take' } })
    await alex.post(`/tickets/${reference}/transitions`, {
      body: { event: 'invite', personId: await desk.id('noa.agent') },
    })
    const done = await act(alex, [reference], {
      event: 'transfer',
      teamId: desk.network.id,
      text: 'Pour vous ?',
    })
    expect((await lou.get(`/tickets/${reference}`)).statusCode).toBe(200)
    await undo(alex, done.id)
    expect((await lou.get(`/tickets/${reference}`)).statusCode).toBe(404)
    const ticket = await desk.see('alex.agent', reference)
    expect(ticket).toMatchObject({ status: 'assigned', reassigned: false, team: { id: desk.support.id } })
    expect(ticket.participants.map(({ person }) => person.login)).toEqual(['noa.agent'])
    expect(await db.ticketTenure.count({ where: { ticketId: ticket.id } })).toBe(1)
    expect((await ticketsTold(db, [reference])).flatMap(brokenBy)).toEqual([])
  })

  test('of a solution: closure is no longer asked, what was said stays said, and the journal tells', async () => {
    const [reference = ''] = await file(1)
    await alex.post(`/tickets/${reference}/transitions`, { body: { event: 'take' } })
    const done = await act(alex, [reference], { event: 'resolve', text: 'Redémarrez.' })
    await undo(alex, done.id)
    const ticket = await desk.see('camille.demandeur', reference)
    expect(ticket).toMatchObject({ status: 'assigned', resolvedAt: null })
    const { items } = await (await desk.as('camille.demandeur')).call(listJournal, { params: { reference } })
    expect(items.slice(-3).map(({ kind, body }) => [kind, body])).toEqual([
      ['resolve', null],
      ['resolve', 'Redémarrez.'],
      ['undo', null],
    ])
    expect(await db.closureApproval.count({ where: { ticketId: ticket.id, outcome: 'withdrawn' } })).toBe(1)
    expect((await ticketsTold(db, [reference])).flatMap(brokenBy)).toEqual([])
  })

  test('by an agent who has left the team since is refused', async () => {
    const maud = await world.signedIn('maud.partie')
    const { id } = await act(maud, await file(1), { event: 'transfer', teamId: desk.network.id })
    await db.membership.updateMany({
      where: { person: { login: 'maud.partie' } },
      data: { endedAt: new Date() },
    })
    expect((await undo(maud, id)).results[0]?.status).toBe(403)
  })

  test('what could be taken back is forgotten after a day', async () => {
    await act(alex, await file(1), { event: 'take' })
    const now = await databaseNow(db)
    await sweepUndoable(db, now)
    expect(await db.undoableAct.count()).toBeGreaterThan(0)
    await sweepUndoable(db, new Date(now.getTime() + 86_400_000))
    expect(await db.undoableAct.count()).toBe(0)
  })
})
