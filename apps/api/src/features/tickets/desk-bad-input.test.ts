import { afterAll, expect, test } from 'vitest'
import { newId } from '../../db/id.ts'
import { makeDesk } from '../../../test/desk.ts'
import { brokenBy, ticketsTold } from '../../../test/invariants.ts'
import { filePart, multipartOf } from '../../../test/multipart.ts'
import { makeTeam } from '../../../test/people.ts'
import { startApp } from '../../../test/start-app.ts'
import { endMembership } from '../departures/commands.ts'

const world = await startApp()
afterAll(() => world.close())
const { db, deps } = world
const desk = await makeDesk(world, { supports: ['maud.partie'] })
const statusesOf = (answers: readonly { statusCode: number }[]) =>
  answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)
const taken = async () => {
  const { reference } = await desk.file('camille.demandeur')
  await desk.fire('alex.agent', reference, 'take')
  return reference
}
const row = (reference: string) => db.ticket.findUniqueOrThrow({ where: { reference } })

test('two who resolve one ticket at once: one solution, one approval, and the other is told what it is now', async () => {
  const reference = await taken()
  await Promise.all([desk.as('alex.agent'), desk.as('robin.responsable')])
  const answers = await Promise.all(
    ['alex.agent', 'robin.responsable'].map((login) =>
      desk.fire(login, reference, 'resolve', { text: `Réparé par ${login}.` }),
    ),
  )
  expect(statusesOf(answers)).toEqual([200, 409])
  expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({
    code: 'event-not-allowed',
    current: { status: 'resolved' },
  })
  const { id } = await row(reference)
  expect(await db.closureApproval.count({ where: { ticketId: id } })).toBe(1)
  expect(await db.journalEntry.count({ where: { ticketId: id, kind: 'resolve', body: { not: null } } })).toBe(
    1,
  )
  expect((await ticketsTold(db, [reference])).flatMap(brokenBy)).toEqual([])
})

test('a team closed since it was chosen: the transfer is refused by its name, and the ticket stays where it is', async () => {
  const reference = await taken()
  const closing = await makeTeam(db, 'Ferme ce soir', { 'lou.reseau': 'agent' })
  const transfer = () =>
    desk.fire('alex.agent', reference, 'transfer', { teamId: closing.id, text: 'Pour vous.' })
  const before = await row(reference)
  await db.team.update({ where: { id: closing.id }, data: { acceptsTransfers: false } })
  const closed = await transfer()
  expect([closed.statusCode, closed.json().errors]).toEqual([
    422,
    [expect.objectContaining({ pointer: '/teamId', code: 'team_closed' })],
  ])
  await db.team.update({ where: { id: closing.id }, data: { acceptsTransfers: true, retiredAt: new Date() } })
  expect((await transfer()).json().errors).toEqual([expect.objectContaining({ pointer: '/teamId' })])
  expect(await row(reference)).toEqual(before)
})

test('an agent removed from the team while writing: nothing is said, and the draft is still theirs', async () => {
  const { reference } = await desk.file('camille.demandeur')
  const maud = await desk.as('maud.partie')
  const draft = `/me/drafts/${newId()}`
  await maud.put(draft, { body: { kind: 'reply', reference, text: 'Je regarde…' } })
  const { id } = await db.membership.findFirstOrThrow({
    where: { person: { login: 'maud.partie' }, endedAt: null },
  })
  await endMembership(deps, id)
  for (const audience of ['public', 'team']) {
    const said = await maud.post(`/tickets/${reference}/journal`, { body: { body: 'Je regarde…', audience } })
    expect([said.statusCode, said.json().code]).toEqual([404, 'not-found'])
  }
  expect((await maud.get(draft)).json().content.text).toBe('Je regarde…')
  expect(await db.journalEntry.count({ where: { ticket: { reference }, kind: 'comment' } })).toBe(0)
})

test('a recall date in the past, or that is none, is refused where it was typed, and nothing waits', async () => {
  const reference = await taken()
  for (const recallAt of ['2020-01-01T08:00:00Z', new Date(Date.now() - 1_000).toISOString(), 'demain']) {
    const refused = await desk.fire('alex.agent', reference, 'hold', { text: 'La pièce arrive.', recallAt })
    expect([refused.statusCode, refused.json().errors]).toEqual([
      422,
      [expect.objectContaining({ pointer: '/recallAt' })],
    ])
  }
  expect(await row(reference)).toMatchObject({ status: 'assigned', recallAt: null })
})

test('AC-85 a file whose name is a formula keeps its name as a text in what is exported', async () => {
  const { reference } = await desk.file('camille.demandeur')
  const camille = await desk.as('camille.demandeur')
  const name = '=HYPERLINK(1+1;A1).csv'
  const [file] = (await camille.inject(multipartOf([filePart(name, 'a;b')]))).json().items
  await desk.fire('camille.demandeur', reference, 'comment', { text: 'Ci-joint.', attachmentIds: [file.id] })
  const exported = await camille.get(`/tickets/${reference}/export?format=json`)
  expect(exported.headers['content-type']).toContain('application/json')
  expect(exported.json().journal.at(-1).attachments).toEqual([expect.objectContaining({ name })])
  expect((await camille.get(`/tickets/${reference}/export?format=pdf`)).statusCode).toBe(200)
  const sent = await camille.get(`/attachments/${file.id}/content`)
  expect(sent.headers['content-disposition']).toMatch(/^attachment;/)
  expect(sent.headers['x-content-type-options']).toBe('nosniff')
})
