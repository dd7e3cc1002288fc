import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { written } from '../../../test/act.ts'
import { makeDesk } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'
import { forgetOld } from '../../jobs/retention.ts'
import { runClock } from './commands.ts'

let app: TestApp
let desk: Desk

beforeAll(async () => {
  app = await startApp()
  desk = await makeDesk(app)
})
afterAll(() => app.close())

/** A ticket of Camille's that Alex resolved at this hour of Paris in winter. */
async function resolvedAt(date: string): Promise<string> {
  app.clock.set(new Date(date))
  const { reference } = await desk.file('camille.demandeur')
  await desk.fire('alex.agent', reference, 'take')
  const answer = await desk.fire('alex.agent', reference, 'resolve', { text: 'Réglé.' })
  expect(answer.statusCode).toBe(200)
  return reference
}

/** What the clock does to a ticket when the desk's time is this one. */
async function clockAt(date: string, reference: string) {
  app.clock.set(new Date(date))
  return written(app.db, reference, async () => {
    await runClock(app.deps)
    return app.anonymous.get('/nothing')
  })
}

const nothing = { entries: [], mails: [] }
const announced = {
  status: 'resolved',
  entries: ['public announce_auto_close'],
  mails: ['auto_close_announced → camille.demandeur'],
}
const closed = {
  status: 'closed',
  entries: ['public auto_close'],
  mails: ['auto_closed → camille.demandeur'],
  approvals: ['expired'],
}

// Tokens of a year are made before the clock is moved: each story begins later than the one before.
describe('closing by the clock', () => {
  test('T18 a calendar month after 31 January is the last day of February, T19 fourteen days later', async () => {
    const reference = await resolvedAt('2027-01-31T10:00:00+01:00')
    expect(await clockAt('2027-02-28T09:59:00+01:00', reference)).toMatchObject(nothing)
    expect(await clockAt('2027-02-28T10:01:00+01:00', reference)).toMatchObject(announced)
    expect(await clockAt('2027-02-28T10:02:00+01:00', reference)).toMatchObject(nothing)
    expect(await clockAt('2027-03-14T10:00:00+01:00', reference)).toMatchObject(nothing)
    expect(await clockAt('2027-03-14T10:02:00+01:00', reference)).toMatchObject(closed)
    expect(await clockAt('2027-06-01T10:00:00+02:00', reference)).toMatchObject(nothing)
  })

  test('T18 waits while the requester has the last word, announces anew once answered, and the notice runs in full', async () => {
    const reference = await resolvedAt('2027-06-02T10:00:00+02:00')
    expect(await clockAt('2027-07-02T10:01:00+02:00', reference)).toMatchObject(announced)
    await desk.fire('camille.demandeur', reference, 'comment', { text: 'Attendez, je vérifie.' })
    expect(await clockAt('2027-08-30T10:00:00+02:00', reference)).toMatchObject(nothing)
    await desk.fire('noa.agent', reference, 'comment', { text: 'Une note.', audience: 'team' })
    expect(await clockAt('2027-08-30T10:05:00+02:00', reference)).toMatchObject(nothing)
    await desk.fire('alex.agent', reference, 'comment', { text: 'Dites-nous.' })
    expect(await clockAt('2027-08-30T10:10:00+02:00', reference)).toMatchObject(announced)
    expect(await clockAt('2027-09-13T10:00:00+02:00', reference)).toMatchObject(nothing)
    expect(await clockAt('2027-09-13T10:11:00+02:00', reference)).toMatchObject(closed)
  })

  test('T18 two workers announce once, and a clock that jumps ahead closes nothing unannounced', async () => {
    const reference = await resolvedAt('2027-09-14T10:00:00+02:00')
    app.clock.set(new Date('2027-11-01T10:00:00+01:00'))
    const act = await written(app.db, reference, async () => {
      await Promise.all([runClock(app.deps), runClock(app.deps), runClock(app.deps)])
      return app.anonymous.get('/nothing')
    })
    expect(act).toMatchObject(announced)
    expect(await clockAt('2027-10-01T10:00:00+02:00', reference)).toMatchObject(nothing)
  })

  test('T22 a parked ticket comes back at its recall date', async () => {
    app.clock.set(new Date('2027-11-02T10:00:00+01:00'))
    const { reference } = await desk.file('camille.demandeur')
    await desk.fire('alex.agent', reference, 'take')
    await desk.fire('alex.agent', reference, 'hold', {
      text: 'Livraison.',
      recallAt: '2027-11-05T08:00:00+01:00',
    })
    expect(await clockAt('2027-11-05T07:59:00+01:00', reference)).toMatchObject({
      status: 'on_hold',
      ...nothing,
    })
    expect(await clockAt('2027-11-05T08:01:00+01:00', reference)).toMatchObject({
      status: 'assigned',
      mails: ['resumed → camille.demandeur'],
    })
  })
})

test('T18 in a leap year, a month after 31 January is 29 February', async () => {
  const leap = await startApp()
  try {
    leap.clock.set(new Date('2028-01-31T10:00:00+01:00'))
    const leapDesk = await makeDesk(leap)
    const { reference } = await leapDesk.file('camille.demandeur')
    await leapDesk.fire('alex.agent', reference, 'take')
    await leapDesk.fire('alex.agent', reference, 'resolve', { text: 'Réglé.' })
    leap.clock.set(new Date('2028-02-29T09:58:00+01:00'))
    expect(await runClock(leap.deps)).toBe(0)
    leap.clock.set(new Date('2028-02-29T10:01:00+01:00'))
    expect(await runClock(leap.deps)).toBe(1)
    expect(await runClock(leap.deps)).toBe(0)
  } finally {
    await leap.close()
  }
})

test('keys of retried requests are forgotten after thirty days', async () => {
  app.clock.set(new Date('2027-11-06T10:00:00+01:00'))
  const camille = await desk.as('camille.demandeur')
  const body = { categoryId: desk.mailbox.id, title: 'Souris', description: 'Elle ne clique plus.' }
  const post = () => camille.post('/tickets', { body, headers: { 'idempotency-key': 'thirty-days' } })
  const first = (await post()).json()
  app.clock.advance({ days: 29 })
  await forgetOld(app.deps)
  expect((await post()).json().reference).toBe(first.reference)
  app.clock.advance({ days: 2 })
  await forgetOld(app.deps)
  expect((await post()).json().reference).not.toBe(first.reference)
})
