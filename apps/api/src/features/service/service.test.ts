import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getTicket, listTickets } from '@guichet/contracts/tickets'
import {
  importClosures,
  listTargets,
  previewClosures,
  putCalendar,
  putTargets,
} from '@guichet/contracts/service'
import { replay } from '@guichet/domain/replay'
import { written } from '../../../test/act.ts'
import { makeDesk } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { brokenBy, ticketsTold } from '../../../test/invariants.ts'
import { OFFICE_HOURS, ONE_DAY, promise } from '../../../test/service.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'
import { runClock } from '../clock/commands.ts'
import { measureDelays } from '../tickets/measure-commands.ts'
import { moveDeadlines } from './jobs.ts'

let app: TestApp
let desk: Desk
let ange: Awaited<ReturnType<typeof promise>>['ange']
let calendarId: string

beforeAll(async () => {
  app = await startApp()
  desk = await makeDesk(app)
  const promised = await promise(app, [desk.support.id, desk.network.id])
  ange = promised.ange
  calendarId = promised.calendarId
})
afterAll(() => app.close())

const at = (instant: string) => app.clock.set(new Date(`${instant}:00+01:00`))
/** The row, its deadlines to the minute: the desk's clock goes on while a test runs. */
const row = async (reference: string) => {
  const ticket = await app.db.ticket.findUniqueOrThrow({ where: { reference } })
  const { takeDueAt, resolveDueAt, dueAt } = ticket
  const [take, resolve, due] = [takeDueAt, resolveDueAt, dueAt].map(toTheMinute)
  return Object.assign(ticket, { takeDueAt: take, resolveDueAt: resolve, dueAt: due })
}
const toTheMinute = (date: Date | null) => date && new Date(Math.floor(date.getTime() / 60_000) * 60_000)
const iso = (instant: string) => new Date(`${instant}:00+01:00`)
const tickOf = (reference: string) =>
  written(app.db, reference, async () => {
    await runClock(app.deps)
    return app.anonymous.get('/nothing')
  })

describe('the deadlines of a ticket', () => {
  test('UX-56 are given at filing, pause with the requester, skip a holiday, and follow the ticket to its end', async () => {
    // The day before 11 November, a holiday.
    at('2026-11-10T16:29')
    const { reference } = await desk.file('camille.demandeur')
    expect(await row(reference)).toMatchObject({
      takeDueAt: iso('2026-11-10T17:29'),
      resolveDueAt: iso('2026-11-12T16:29'),
      dueAt: iso('2026-11-10T17:29'),
    })
    at('2026-11-10T17:00')
    await desk.fire('alex.agent', reference, 'take')
    expect(await row(reference)).toMatchObject({ takeDueAt: null, dueAt: iso('2026-11-12T16:29') })
    at('2026-11-12T09:29')
    await desk.fire('alex.agent', reference, 'request_info', { text: 'Quelle salle ?' })
    expect(await row(reference)).toMatchObject({
      dueAt: null,
      warnAt: null,
      workedSeconds: expect.toSatisfy((seconds: number) => Math.abs(seconds - 7_200) < 60),
    })
    at('2026-11-16T08:30')
    await desk.fire('camille.demandeur', reference, 'comment', { text: 'La 12.' })
    expect(await row(reference)).toMatchObject({
      dueAt: expect.toSatisfy(
        (due: Date) => Math.abs(due.getTime() - iso('2026-11-16T15:30').getTime()) <= 60_000,
      ),
    })
    at('2026-11-16T10:00')
    await desk.fire('alex.agent', reference, 'resolve', { text: 'Réglé.' })
    expect(await row(reference)).toMatchObject({ dueAt: null, resolveDueAt: null, clockFrom: null })
    const [told] = await ticketsTold(app.db, [reference])
    if (told === undefined) throw new Error(reference)
    expect(brokenBy(told)).toEqual([])
    expect(replay(told.entries, iso('2026-11-12T09:00'))).toMatchObject({
      takeDueAt: null,
      resolveDueAt: expect.stringMatching(/^2026-11-12T15:29/u),
    })
  })

  test('UX-41 are the desk’s: neither they nor what is written of them reaches the requester', async () => {
    at('2026-11-17T09:00')
    const { reference } = await desk.file('camille.demandeur')
    const forAgent = await desk.see('alex.agent', reference)
    expect(forAgent).toMatchObject({
      dueAt: expect.stringContaining('2026-11-17T09:00'),
      takeDueAt: forAgent.dueAt,
    })
    const camille = await desk.as('camille.demandeur')
    const page = (await camille.get(`/tickets/${reference}`)).body
    const journal = (await camille.get(`/tickets/${reference}/journal`)).body
    expect(page + journal).not.toMatch(/[dD]ueAt|deadline|clockFrom|workedSeconds|warn/u)
    expect((await camille.call(getTicket, { params: { reference } })).dueAt).toBeUndefined()
  })

  test('UX-55 order the queues: the nearest first, what waits last', async () => {
    const { items } = await (
      await desk.as('alex.agent')
    ).call(listTickets, {
      query: { view: 'team', bucket: 'open', sort: 'due' },
    })
    const dues = items.map(({ dueAt }) => dueAt ?? 'never')
    expect(dues).toEqual(dues.toSorted())
  })

  test('AC-179 nobody writes them: a deadline sent is an unknown field', async () => {
    at('2026-11-17T09:10')
    const { reference } = await desk.file('camille.demandeur')
    for (const field of ['dueAt', 'takeDueAt', 'resolveDueAt', 'warnAt', 'clockFrom', 'workedSeconds']) {
      const reply = await (
        await desk.as('alex.agent')
      ).patch(`/tickets/${reference}`, {
        body: { [field]: '2030-01-01T00:00:00Z' },
      })
      expect([field, reply.statusCode]).toEqual([field, 422])
    }
  })
})

describe('T29 warnings', () => {
  test('are written once each, by however many clocks, and the lead is told of what is late', async () => {
    at('2026-11-18T09:00')
    const { reference } = await desk.file('camille.demandeur')
    at('2026-11-18T09:44')
    expect(await tickOf(reference)).toMatchObject({ entries: [], mails: [] })
    at('2026-11-18T09:46')
    const near = await written(app.db, reference, async () => {
      await Promise.all([runClock(app.deps), runClock(app.deps), runClock(app.deps)])
      return app.anonymous.get('/nothing')
    })
    expect(near.entries).toEqual(['team warn_deadline'])
    expect(near.mails).toEqual([
      'deadline_near → alex.agent',
      'deadline_near → noa.agent',
      'deadline_near → robin.responsable',
    ])
    await desk.fire('alex.agent', reference, 'take')
    // The solution was due the next morning at nine: an hour late, and a clock that comes back.
    at('2026-11-19T10:00')
    const missed = await tickOf(reference)
    expect(missed).toMatchObject({
      entries: ['team warn_deadline'],
      mails: ['deadline_missed → alex.agent', 'deadline_missed → robin.responsable'],
    })
    at('2026-11-18T12:00')
    expect(await tickOf(reference)).toMatchObject({ entries: [], mails: [] })
    at('2026-11-20T10:00')
    expect(await tickOf(reference)).toMatchObject({ entries: [], mails: [] })
    expect(await row(reference)).toMatchObject({ resolveWarned: 100, warnAt: null, version: 2 })
  })
})

describe('hours and targets', () => {
  test('T30 an academic closure, read from iCalendar, moves the deadlines of open tickets, once', async () => {
    at('2026-12-22T16:30')
    const { reference } = await desk.file('camille.demandeur')
    await desk.fire('alex.agent', reference, 'take')
    expect((await row(reference)).dueAt).toEqual(iso('2026-12-23T16:30'))
    const icalendar = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'BEGIN:VEVENT',
      'UID:noel@valmer.example',
      'SUMMARY:Fermeture de fin d’année',
      'DTSTART;VALUE=DATE:20261223',
      'DTEND;VALUE=DATE:20270104',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n')
    for (let twice = 0; twice < 2; twice += 1) {
      const calendar = await ange.call(importClosures, { params: { id: calendarId }, body: { icalendar } })
      expect(calendar.closures).toEqual([
        { from: '2026-12-23', to: '2027-01-03', label: 'Fermeture de fin d’année' },
      ])
    }
    const waiting = await app.db.$queryRaw<{ key: string }[]>`
      select key from graphile_worker.jobs where key = 'move-deadlines'`
    expect(waiting).toHaveLength(1)
    expect(await moveDeadlines(app.deps)).toBeGreaterThan(0)
    expect((await row(reference)).dueAt).toEqual(iso('2027-01-04T16:30'))
    expect(await moveDeadlines(app.deps)).toBe(0)
    const [told] = await ticketsTold(app.db, [reference])
    expect(told && brokenBy(told)).toEqual([])
  })

  test('a target of a category counts for what is under it, at once for what is filed next', async () => {
    at('2027-02-01T09:00')
    const own = { categoryId: desk.service.id, priority: null, takeMinutes: null, resolveMinutes: 120 }
    const { items } = await ange.call(putTargets, { body: { items: [own, ONE_DAY] } })
    expect(items).toEqual([ONE_DAY, own])
    const { reference } = await desk.file('camille.demandeur')
    expect(await row(reference)).toMatchObject({ takeDueAt: null, dueAt: iso('2027-02-01T11:00') })
    const other = await desk.file('camille.demandeur', { categoryId: desk.wifi.id })
    expect(await row(other.reference)).toMatchObject({ dueAt: iso('2027-02-01T10:00') })
    await ange.call(putTargets, { body: { items: [ONE_DAY] } })
  })

  test('are read by the desk, written by administrators alone', async () => {
    const alex = await desk.as('alex.agent')
    expect((await alex.call(listTargets, {})).items).toEqual([ONE_DAY])
    expect((await alex.put('/service-targets', { body: { items: [] } })).statusCode).toBe(404)
    const camille = await desk.as('camille.demandeur')
    for (const path of ['/service-targets', '/calendars'])
      expect([path, (await camille.get(path)).statusCode]).toEqual([path, 404])
  })

  test.each([
    [
      'hours that overlap',
      {
        week: {
          ...OFFICE_HOURS.week,
          monday: [
            { from: '08:00', to: '12:00' },
            { from: '11:00', to: '13:00' },
          ],
        },
      },
      '/week/monday',
    ],
    [
      'hours that end before they begin',
      { week: { ...OFFICE_HOURS.week, monday: [{ from: '12:00', to: '08:00' }] } },
      '/week/monday',
    ],
    [
      'an hour that is none',
      { week: { ...OFFICE_HOURS.week, monday: [{ from: '08:00', to: '25:00' }] } },
      '/week/monday/0/to',
    ],
    [
      'a closure that ends before it begins',
      { closures: [{ from: '2027-01-02', to: '2027-01-01', label: 'x' }] },
      '/closures/0',
    ],
    [
      'AC-200 a day that is none',
      { closures: [{ from: '2026-02-30', to: '2026-03-01', label: 'x' }] },
      '/closures/0/from',
    ],
    ['a team that is none', { teamIds: ['018f0000-0000-7000-8000-000000000000'] }, '/teamIds'],
  ])('%s: refused, and nothing changes', async (_, edits, pointer) => {
    const reply = await ange.put(`/calendars/${calendarId}`, {
      body: { ...OFFICE_HOURS, teamIds: [desk.support.id, desk.network.id], ...edits },
    })
    expect(reply.statusCode).toBe(422)
    expect(reply.json().errors[0].pointer).toBe(pointer)
    const kept = await app.db.team.count({ where: { calendarId } })
    expect(kept).toBe(2)
  })

  test('a name that is taken, a line twice, a category that is none: each is said', async () => {
    const again = await ange.post('/calendars', { body: { ...OFFICE_HOURS, teamIds: [] } })
    expect([again.statusCode, again.json().errors[0].pointer]).toEqual([422, '/label'])
    const twice = await ange.put('/service-targets', { body: { items: [ONE_DAY, ONE_DAY] } })
    expect([twice.statusCode, twice.json().errors[0].pointer]).toEqual([422, '/items/1'])
    const none = { ...ONE_DAY, categoryId: '018f0000-0000-7000-8000-000000000000' }
    expect((await ange.put('/service-targets', { body: { items: [none] } })).statusCode).toBe(422)
    expect(
      (await ange.post(`/calendars/${calendarId}/closures`, { body: { icalendar: 'rien' } })).statusCode,
    ).toBe(422)
  })

  test('a team taken off a calendar works around the clock', async () => {
    at('2027-02-05T17:00')
    await ange.call(putCalendar, {
      params: { id: calendarId },
      body: { ...OFFICE_HOURS, teamIds: [desk.support.id] },
    })
    const { reference } = await desk.file('camille.demandeur', { categoryId: desk.wifi.id })
    expect(await row(reference)).toMatchObject({
      takeDueAt: iso('2027-02-05T18:00'),
      resolveDueAt: iso('2027-02-06T01:00'),
    })
  })
})

describe('what a change would do', () => {
  const closed = (from: string, to: string) =>
    `BEGIN:VEVENT\r\nUID:${from}\r\nDTSTART;VALUE=DATE:${from}\r\nDTEND;VALUE=DATE:${to}\r\nSUMMARY:Pont\r\nEND:VEVENT\r\n`

  test('a file of closed days is read before it is imported: what it adds, what is known', async () => {
    at('2027-01-04T09:00')
    const icalendar = `BEGIN:VCALENDAR\r\n${closed('20270514', '20270515')}${closed('20270716', '20270717')}END:VCALENDAR`
    const params = { id: calendarId }
    await ange.call(putCalendar, {
      params,
      body: {
        ...OFFICE_HOURS,
        closures: [{ from: '2027-05-14', to: '2027-05-14', label: 'Ascension' }],
        teamIds: [desk.support.id],
      },
    })
    const added = [{ from: '2027-07-16', to: '2027-07-16', label: 'Pont' }]
    expect(await ange.call(previewClosures, { params, body: { icalendar } })).toEqual({ added, known: 1 })
    // What is there keeps its name.
    const { closures } = await ange.call(importClosures, { params, body: { icalendar } })
    expect(closures).toEqual([{ from: '2027-05-14', to: '2027-05-14', label: 'Ascension' }, ...added])
  })

  test('a delay is foreseen for next Friday at five, over a week-end, a closure, for ever', async () => {
    at('2027-01-04T09:00')
    const { label: _, ...hours } = OFFICE_HOURS
    const lou = await desk.as('lou.reseau')
    const foreseen = async (body: object) =>
      (await lou.post('/calendars/foreseen', { body })).json<{ filedAt: string; dues: (string | null)[] }>()
    const friday = iso('2027-01-08T17:00').toISOString()
    expect(await foreseen({ hours, minutes: [60, 480] })).toEqual({
      filedAt: friday,
      dues: [iso('2027-01-11T09:00').toISOString(), iso('2027-01-11T17:00').toISOString()],
    })
    const closures = [{ from: '2027-01-11', to: '2027-01-11', label: 'x' }]
    expect((await foreseen({ hours: { ...hours, closures }, minutes: [60] })).dues).toEqual([
      iso('2027-01-12T09:00').toISOString(),
    ])
    expect((await foreseen({ hours: null, minutes: [60] })).dues).toEqual([
      iso('2027-01-08T18:00').toISOString(),
    ])
    const none = {
      monday: [],
      tuesday: [],
      wednesday: [],
      thursday: [],
      friday: [],
      saturday: [],
      sunday: [],
    }
    expect((await foreseen({ hours: { ...hours, week: none }, minutes: [60] })).dues).toEqual([null])
  })

  test('what a warning does is chosen by administrators, and in force at once', async () => {
    const near = { tell: ['team'], raisePriority: true }
    const missed = { tell: ['agent', 'leads'], raisePriority: false }
    const alex = await desk.as('alex.agent')
    expect((await alex.put('/service-warnings', { body: { near, missed } })).statusCode).toBe(404)
    await app.anonymous.get('/desk')
    expect((await ange.put('/service-warnings', { body: { near, missed } })).statusCode).toBe(200)
    const { settings } = (await app.anonymous.get('/desk')).json()
    expect([settings['deadline.near'], settings['deadline.missed']]).toEqual([near, missed])
  })
})

describe('what figures are counted from', () => {
  const measures = async (reference: string) => {
    const { takenSeconds, takenPromised, resolvedSeconds, resolvedPromised } = await row(reference)
    return [takenSeconds, takenPromised, resolvedSeconds, resolvedPromised]
  }
  const near = (hours: number): unknown =>
    expect.toSatisfy((seconds: number) => Math.abs(seconds - hours * 3_600) < 60)

  test('working time until the taking and the solution is kept when they happen, without the night, the holiday and the wait', async () => {
    await ange.call(putCalendar, {
      params: { id: calendarId },
      body: { ...OFFICE_HOURS, teamIds: [desk.support.id, desk.network.id] },
    })
    await ange.call(putTargets, { body: { items: [ONE_DAY] } })
    at('2026-12-31T16:30')
    const { reference } = await desk.file('camille.demandeur')
    at('2027-01-04T09:30')
    await desk.fire('alex.agent', reference, 'take')
    expect(await measures(reference)).toEqual([near(2), 60, null, null])
    at('2027-01-04T10:30')
    await desk.fire('alex.agent', reference, 'request_info', { text: 'Quelle salle ?' })
    at('2027-01-05T08:30')
    await desk.fire('camille.demandeur', reference, 'provide_info', { text: 'La 12.' })
    at('2027-01-05T09:30')
    await desk.fire('alex.agent', reference, 'resolve', { text: 'Fait.' })
    expect(await measures(reference)).toEqual([near(2), 60, near(4), 480])

    // What was promised that day stays, and a refused solution is measured anew.
    await ange.call(putTargets, { body: { items: [] } })
    at('2027-01-05T10:30')
    await desk.fire('camille.demandeur', reference, 'refuse_closure', { text: 'Non.' })
    at('2027-01-05T12:30')
    await desk.fire('alex.agent', reference, 'resolve', { text: 'Cette fois.' })
    expect(await measures(reference)).toEqual([near(2), 60, near(6), null])

    // As if it had never been kept: the journal tells the same.
    await ange.call(putTargets, { body: { items: [ONE_DAY] } })
    await app.db.ticket.update({
      where: { reference },
      data: { takenSeconds: null, takenPromised: null, resolvedSeconds: null, resolvedPromised: null },
    })
    await measureDelays(app.deps)
    expect(await measures(reference)).toEqual([near(2), 60, near(6), 480])
    expect(await measureDelays(app.deps)).toBe(0)
  })
})
