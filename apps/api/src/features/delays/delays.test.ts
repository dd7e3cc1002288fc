import { afterAll, expect, test } from 'vitest'
import { getUsualDelay } from '@guichet/contracts/tickets'
import type { CloseReason } from '../../db/generated/client.ts'
import { newId } from '../../db/id.ts'
import { makeCategory, makeDesk } from '../../../test/desk.ts'
import { promise } from '../../../test/service.ts'
import { startApp } from '../../../test/start-app.ts'

const running = await startApp()
afterAll(() => running.close())
const { db } = running
const desk = await makeDesk(running)
const day = 86_400_000

interface Ended {
  categoryId?: string
  daysAgo?: number
  /** Days from filing to solution; null: it ended without one. */
  took?: number | null
  closeReason?: CloseReason
}

/** What tickets that ended left behind them. */
async function leaveFigures(...ended: Ended[]) {
  const now = Date.now()
  await db.ticketFigures.createMany({
    data: ended.map(({ categoryId = desk.mailbox.id, daysAgo = 1, took = 1, closeReason = 'accepted' }) => {
      const createdAt = new Date(now - (daysAgo + 60) * day)
      return {
        ticketId: newId(),
        teamId: desk.support.id,
        categoryId,
        audiences: [],
        origin: 'portal' as const,
        priority: 3,
        status: 'closed' as const,
        closeReason,
        createdAt,
        resolvedAt: took === null ? null : new Date(createdAt.getTime() + took * day),
        finalAt: new Date(now - daysAgo * day),
        dispatchCount: 1,
        reopenCount: 0,
      }
    }),
  })
}

const times = (count: number, ended: Ended) => Array.from({ length: count }, () => ended)
const delayFor = async (login: string, reference: string) =>
  (await (await desk.as(login)).call(getUsualDelay, { params: { reference } })).seconds

test('the usual delay is the median of what ended in ninety days, as counted by hand', async () => {
  const took = Array.from({ length: 31 }, (_, n) => ((n * 7) % 31) * 0.7)
  await leaveFigures(
    ...took.map((days) => ({ took: days })),
    // None of these counts: too old, another topic, a duplicate, without a solution.
    ...times(40, { took: 50, daysAgo: 91 }),
    ...times(40, { took: 50, categoryId: desk.wifi.id }),
    ...times(40, { took: 50, closeReason: 'duplicate' }),
    ...times(40, { took: null }),
  )
  const { reference } = await desk.file('camille.demandeur')
  const sorted = took.toSorted((a, b) => a - b)
  expect(await delayFor('camille.demandeur', reference)).toBe(Math.round((sorted[15] ?? 0) * 86_400))

  // A category holds what is under it, beside its own.
  await leaveFigures(...times(31, { took: 30, categoryId: desk.service.id }))
  await db.ticket.update({ where: { reference }, data: { categoryId: desk.service.id } })
  const between = ((sorted[30] ?? 0) + 30) / 2
  expect(await delayFor('camille.demandeur', reference)).toBe(Math.round(between * 86_400))
})

test('nothing is said under twenty tickets, and the twentieth says it', async () => {
  const { id: categoryId } = await makeCategory(db, 'Impression', { teamId: desk.support.id })
  const { reference } = await desk.file('camille.demandeur', { categoryId })
  expect(await delayFor('camille.demandeur', reference)).toBeNull()
  await leaveFigures(...times(19, { took: 2, categoryId }))
  expect(await delayFor('camille.demandeur', reference)).toBeNull()
  await leaveFigures({ took: 2, categoryId })
  expect(await delayFor('camille.demandeur', reference)).toBe(2 * 86_400)
})

test('AC-1 AC-2 it says one figure and nothing of any ticket, and nothing at all to whoever may not read this one', async () => {
  const { reference } = await desk.file('camille.demandeur')
  const reply = await (await desk.as('camille.demandeur')).get(`/tickets/${reference}/usual-delay`)
  expect(Object.keys(reply.json())).toEqual(['seconds', 'goal'])
  for (const [login, of] of [
    ['sacha.etudiant', reference],
    ['lou.reseau', reference],
    ['camille.demandeur', 'R-999999'],
  ] as const)
    expect((await (await desk.as(login)).get(`/tickets/${of}/usual-delay`)).statusCode, login).toBe(404)
})

test('what the desk aims at is said of the category, in plain working time, whatever the priority that nobody reads', async () => {
  const items = [
    { categoryId: null, priority: null, takeMinutes: 60, resolveMinutes: 1_000 },
    { categoryId: null, priority: 4, takeMinutes: 60, resolveMinutes: 120 },
    { categoryId: desk.wifi.id, priority: null, takeMinutes: null, resolveMinutes: 90 },
  ]
  await promise(running, [desk.support.id, desk.network.id], items)
  const goal = async (categoryId: string) => {
    const { reference } = await desk.file('camille.demandeur', { categoryId, urgency: 'critical' })
    return (await (await desk.as('camille.demandeur')).call(getUsualDelay, { params: { reference } })).goal
  }
  expect(await goal(desk.mailbox.id)).toEqual({ unit: 'days', count: 3 })
  expect(await goal(desk.wifi.id)).toEqual({ unit: 'hours', count: 2 })
})
