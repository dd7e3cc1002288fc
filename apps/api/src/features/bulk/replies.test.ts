import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { actInBulk, fillInBulk, undoBulk } from '@guichet/contracts/bulk'
import { listJournal } from '@guichet/contracts/journal'
import { applyMacro, createMacro, type MacroContent } from '@guichet/contracts/tools'
import type { TestClient } from '../../../test/client.ts'
import { makeDesk } from '../../../test/desk.ts'
import { startApp } from '../../../test/start-app.ts'
import { personNow } from '../../http/caller.ts'
import { countingDb } from '../../../test/counting-db.ts'
import { filledOnEach } from '../tools/queries.ts'
import { sayDue } from '../held/commands.ts'

const world = await startApp()
afterAll(() => world.close())
const { db, deps, clock } = world
const desk = await makeDesk(world)
const [alex, robin, camille] = await Promise.all(
  ['alex.agent', 'robin.responsable', 'camille.demandeur'].map((login) => world.signedIn(login)),
)
if (!alex || !robin || !camille) throw new Error('everybody comes in')
const viewer = await personNow(deps, alex.personId)
if (!viewer) throw new Error('Alex is known')
beforeEach(() => clock.set(new Date()))

const file = async (count: number) => {
  const references: string[] = []
  for (let n = 0; n < count; n++) references.push((await desk.file('camille.demandeur')).reference)
  return references
}
const say = (client: TestClient, references: readonly string[], text: string, more: object = {}) =>
  client.call(actInBulk, { body: { references, action: { event: 'comment', text, ...more } } })
const words = async (client: TestClient, reference: string) => {
  const { items } = await client.call(listJournal, { params: { reference }, query: {} })
  return items.flatMap(({ kind, body }) => (kind === 'comment' ? (body ?? '') : []))
}
const mailsOf = (reference: string, template: string) =>
  db.outgoingMail.count({ where: { ticket: { reference }, template } })
const wait = async () => {
  clock.advance({ seconds: 11 })
  await sayDue(deps)
}

describe('UX-53 a reply to many', () => {
  test('each ticket has its own words, one result each, and nobody reads them for ten seconds', async () => {
    const [one = '', two = ''] = await file(2)
    const { reference: other } = await desk.file('sacha.etudiant', { categoryId: desk.wifi.id })
    const done = await say(alex, [one, other, two], 'Le {{ticket.reference}} avance.')
    expect(done.results.map(({ status }) => status)).toEqual([200, 404, 200])
    expect(done.undoUntil).not.toBeNull()
    expect(await words(alex, one)).toEqual([])
    await wait()
    expect(await words(camille, one)).toEqual([`Le ${one} avance.`])
    expect(await words(camille, two)).toEqual([`Le ${two} avance.`])
    expect(await mailsOf(two, 'comment_public')).toBe(1)
  })

  test('taken back together within ten seconds, public or for the team; too late, each says so', async () => {
    const references = await file(3)
    const [first = ''] = references
    for (const audience of ['public', 'team']) {
      const { id } = await say(alex, references, 'Non, attendez.', { audience })
      expect((await robin.post(`/tickets/bulk/${id}/undo`)).statusCode).toBe(404)
      const { results } = await alex.call(undoBulk, { params: { id } })
      expect(results.map(({ status }) => status)).toEqual([200, 200, 200])
    }
    await wait()
    expect(await words(alex, first)).toEqual([])
    const late = await say(alex, references, 'Note.', { audience: 'team' })
    await wait()
    expect((await words(camille, first)).length).toBe(0)
    expect(await words(alex, first)).toEqual(['Note.'])
    const { results } = await alex.call(undoBulk, { params: { id: late.id } })
    expect(results.map(({ status }) => status)).toEqual([409, 409, 409])
  })

  test('what each would read is shown before, in one statement; of tickets one does not work on, nothing', async () => {
    const [one = '', two = ''] = await file(2)
    await desk.fire('alex.agent', two, 'take')
    const { reference: other } = await desk.file('sacha.etudiant', { categoryId: desk.wifi.id })
    const ask = { references: [one, two, other], text: '{{ticket.reference}}\u00a0: {{agent.name}}' }
    const counted = countingDb(db)
    const seen = await filledOnEach(counted.db, viewer, ask.references, ask.text)
    expect(counted.sent()).toBe(1)
    expect(seen).toEqual([
      { reference: one, text: `${one}\u00a0: {{agent.name}}`, missing: ['agent.name'] },
      { reference: two, text: `${two}\u00a0: Alex AGENT`, missing: [] },
    ])
    expect((await camille.call(fillInBulk, { body: ask })).items).toEqual([])
  })

  test('a placeholder that one ticket cannot fill leaves that one unanswered, and the others go', async () => {
    const [free = '', held = ''] = await file(2)
    await desk.fire('alex.agent', held, 'take')
    const { results } = await say(alex, [free, held], '{{agent.name}} s’en charge.')
    expect(results.map(({ status }) => status)).toEqual([422, 200])
    await wait()
    expect(await words(camille, free)).toEqual([])
    expect(await words(camille, held)).toEqual(['Alex AGENT s’en charge.'])
  })

  test('a token’s are said at once, and stand; the same request again says nothing twice', async () => {
    const [one = ''] = await file(1)
    const token = await world.as('alex.agent')
    const asked = {
      body: {
        references: [one],
        action: { event: 'comment' as const, text: 'Bonjour.', audience: 'public' as const },
      },
      headers: { 'idempotency-key': 'bulk-1' },
    }
    const done = await token.call(actInBulk, asked)
    expect(done.undoUntil).toBeNull()
    await token.call(actInBulk, asked)
    expect(await words(camille, one)).toEqual(['Bonjour.'])
    const [two = ''] = await file(1)
    const held = {
      ...asked,
      body: { ...asked.body, references: [two] },
      headers: { 'idempotency-key': 'bulk-2' },
    }
    await alex.call(actInBulk, held)
    await alex.call(actInBulk, held)
    await wait()
    expect(await words(camille, two)).toEqual(['Bonjour.'])
  })
})

describe('the words of a macro', () => {
  const macro = async (content: MacroContent) =>
    (await alex.call(createMacro, { body: { label: 'M', audience: 'person', teamId: null, content } })).id
  const apply = (client: TestClient, reference: string, macroId: string) =>
    client.call(applyMacro, { params: { reference }, body: { macroId } })
  const reply = { voice: 'comment', text: 'On s’en occupe.' } as const

  test('what it changes is done, what it says waits, and both are taken back together', async () => {
    const [one = ''] = await file(1)
    const before = await db.ticket.findUniqueOrThrow({ where: { reference: one } })
    await apply(alex, one, await macro({ take: true, priority: 5, reply }))
    expect(await db.ticket.findUniqueOrThrow({ where: { reference: one } })).toMatchObject({
      status: 'assigned',
      priority: 5,
    })
    expect(await words(alex, one)).toEqual([])
    expect((await alex.post(`/tickets/${one}/undo`)).statusCode).toBe(204)
    const { status, priority } = await db.ticket.findUniqueOrThrow({ where: { reference: one } })
    expect({ status, priority }).toEqual({ status: before.status, priority: before.priority })
    const drafts = (await alex.get('/me/drafts')).json()
    expect(JSON.stringify(drafts)).toContain('On s’en occupe.')
    await wait()
    expect(await words(camille, one)).toEqual([])
  })

  test('its requester gets one mail, with the words; a token’s macro says them at once', async () => {
    const [one = '', two = ''] = await file(2)
    const macroId = await macro({ take: true, reply })
    await apply(alex, one, macroId)
    await wait()
    expect(await words(camille, one)).toEqual(['On s’en occupe.'])
    expect([await mailsOf(one, 'comment_public'), await mailsOf(one, 'taken')]).toEqual([1, 0])
    await apply(await world.as('alex.agent'), two, macroId)
    expect(await words(camille, two)).toEqual(['On s’en occupe.'])
  })

  test('in bulk they wait with the rest; beside a transfer they leave with it, since none could be said after', async () => {
    const [one = '', two = ''] = await file(2)
    const macroId = await macro({ priority: 4, reply })
    const done = await alex.call(actInBulk, {
      body: { references: [one], action: { event: 'macro', macroId } },
    })
    expect(await words(alex, one)).toEqual([])
    expect((await alex.call(undoBulk, { params: { id: done.id } })).results).toMatchObject([{ status: 200 }])
    await apply(alex, two, await macro({ reply, teamId: desk.network.id }))
    expect(await words(camille, two)).toEqual(['On s’en occupe.'])
  })
})
