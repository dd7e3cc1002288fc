import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { copyAttachment } from '@guichet/contracts/attachments'
import { addEntry, listJournal } from '@guichet/contracts/journal'
import { holdEntry, listHeldEntries, takeBackEntry } from '@guichet/contracts/held-entries'
import { listDrafts, listNotifications } from '@guichet/contracts/me'
import { getTicket, listTickets } from '@guichet/contracts/tickets'
import type { TestClient } from '../../../test/client.ts'
import { makeDesk } from '../../../test/desk.ts'
import { brokenBy, ticketsTold } from '../../../test/invariants.ts'
import { filePart, multipartOf } from '../../../test/multipart.ts'
import { startApp } from '../../../test/start-app.ts'
import { startJobs } from '../../jobs/start.ts'
import { sweepUnused } from '../attachments/jobs.ts'
import { disablePerson, endMembership } from '../departures/commands.ts'
import { sayDue, sweepHeld } from './commands.ts'

const world = await startApp()
afterAll(() => world.close())
const { db, deps, clock } = world
const desk = await makeDesk(world, { supports: ['maud.partie', 'eden.desactive'] })
const [alex, noa, robin, camille] = await Promise.all(
  ['alex.agent', 'noa.agent', 'robin.responsable', 'camille.demandeur'].map((login) => world.signedIn(login)),
)
if (!alex || !noa || !robin || !camille) throw new Error('everybody comes in')
beforeEach(() => clock.set(new Date()))

const taken = async () => {
  const { reference } = await desk.file('camille.demandeur')
  await desk.fire('alex.agent', reference, 'take')
  return reference
}
const hold = (client: TestClient, reference: string, body: string, more: object = {}) =>
  client.call(holdEntry, { params: { reference }, body: { body, audience: 'public', ...more } })
const held = async (client: TestClient) => (await client.call(listHeldEntries, {})).items
const takeBack = (client: TestClient, id: string) => client.post(`/me/held-entries/${id}/undo`)
const fire = (client: TestClient, reference: string, body: object) =>
  client.post(`/tickets/${reference}/transitions`, { body })
const said = async (client: TestClient, reference: string) =>
  (await client.call(listJournal, { params: { reference }, query: {} })).items
const words = async (client: TestClient, reference: string) =>
  (await said(client, reference)).flatMap(({ body, kind }) => (kind === 'file' ? [] : (body ?? [])))
const fileOf = async (client: TestClient) => {
  const sent = await client.inject(multipartOf([filePart('plan.txt', 'Au fond à gauche.')]))
  return String(sent.json().items[0].id)
}
/** The ten seconds are over. */
const wait = async () => {
  clock.advance({ seconds: 11 })
  await sayDue(deps)
}

describe('for ten seconds', () => {
  test('colleagues whom it names hear nothing; when it leaves, once and by whom', async () => {
    const reference = await taken()
    const body = 'Bonjour, @Noa vous rappelle.'
    const mentions = [{ personId: await desk.id('noa.agent'), start: 9, length: 4 }]
    const called = () => db.outgoingMail.count({ where: { ticket: { reference }, template: 'mentioned' } })
    await hold(alex, reference, body, { mentions })
    expect(await called()).toBe(0)
    await wait()
    expect((await said(noa, reference)).find((entry) => entry.body === body)?.mentions).toEqual(mentions)
    expect(await called()).toBe(1)
    const stranger = [{ ...mentions[0], personId: await desk.id('camille.demandeur') }]
    const refused = await alex.post(`/tickets/${reference}/held-entries`, {
      body: { body, audience: 'public', mentions: stranger },
    })
    expect([refused.statusCode, refused.json().errors[0].pointer]).toEqual([422, '/mentions/0'])
  })

  test('a reply is nowhere that its requester, or a colleague, could see or count it; its author reads it', async () => {
    const reference = await taken()
    const row = () => db.ticket.findUniqueOrThrow({ where: { reference } })
    const everything = async (client: TestClient) => [
      await client.call(getTicket, { params: { reference } }),
      await said(client, reference),
      (await client.call(listTickets, { query: { total: 'true' } })).total,
      (await client.call(listTickets, { query: { q: 'zzattente' } })).items,
      (await client.get(`/tickets/${reference}/export?format=json`)).json().journal,
      (await client.call(listNotifications, { query: {} })).items.length,
    ]
    const before = [await everything(camille), await everything(noa), await row()]
    const news = () => db.liveEvent.count({ where: { reference, audience: 'public' } })
    const [heard, mails] = [await news(), await db.outgoingMail.count()]

    const waiting = await hold(alex, reference, 'Le zzattente est là.', {
      attachmentIds: [await fileOf(alex)],
    })
    expect(waiting).toMatchObject({ state: 'waiting', reference, body: 'Le zzattente est là.' })
    expect(waiting.attachments.map(({ name }) => name)).toEqual(['plan.txt'])
    const { createdAt, sendsAt } = await db.heldEntry.findUniqueOrThrow({ where: { id: waiting.id } })
    expect([sendsAt.getTime() - createdAt.getTime(), waiting.sendsAt]).toEqual([
      10_000,
      sendsAt.toISOString(),
    ])

    expect([await everything(camille), await everything(noa), await row()]).toEqual(before)
    expect([await news(), await db.outgoingMail.count()]).toEqual([heard, mails])
    expect((await camille.get(`/attachments/${waiting.attachments[0]?.id}`)).statusCode).toBe(404)
    expect(await held(camille)).toEqual([])
    expect(await held(noa)).toEqual([])
    expect((await held(alex)).map(({ id }) => id)).toContain(waiting.id)
    clock.advance({ seconds: 9 })
    await sayDue(deps)
    expect(await words(camille, reference)).toEqual([])
    await takeBack(alex, waiting.id)
  })

  test('then it goes by itself, once however many look for it, with its files, its mail and the date of that instant', async () => {
    const reference = await taken()
    const { id, sendsAt } = await hold(alex, reference, 'C’est réparé.', {
      attachmentIds: [await fileOf(alex)],
    })
    clock.advance({ seconds: 11 })
    await Promise.all([sayDue(deps), sayDue(deps), sayDue(deps)])
    const [entry, ...more] = (await said(camille, reference)).filter(({ kind }) => kind === 'comment')
    expect(more).toEqual([])
    expect(entry).toMatchObject({ body: 'C’est réparé.', channel: 'portal', fromRequester: false })
    expect(entry?.attachments).toHaveLength(1)
    expect(Date.parse(entry?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(sendsAt))
    expect(await db.outgoingMail.count({ where: { entryId: entry?.id ?? '' } })).toBe(1)
    expect((await held(alex)).map((one) => one.id)).not.toContain(id)
    expect((await takeBack(alex, id)).json()).toMatchObject({ status: 409, code: 'event-not-allowed' })
    expect((await ticketsTold(db, [reference])).flatMap(brokenBy)).toEqual([])
  })

  test('taken back it is a draft again, words and files; nobody else’s, nor twice', async () => {
    const reference = await taken()
    const attachmentIds = [await fileOf(alex)]
    const { id } = await hold(alex, reference, 'Trop vite…', { attachmentIds })
    for (const other of [noa, robin, camille]) expect((await takeBack(other, id)).statusCode).toBe(404)
    const draft = await alex.call(takeBackEntry, { params: { id } })
    expect(draft).toMatchObject({
      id,
      content: { kind: 'reply', reference, text: 'Trop vite…', attachmentIds },
    })
    expect((await alex.call(listDrafts)).items.map((one) => one.id)).toContain(id)
    expect((await takeBack(alex, id)).statusCode).toBe(409)
    expect((await takeBack(alex, 'rien')).statusCode).toBe(404)
    await wait()
    expect(await words(camille, reference)).toEqual([])
  })

  test('of a tab that takes it back while it leaves, one wins: said or a draft, never both, never neither', async () => {
    for (let round = 0; round < 5; round++) {
      const reference = await taken()
      const { id } = await hold(alex, reference, `Au dernier instant ${round}`)
      clock.advance({ seconds: 11 })
      const [back] = await Promise.all([takeBack(alex, id), sayDue(deps)])
      const isDraft = back.statusCode === 200
      expect(await words(camille, reference)).toHaveLength(isDraft ? 0 : 1)
      expect((await alex.call(listDrafts)).items.some((one) => one.id === id)).toBe(isDraft)
    }
  })

  test('asked for again with its key it is held once; a token that writes in the journal waits for nothing', async () => {
    const reference = await taken()
    const once = { params: { reference }, body: { body: 'Une fois.', audience: 'public' as const } }
    const first = await alex.call(holdEntry, { ...once, headers: { 'idempotency-key': 'k-1' } })
    const again = await alex.call(holdEntry, { ...once, headers: { 'idempotency-key': 'k-1' } })
    expect(again.id).toBe(first.id)
    await wait()
    expect(await words(camille, reference)).toEqual(['Une fois.'])
    const late = await alex.call(holdEntry, { ...once, headers: { 'idempotency-key': 'k-1' } })
    expect(late).toMatchObject({ id: first.id, state: 'sent' })
    const token = await world.as('alex.agent')
    await token.call(addEntry, {
      params: { reference },
      body: { body: 'Tout de suite.', audience: 'public' },
    })
    expect(await words(camille, reference)).toEqual(['Une fois.', 'Tout de suite.'])
  })

  test('a process that is killed loses nothing: whoever runs the jobs next says it', async () => {
    const reference = await taken()
    await hold(alex, reference, 'Après le redémarrage.')
    await db.heldEntry.updateMany({ where: { state: 'waiting' }, data: { sendsAt: new Date(0) } })
    const stop = await startJobs(deps)
    await expect.poll(() => words(camille, reference), { timeout: 10_000 }).toEqual(['Après le redémarrage.'])
    await stop()
  })
})

describe('what one does next, and what others do meanwhile', () => {
  test('one’s own next act that is seen comes after one’s words; a note or a tag takes no second away', async () => {
    const reference = await taken()
    await hold(alex, reference, 'Je transmets.')
    await fire(alex, reference, { event: 'tag', add: ['urgent'] })
    await fire(alex, reference, { event: 'comment', audience: 'team', text: 'Note.' })
    expect(await words(camille, reference)).toEqual([])
    await fire(alex, reference, { event: 'transfer', teamId: desk.network.id })
    const kinds = (await said(camille, reference)).map(({ kind }) => kind)
    expect(kinds.indexOf('comment')).toBeLessThan(kinds.indexOf('transfer'))
    expect(kinds).toContain('comment')
  })

  test('on a ticket that waits, was resolved or was handed over meanwhile, the words go as they would have', async () => {
    const reference = await taken()
    await hold(noa, reference, 'Noa ajoute ceci.')
    await fire(alex, reference, { event: 'resolve', text: 'Réparé.' })
    await wait()
    expect(await words(camille, reference)).toEqual(['Réparé.', 'Noa ajoute ceci.'])
    expect(await db.ticket.findUniqueOrThrow({ where: { reference } })).toMatchObject({
      status: 'resolved',
      answered: false,
    })
  })

  test.each([
    [
      'transferred',
      async (reference: string) => fire(robin, reference, { event: 'transfer', teamId: desk.network.id }),
      'former-team',
    ],
    [
      'refused by the lead',
      async (reference: string) => fire(robin, reference, { event: 'refuse', text: 'Non.' }),
      'event-not-allowed',
    ],
    [
      'merged into another',
      async (reference: string) => {
        const { reference: other } = await desk.file('camille.demandeur')
        return fire(robin, reference, { event: 'close_as_duplicate', duplicateOf: other })
      },
      'event-not-allowed',
    ],
  ] as const)(
    'a ticket %s meanwhile: the words stay with their author, who is told why',
    async (_, meanwhile, code) => {
      const reference = await taken()
      const attachmentIds = [await fileOf(noa)]
      const { id } = await hold(noa, reference, 'Trop tard ?', { attachmentIds })
      expect((await meanwhile(reference)).statusCode).toBe(200)
      await wait()
      expect(await words(camille, reference)).not.toContain('Trop tard ?')
      const left = (await held(noa)).find((one) => one.id === id)
      expect(left).toMatchObject({ state: 'refused', body: 'Trop tard ?', problem: { code } })
      expect(left?.problem?.detail).toMatch(/\S/)
      expect((await takeBack(noa, id)).json()).toMatchObject({
        content: { text: 'Trop tard ?', attachmentIds },
      })
    },
  )

  test('an author removed from the team, or disabled, while it waits: nothing leaves, and the words are theirs', async () => {
    const reference = await taken()
    const maud = await world.signedIn('maud.partie')
    const eden = await world.signedIn('eden.desactive')
    await hold(maud, reference, 'Mots de Maud.')
    await hold(eden, reference, 'Mots d’Eden.')
    const { id } = await db.membership.findFirstOrThrow({
      where: { person: { login: 'maud.partie' }, endedAt: null },
    })
    await endMembership(deps, id)
    await disablePerson(deps, await desk.id('eden.desactive'))
    await wait()
    expect(await words(camille, reference)).toEqual([])
    const [left] = await held(maud)
    expect(left).toMatchObject({
      state: 'refused',
      body: 'Mots de Maud.',
      problem: { detail: 'Vous n’avez plus accès à cette demande.' },
    })
    expect(await db.heldEntry.count({ where: { ticket: { reference }, state: 'refused' } })).toBe(2)
    // They may throw it away, and nothing of the ticket is told to them.
    expect((await maud.delete(`/me/held-entries/${left?.id}`)).statusCode).toBe(204)
    expect(await held(maud)).toEqual([])
  })

  test('a file that left with something else meanwhile: the words stay, and say so', async () => {
    const reference = await taken()
    const attachmentIds = [await fileOf(alex)]
    const { id } = await hold(alex, reference, 'Avec le plan.', { attachmentIds })
    const other = await taken()
    await fire(alex, other, { event: 'comment', audience: 'team', text: 'Le plan.', attachmentIds })
    await wait()
    expect(await words(camille, reference)).toEqual([])
    expect((await held(alex)).find((one) => one.id === id)).toMatchObject({
      state: 'refused',
      problem: { code: 'invalid' },
    })
  })

  test('two of one person leave in the order in which they were said', async () => {
    const reference = await taken()
    await hold(alex, reference, 'Un.')
    clock.advance({ seconds: 2 })
    await hold(alex, reference, 'Deux.')
    await wait()
    expect(await words(camille, reference)).toEqual(['Un.', 'Deux.'])
  })
})

describe('bad input', () => {
  test('words that may not be said are refused at once, and nothing is held', async () => {
    const reference = await taken()
    const before = await db.heldEntry.count()
    const ask = async (client: TestClient, body: object) =>
      (await client.post(`/tickets/${reference}/held-entries`, { body })).json()
    expect(await ask(alex, { body: ' ', audience: 'public' })).toMatchObject({
      status: 422,
      errors: [{ pointer: '/body' }],
    })
    expect(await ask(alex, { body: 'Bonjour {{agent.name}}', audience: 'public' })).toMatchObject({
      status: 422,
    })
    expect(
      await ask(alex, { body: 'x', audience: 'public', attachmentIds: [desk.support.id] }),
    ).toMatchObject({ status: 422 })
    // The requester's side speaks at once.
    expect(await ask(camille, { body: 'x', audience: 'public' })).toMatchObject({ status: 403 })
    expect(await ask(await world.signedIn('lou.reseau'), { body: 'x', audience: 'public' })).toMatchObject({
      status: 404,
    })
    expect(await db.heldEntry.count()).toBe(before)
  })

  test('its files outlive the day of unused ones; what is over is forgotten after a day, what could not leave after thirty', async () => {
    const reference = await taken()
    const file = await fileOf(alex)
    const { id } = await hold(alex, reference, 'Avec un fichier.', { attachmentIds: [file] })
    await db.attachment.update({ where: { id: file }, data: { uploadedAt: new Date(0) } })
    await sweepUnused(deps)
    await alex.call(copyAttachment, { params: { id: file } })
    const left = () => db.heldEntry.count({ where: { id } })
    const day = 86_400_000
    const at = (days: number) => new Date(Date.now() + days * day)
    await db.heldEntry.update({ where: { id }, data: { state: 'refused' } })
    await sweepHeld(db, at(29))
    expect(await left()).toBe(1)
    await db.heldEntry.update({ where: { id }, data: { state: 'sent' } })
    await sweepHeld(db, at(2))
    expect(await left()).toBe(0)
  })
})
