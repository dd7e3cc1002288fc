import { afterAll, describe, expect, test } from 'vitest'
import { actInBulk, undoBulk } from '@guichet/contracts/bulk'
import { listJournal } from '@guichet/contracts/journal'
import * as tools from '@guichet/contracts/tools'
import type { MacroContent, MacroInput, SavedReplyInput } from '@guichet/contracts/tools'
import { makeCategory, makeDesk } from '../../../test/desk.ts'
import { brokenBy, mailsAmiss, ticketsTold } from '../../../test/invariants.ts'
import { startApp } from '../../../test/start-app.ts'
import { newId } from '../../db/id.ts'

const world = await startApp()
afterAll(() => world.close())
const { db } = world
const desk = await makeDesk(world)
const [alex, noa, robin, lou, camille] = await Promise.all(
  ['alex.agent', 'noa.agent', 'robin.responsable', 'lou.reseau', 'camille.demandeur'].map(desk.as),
)
if (!alex || !noa || !robin || !lou || !camille) throw new Error('everybody comes in')
// Undoing is the desk's own: a token's acts stand.
const atDesk = await world.signedIn('alex.agent')

const reply = (more: Partial<SavedReplyInput> = {}): SavedReplyInput => ({
  label: 'Accusé',
  audience: 'person',
  teamId: null,
  body: 'Bonjour {{requester.name}}, nous regardons {{ticket.reference}}.',
  ...more,
})
const macro = (content: MacroContent, more: Partial<MacroInput> = {}): MacroInput => ({
  label: 'Une macro',
  audience: 'team',
  teamId: desk.support.id,
  content,
  ...more,
})
const kept = (content: MacroContent) => robin.call(tools.createMacro, { body: macro(content) })
const labels = async (client: typeof alex) =>
  (await client.call(tools.listSavedReplies)).items.map(({ label }) => label)
const apply = (client: typeof alex, reference: string, body: object, headers = {}) =>
  client.post(`/tickets/${reference}/macros`, { body, headers })
const told = async (reference: string) =>
  (await alex.call(listJournal, { params: { reference } })).items.slice(1)

describe('saved replies', () => {
  test('each finds their own, their team’s and everybody’s; a requester finds none (AC-20)', async () => {
    await alex.call(tools.createSavedReply, { body: reply({ label: 'À moi' }) })
    await robin.call(tools.createSavedReply, {
      body: reply({ label: 'À l’équipe', audience: 'team', teamId: desk.support.id }),
    })
    await robin.call(tools.createSavedReply, { body: reply({ label: 'À tous', audience: 'everyone' }) })
    expect(await labels(alex)).toEqual(['À l’équipe', 'À moi', 'À tous'])
    expect(await labels(noa)).toEqual(['À l’équipe', 'À tous'])
    expect(await labels(lou)).toEqual(['À tous'])
    expect(await labels(camille)).toEqual([])
  })

  test('a key that comes again makes one', async () => {
    const once = { body: reply({ label: 'Une fois' }), headers: { 'idempotency-key': 'r1' } }
    const first = await noa.call(tools.createSavedReply, once)
    expect((await noa.call(tools.createSavedReply, once)).id).toBe(first.id)
    expect(await labels(noa)).toContain('Une fois')
  })

  test('only whoever keeps a team’s changes it, and nobody sees another’s', async () => {
    const teams = reply({ audience: 'team', teamId: desk.support.id })
    expect((await alex.post('/saved-replies', { body: teams })).statusCode).toBe(403)
    const { id, editable } = await robin.call(tools.createSavedReply, { body: teams })
    expect(editable).toBe(true)
    expect((await alex.patch(`/saved-replies/${id}`, { body: { label: 'x' } })).statusCode).toBe(403)
    expect((await lou.patch(`/saved-replies/${id}`, { body: { label: 'x' } })).statusCode).toBe(404)
    expect((await lou.delete(`/saved-replies/${id}`)).statusCode).toBe(404)
    const changed = { params: { id }, body: { body: 'Merci {{me.name}}.' } }
    expect(await robin.call(tools.patchSavedReply, changed)).toMatchObject({
      label: 'Accusé',
      body: 'Merci {{me.name}}.',
    })
    expect((await robin.delete(`/macros/${id}`)).statusCode).toBe(404)
    expect((await robin.delete(`/saved-replies/${id}`)).statusCode).toBe(204)
  })

  test.each([
    ['an unknown placeholder (AC-57)', { body: 'Voici {{user.passwordHash}}' }, '/body'],
    ['one character too many', { body: 'é'.repeat(10_001) }, '/body'],
    ['nothing', { body: '  \n' }, '/body'],
    ['a team for oneself', { teamId: newId() }, '/teamId'],
  ])('%s is refused where it stands', async (_, more, pointer) => {
    const answer = await alex.post('/saved-replies', { body: reply(more) })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().errors).toEqual([expect.objectContaining({ pointer, detail: expect.any(String) })])
  })

  test.each([{ body: 'a\0b' }, { label: 'a\0b' }])(
    'AC-197 NUL is refused before anything is read',
    async (more) => {
      expect((await alex.post('/saved-replies', { body: reply(more) })).statusCode).toBe(400)
    },
  )

  test('ten thousand characters are kept as they are', async () => {
    const body = 'é'.repeat(10_000)
    const { id } = await noa.call(tools.createSavedReply, { body: reply({ label: 'Longue', body }) })
    const { reference } = await desk.file('camille.demandeur')
    const filled = await noa.call(tools.fillSavedReply, { params: { reference, id } })
    expect(filled).toEqual({ text: body, missing: [] })
  })

  test('UX-49 filled from a ticket of the desk; what is missing is named, and never reaches the requester', async () => {
    const { reference } = await desk.file('camille.demandeur')
    const body = '{{requester.name}} : {{ticket.reference}}, {{team.name}}, {{ticket.product}}'
    const { id } = await alex.call(tools.createSavedReply, { body: reply({ body }) })
    const { name } = await db.person.findUniqueOrThrow({ where: { id: camille.personId } })
    const filled = await alex.call(tools.fillSavedReply, { params: { reference, id } })
    expect(filled).toEqual({
      text: `${name} : ${reference}, ${desk.support.label}, {{ticket.product}}`,
      missing: ['ticket.product'],
    })
    const said = { body: filled.text, audience: 'public' }
    const refused = await alex.post(`/tickets/${reference}/journal`, { body: said })
    expect(refused.statusCode).toBe(422)
    expect(refused.json()).toMatchObject({
      errors: [{ pointer: '/body', detail: expect.stringContaining('ticket.product') }],
    })
    expect(await told(reference)).not.toContainEqual(expect.objectContaining({ kind: 'comment' }))
  })

  test('AC-9 a ticket of another team fills nothing, nor does one’s own request', async () => {
    const { id } = await robin.call(tools.createSavedReply, { body: reply({ audience: 'everyone' }) })
    const { reference } = await desk.file('camille.demandeur')
    const own = await desk.file('alex.agent')
    expect((await lou.get(`/tickets/${reference}/saved-replies/${id}`)).statusCode).toBe(404)
    expect((await alex.get(`/tickets/${own.reference}/saved-replies/${id}`)).statusCode).toBe(404)
    expect((await camille.get(`/tickets/${reference}/saved-replies/${id}`)).statusCode).toBe(404)
  })

  test('so many in one place', async () => {
    const row = { kind: 'saved_reply', label: 'x', audience: 'person', content: { body: 'x' } } as const
    const dates = { createdAt: new Date(), updatedAt: new Date() }
    const rows = Array.from({ length: 200 }, () => ({ id: newId(), ownerId: lou.personId, ...row, ...dates }))
    await db.agentTool.createMany({ data: rows })
    expect((await lou.post('/saved-replies', { body: reply() })).statusCode).toBe(422)
    expect(await db.agentTool.count({ where: { ownerId: lou.personId } })).toBe(200)
  })
})

describe('macros', () => {
  test('several changes and a reply in one act: one version, one mail, one result', async () => {
    const { reference } = await desk.file('camille.demandeur')
    const { id } = await kept({
      take: true,
      priority: 5,
      reply: { voice: 'request_info', text: '{{requester.name}}, quelle salle ?' },
    })
    const answer = await apply(alex, reference, { macroId: id })
    expect(answer.json()).toMatchObject({ status: 'pending_requester', priority: 5, version: 2 })
    expect(new Set((await told(reference)).map(({ at }) => at).slice(-3)).size).toBe(1)
    const mails = await db.outgoingMail.findMany({
      where: { ticket: { reference }, personId: camille.personId, template: { not: 'acknowledgement' } },
    })
    expect(mails.map(({ template }) => template)).toEqual(['question'])
    expect((await ticketsTold(db, [reference])).flatMap(brokenBy)).toEqual([])
    expect(await mailsAmiss(db)).toEqual([])
  })

  test('a key that comes again does it once', async () => {
    const { reference } = await desk.file('camille.demandeur')
    const { id } = await kept({ reply: { voice: 'note', text: 'Vu.' } })
    const headers = { 'idempotency-key': 'm1' }
    await apply(alex, reference, { macroId: id }, headers)
    expect((await apply(alex, reference, { macroId: id }, headers)).statusCode).toBe(200)
    expect((await told(reference)).filter(({ body }) => body === 'Vu.')).toHaveLength(1)
  })

  test('UX-49 a missing variable stops all of it, until the words were read over', async () => {
    const { reference } = await desk.file('camille.demandeur')
    const { id } = await kept({ take: true, reply: { voice: 'comment', text: 'Le {{ticket.product}} ?' } })
    const filled = await alex.call(tools.fillMacro, { params: { reference, id } })
    expect(filled).toEqual({ text: 'Le {{ticket.product}} ?', missing: ['ticket.product'] })
    const refused = await apply(alex, reference, { macroId: id })
    expect(refused.statusCode).toBe(422)
    expect(await desk.see('alex.agent', reference)).toMatchObject({ status: 'dispatched', version: 1 })
    expect((await apply(alex, reference, { macroId: id, text: 'Le clavier ?' })).statusCode).toBe(200)
    expect((await told(reference)).at(-1)?.body).toBe('Le clavier ?')
  })

  test('a category that is gone since leaves the ticket as it was, and the macro says so', async () => {
    const { reference } = await desk.file('camille.demandeur')
    const gone = await makeCategory(db, 'Minitel', { teamId: desk.support.id })
    const { id } = await kept({ take: true, categoryId: gone.id })
    await db.category.update({ where: { id: gone.id }, data: { retiredAt: new Date() } })
    const refused = await apply(alex, reference, { macroId: id })
    expect(refused.statusCode).toBe(422)
    expect(refused.json().detail).toMatch(/catégorie|sujet/)
    expect(await desk.see('alex.agent', reference)).toMatchObject({ status: 'dispatched', version: 1 })
    const { items } = await alex.call(tools.listMacros)
    expect(items.find((one) => one.id === id)?.lost).toEqual([{ why: 'retired', label: 'Minitel' }])
    expect((await robin.post('/macros', { body: macro({ categoryId: gone.id }) })).statusCode).toBe(422)
  })

  test('a team that was closed since leaves the ticket as it was', async () => {
    const { reference } = await desk.file('camille.demandeur')
    const closed = await db.team.create({ data: { id: newId(), label: 'Ancienne équipe', level: 2 } })
    const { id } = await kept({ reply: { voice: 'comment', text: 'Bonjour' }, teamId: closed.id })
    await db.team.update({ where: { id: closed.id }, data: { retiredAt: new Date() } })
    expect((await apply(alex, reference, { macroId: id })).statusCode).toBe(422)
    expect(await told(reference)).not.toContainEqual(expect.objectContaining({ kind: 'comment' }))
  })

  test('an agent removed from the team while writing uses nothing of it', async () => {
    const { reference } = await desk.file('camille.demandeur')
    const { id } = await kept({ take: true })
    const membership = { personId: noa.personId, teamId: desk.support.id, endedAt: null }
    await db.membership.updateMany({ where: membership, data: { endedAt: new Date() } })
    const refused = await apply(noa, reference, { macroId: id })
    await db.membership.updateMany({ where: { personId: noa.personId }, data: { endedAt: null } })
    expect(refused.statusCode).toBe(404)
    expect(await desk.see('alex.agent', reference)).toMatchObject({ status: 'dispatched' })
  })

  test.each([
    ['nothing', {}],
    ['a colleague and a team at once', { agentId: newId(), teamId: newId() }],
    ['somebody who is nobody', { agentId: newId() }],
    ['an unknown placeholder', { reply: { voice: 'note', text: '{{env.X}}' } }],
    ['an act that is none', { drop: 'table' }],
  ])('one that names %s is refused', async (_, content) => {
    const body = { ...macro({}), content }
    expect((await robin.post('/macros', { body })).statusCode).toBe(422)
  })

  test('many tickets at once, one result each, and taken back together', async () => {
    const mine = [await desk.file('camille.demandeur'), await desk.file('camille.demandeur')]
    const other = await desk.file('camille.demandeur', { categoryId: desk.wifi.id })
    const references = [...mine, other].map(({ reference }) => reference)
    const { id } = await kept({
      take: true,
      categoryId: desk.mailbox.id,
      reply: { voice: 'resolve', text: 'Réparé pour {{requester.name}}.' },
    })
    const before = await db.ticket.findMany({ where: { reference: { in: references } } })
    const done = await atDesk.call(actInBulk, {
      body: { references, action: { event: 'macro', macroId: id } },
    })
    expect(done.results.map(({ status }) => status)).toEqual([200, 200, 404])
    expect(
      (await db.ticket.findMany({ where: { reference: { in: references } } })).map((one) => one.status),
    ).toEqual(expect.arrayContaining(['resolved', 'resolved', 'dispatched']))
    const undone = await atDesk.call(undoBulk, { params: { id: done.id } })
    expect(undone.results.map(({ status }) => status)).toEqual([200, 200])
    const after = await db.ticket.findMany({ where: { reference: { in: references } } })
    expect(after.map(({ status, agentId }) => [status, agentId])).toEqual(
      before.map(({ status, agentId }) => [status, agentId]),
    )
    expect((await ticketsTold(db, references)).flatMap(brokenBy)).toEqual([])
  })
})
