import { afterAll, expect, test } from 'vitest'
import { countTickets } from '@guichet/contracts/tickets'
import { newId } from '../../db/id.ts'
import { makeDesk } from '../../../test/desk.ts'
import { startApp } from '../../../test/start-app.ts'
import { putTicket } from '../../../test/ticket-rows.ts'
import { COUNTED } from './queries.ts'

const app = await startApp()
afterAll(() => app.close())
const desk = await makeDesk(app)

test('REQ-016 of an establishment and of a team one is told how many, exactly to a thousand, then that there are more', async () => {
  const countsOf = async (login: string) => (await desk.as(login)).call(countTickets)
  const { fields: _, ...one } = await putTicket(app.db, {
    requesterId: await desk.id('camille.demandeur'),
    teamId: desk.support.id,
    categoryId: desk.mailbox.id,
    onBehalf: 'establishment',
    establishmentId: desk.school.id,
  })
  expect((await countsOf('dominique.chef')).establishment).toBe(1)
  await app.db.ticket.createMany({
    data: Array.from({ length: COUNTED }, (__, n) => ({
      ...one,
      id: newId(),
      number: one.number + n + 1,
      reference: `R-${one.number + n + 1}`,
    })),
  })
  expect((await countsOf('dominique.chef')).establishment).toEqual({ atLeast: COUNTED })
  expect((await countsOf('alex.agent')).desk).toMatchObject({ toTake: { atLeast: COUNTED } })
  expect((await countsOf('camille.demandeur')).mine.open).toBe(COUNTED + 1)
})
