import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeDesk } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { brokenBy, ticketsTold } from '../../../test/invariants.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'
import { newId } from '../../db/id.ts'

let app: TestApp
let desk: Desk

beforeAll(async () => {
  app = await startApp()
  desk = await makeDesk(app)
})
afterAll(() => app.close())

async function resolvedTicket(): Promise<string> {
  const { reference } = await desk.file('camille.demandeur')
  await desk.fire('alex.agent', reference, 'take')
  await desk.fire('alex.agent', reference, 'resolve', { text: 'Réglé.' })
  return reference
}

describe('what the database itself refuses to the application', () => {
  test('changing or taking away an entry of the journal', async () => {
    await desk.file('camille.demandeur')
    await expect(app.db.$executeRaw`update journal_entry set body = 'autre'`).rejects.toThrow(
      'permission denied',
    )
    await expect(app.db.$executeRaw`delete from journal_entry`).rejects.toThrow('permission denied')
    await expect(app.db.$executeRaw`truncate journal_entry cascade`).rejects.toThrow('permission denied')
  })

  test('two pending approvals of one ticket', async () => {
    const reference = await resolvedTicket()
    const again = app.db.$executeRaw`
      insert into closure_approval (id, ticket_id, requested_at, outcome)
      select ${newId()}::uuid, id, now(), 'pending' from ticket where reference = ${reference}`
    await expect(again).rejects.toThrow('closure_approval_pending')
  })

  test('a resolved ticket without its approval, and an approval without a resolved ticket', async () => {
    const reference = await resolvedTicket()
    const undone = app.db.$executeRaw`update ticket set status = 'assigned' where reference = ${reference}`
    await expect(undone).rejects.toThrow('a pending closure approval exists if and only if')
    const decided = app.db.$executeRaw`
      update closure_approval set outcome = 'approved', decided_at = now() where ticket_id = (select id from ticket where reference = ${reference})`
    await expect(decided).rejects.toThrow('a pending closure approval exists if and only if')
  })

  test('an agent in charge who is not of the team', async () => {
    const { reference } = await desk.file('camille.demandeur')
    const lou = await desk.id('lou.reseau')
    const given = app.db
      .$executeRaw`update ticket set status = 'assigned', agent_id = ${lou}::uuid where reference = ${reference}`
    await expect(given).rejects.toThrow('not an active member of the holding team')
  })

  test('a child that is a parent', async () => {
    const [grand, parent, child] = await Promise.all([1, 2, 3].map(() => desk.file('camille.demandeur')))
    const childOf = (from = child, to = parent) =>
      app.db.$executeRaw`
        insert into ticket_link (id, from_id, to_id, kind, created_at)
        values (${newId()}::uuid, ${from?.id}::uuid, ${to?.id}::uuid, 'child_of', now())`
    await childOf()
    await expect(childOf(parent, grand)).rejects.toThrow('a child would be a parent too')
    await expect(childOf(grand, child)).rejects.toThrow('a child would be a parent too')
  })

  test('the end of a membership whose person is in charge', async () => {
    const { reference } = await desk.file('camille.demandeur')
    await desk.fire('noa.agent', reference, 'take')
    const noa = await desk.id('noa.agent')
    const ended = app.db.$executeRaw`update membership set ended_at = now() where person_id = ${noa}::uuid`
    await expect(ended).rejects.toThrow('the membership ended while its person was in charge')
  })

  test('somebody in charge of a ticket that is with the team', async () => {
    const { reference } = await desk.file('camille.demandeur')
    const alex = await desk.id('alex.agent')
    const given = app.db
      .$executeRaw`update ticket set agent_id = ${alex}::uuid where reference = ${reference}`
    await expect(given).rejects.toThrow('ticket_agent_when_held')
  })
})

test('the checks of the random walks see what is wrong', async () => {
  const reference = await resolvedTicket()
  const [told] = await ticketsTold(app.db, [reference])
  if (told === undefined) throw new Error('no such ticket')
  expect(brokenBy(told)).toEqual([])
  expect(brokenBy({ ...told, pending: 2 })).not.toEqual([])
  expect(
    brokenBy({ ...told, facts: { ...told.facts, priority: told.facts.priority === 1 ? 2 : 1 } }),
  ).toEqual(['the journal does not rebuild priority'])
  expect(brokenBy({ ...told, facts: { ...told.facts, version: 100 } })).toEqual(['a change wrote no entry'])
})
