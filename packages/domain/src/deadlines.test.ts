import { describe, expect, test } from 'vitest'
import { decide, type Context, type EventInput } from './decide.ts'
import { decideFiling } from './decide-filing.ts'
import { decidePatch } from './decide-patch.ts'
import type { Decision, Mover, TicketFacts } from './facts.ts'
import { promised } from './service-targets.ts'
import {
  alex,
  APPLICATION,
  by,
  camille,
  CLOCK,
  contextFor,
  DIRECT,
  INPUTS,
  OFFICE,
  posted,
  PROMISES,
  refusalOf,
  robin,
  SETTINGS,
  told,
  ticketIn,
} from './test-desk.ts'

const at = (instant: string) => new Date(`${instant}:00+01:00`)
/** Wednesday 10 March 2027, nine o’clock in Paris. */
const NINE = at('2027-03-10T09:00')

const filed = (now: Date, more: Partial<Context> = {}): TicketFacts => {
  const { ticket } = decideFiling(
    by(camille),
    { categoryId: 'mail', title: 'Messagerie muette', description: 'Plus rien.' },
    {
      ...contextFor('take'),
      service: PROMISES,
      now,
      ...more,
      targets: {
        category: { id: 'mail', teamId: 'apps', acceptsTickets: true, visible: true },
        product: null,
        requester: { id: 'camille', establishmentIds: ['school-1'] },
        contacts: [],
        roster: null,
      },
    },
  )
  return { ...ticketIn('dispatched'), ...ticket, participants: [] }
}

/** What an event at an instant makes of the ticket. */
const after = (
  facts: TicketFacts,
  now: Date,
  input: EventInput,
  mover: Mover = by(alex),
  more: Partial<Context> = {},
): TicketFacts => ({ ...facts, agentIsActive: true, ...decided(facts, now, input, mover, more).patch })

const decided = (
  facts: TicketFacts,
  now: Date,
  input: EventInput,
  mover: Mover = by(alex),
  more: Partial<Context> = {},
): Decision => decide(facts, mover, input, contextFor(input.event, { service: PROMISES, now, ...more }))

const taken = (now: Date) => after(filed(now), now, { event: 'take' })

describe('what is promised', () => {
  test.each([
    ['the whole desk’s line', 'mail', 3, 60, 480],
    ['the line of a priority before the one for any', 'mail', 5, 15, 120],
    ['a category’s own line, whatever the priority', 'printing', 5, null, 960],
    ['the line of the category above', 'toner', 3, null, 960],
    ['the whole desk’s line for a category unknown so far', 'new', 3, 60, 480],
  ])('%s', (_, category, priority, takeMinutes, resolveMinutes) => {
    expect(promised(PROMISES, category, priority)).toMatchObject({ takeMinutes, resolveMinutes })
  })

  test('nothing without a line, and a tree that bites its tail is walked once', () => {
    const parents = new Map([
      ['a', 'b'],
      ['b', 'a'],
    ])
    const rules = { ...PROMISES, targets: [], parents }
    expect(promised(rules, 'a', 3)).toEqual({ takeMinutes: null, resolveMinutes: null })
  })
})

describe('the deadlines of a ticket', () => {
  test('begin when it is filed, the nearest first', () => {
    const facts = filed(NINE)
    expect(facts).toMatchObject({
      takeDueAt: at('2027-03-10T10:00'),
      resolveDueAt: at('2027-03-11T09:00'),
      dueAt: at('2027-03-10T10:00'),
      warnAt: at('2027-03-10T09:45'),
    })
  })

  test('filed on a Saturday, they begin on Monday', () => {
    expect(filed(at('2027-03-13T11:00')).takeDueAt).toEqual(at('2027-03-15T09:30'))
  })

  test('once somebody is in charge, what is due is the solution', () => {
    expect(taken(NINE)).toMatchObject({
      takeDueAt: null,
      resolveDueAt: at('2027-03-11T09:00'),
      dueAt: at('2027-03-11T09:00'),
    })
  })

  test('wait while the requester is asked, and go on with what was left', () => {
    const asked = after(taken(NINE), at('2027-03-10T11:00'), INPUTS.request_info)
    expect(asked).toMatchObject({
      dueAt: null,
      resolveDueAt: null,
      warnAt: null,
      clockFrom: null,
      workedSeconds: 7_200,
    })
    const answered = after(asked, at('2027-03-12T08:30'), INPUTS.provide_info, by(camille))
    // Six hours are left of eight.
    expect(answered.dueAt).toEqual(at('2027-03-12T15:30'))
  })

  test('a pause after a pause, whatever is said meanwhile, is paused time all the same', () => {
    const asked = after(taken(NINE), at('2027-03-10T10:00'), INPUTS.request_info)
    const noted = after(asked, at('2027-03-10T11:00'), {
      event: 'comment',
      audience: 'team',
      text: 'Il rappelle.',
    })
    const over = after(noted, at('2027-03-10T12:00'), INPUTS.hand_over)
    expect(over.workedSeconds).toBe(3_600)
    const back = after(over, at('2027-03-10T14:30'), INPUTS.provide_info, by(camille))
    const held = after({ ...back, agentId: 'alex' }, at('2027-03-10T15:30'), {
      event: 'hold',
      text: 'Pièce.',
    })
    expect(held).toMatchObject({ workedSeconds: 7_200, dueAt: null })
    const resumed = after(held, at('2027-03-17T08:30'), INPUTS.resume)
    expect(resumed.dueAt).toEqual(at('2027-03-17T15:30'))
  })

  test('a pause that begins and ends in one night costs nothing', () => {
    const asked = after(taken(NINE), at('2027-03-10T20:00'), INPUTS.request_info)
    const answered = after(asked, at('2027-03-11T05:00'), INPUTS.provide_info, by(camille))
    expect(answered.dueAt).toEqual(taken(NINE).dueAt)
  })

  test('stop with the solution, and go on when it is refused', () => {
    const resolved = after(taken(NINE), at('2027-03-10T11:00'), INPUTS.resolve)
    expect(resolved).toMatchObject({ dueAt: null, resolveDueAt: null, workedSeconds: 7_200 })
    const contested = after(resolved, at('2027-03-29T10:00'), INPUTS.refuse_closure, by(camille))
    // Easter Monday: the day after is the first one of work, in summer time.
    expect(contested.dueAt).toEqual(new Date('2027-03-30T15:30:00+02:00'))
  })

  test('what was late before a pause is as late after it', () => {
    const asked = after(taken(NINE), at('2027-03-11T11:00'), INPUTS.request_info)
    expect(asked.workedSeconds).toBe(36_000)
    const answered = after(asked, at('2027-03-15T10:00'), INPUTS.provide_info, by(camille))
    expect(answered.dueAt).toEqual(at('2027-03-15T08:00'))
  })

  test('T13 follow the priority and the category, whose own delay counts from the filing', () => {
    const urgent = after(filed(NINE), at('2027-03-10T09:20'), { event: 'set_priority', priority: 5 })
    expect(urgent).toMatchObject({ takeDueAt: at('2027-03-10T09:15'), resolveDueAt: at('2027-03-10T11:00') })
    const printing = after(urgent, at('2027-03-10T09:30'), INPUTS.recategorise)
    expect(printing).toMatchObject({ takeDueAt: null, resolveDueAt: at('2027-03-12T09:00') })
  })

  test('T2 run in the hours of the team that has the ticket', () => {
    // Thursday before Good Friday, which is worked; the network works on Easter Monday too.
    const facts = filed(at('2027-03-26T16:30'))
    const there = after(facts, at('2027-03-26T17:00'), INPUTS.transfer)
    expect(facts.takeDueAt).toEqual(at('2027-03-26T17:30'))
    expect(there).toMatchObject({
      takeDueAt: at('2027-03-26T17:30'),
      resolveDueAt: new Date('2027-03-29T14:30:00Z'),
    })
    expect(facts.resolveDueAt).toEqual(new Date('2027-03-30T14:30:00Z'))
  })

  test('several fields edited at once end where each of them alone would lead', () => {
    const facts = filed(NINE)
    const context = contextFor('recategorise', { service: PROMISES, now: at('2027-03-10T09:30') })
    const both = decidePatch(facts, by(robin), { priority: 5, categoryId: 'printing' }, context)
    expect(both.patch).toMatchObject({ takeDueAt: null, resolveDueAt: at('2027-03-12T09:00') })
  })

  test('are the team’s: an entry of their own, and not a word of them to the requester', () => {
    const { entries, bumps } = decided(filed(NINE), NINE, { event: 'take' })
    expect(entries.map(told)).toEqual(['public take status agentId takenAt', 'team deadline takeDueAt'])
    expect(bumps).toBe('public')
    const asked = decided(taken(NINE), NINE, INPUTS.request_info)
    expect(asked.entries.find(({ kind }) => kind === 'deadline')?.data).toMatchObject({ paused: true })
  })

  test('a desk that promises nothing writes nothing of them', () => {
    const facts = filed(NINE, { service: { ...PROMISES, targets: [] } })
    expect(facts).toMatchObject({ dueAt: null, warnAt: null, clockFrom: NINE })
  })
})

describe('T29 warnings', () => {
  const warn = { event: 'warn_deadline' } as const
  const byClock = (facts: TicketFacts, now: string, more: Partial<Context> = {}) =>
    decided(facts, at(now), warn, CLOCK, more)

  test('at three quarters of a delay the team is told, once', () => {
    const facts = filed(NINE)
    expect(refusalOf(() => byClock(facts, '2027-03-10T09:44'))?.reason).toBe('refusal.not_due')
    const near = byClock(facts, '2027-03-10T09:45')
    expect(near.entries.map(told)).toEqual(['team warn_deadline'])
    expect(near.entries[0]?.data).toMatchObject({ delay: 'take', share: 75 })
    expect(posted(near)).toEqual(['deadline_near → team'])
    expect(near.bumps).toBe('none')
    const told75 = { ...facts, ...near.patch }
    expect(told75).toMatchObject({ takeWarned: 75, warnAt: at('2027-03-10T10:00') })
    expect(refusalOf(() => byClock(told75, '2027-03-10T09:50'))?.reason).toBe('refusal.not_due')
  })

  test('at the end of it whoever is in charge and the leads are', () => {
    const missed = byClock(taken(NINE), '2027-03-11T09:00')
    expect(posted(missed)).toEqual(['deadline_missed → agent, leads'])
    expect({ ...taken(NINE), ...missed.patch }).toMatchObject({ resolveWarned: 100, warnAt: null })
  })

  test('a clock that jumped tells each delay once, and mails the worst alone', () => {
    const both = byClock(filed(NINE), '2027-03-10T17:00')
    expect(both.entries.map(({ data }) => [data['delay'], data['share']])).toEqual([
      ['take', 100],
      ['resolve', 75],
    ])
    expect(posted(both)).toEqual(['deadline_missed → team, leads'])
  })

  test('the priority rises where the desk says so, and its own delay counts from then on', () => {
    const settings = { ...SETTINGS, 'deadline.near': { tell: [], raisePriority: true } }
    const raised = byClock(taken(NINE), '2027-03-10T16:00', { settings })
    expect(raised.patch).toMatchObject({ priority: 4, resolveWarned: 75 })
    expect(raised.entries.map(told)).toEqual(['team set_priority priority', 'team warn_deadline'])
    expect(raised.mails).toEqual([])
    const highest = byClock({ ...taken(NINE), priority: 5 }, '2027-03-10T10:40', { settings })
    expect(highest.patch.priority).toBeUndefined()
  })

  test('where requesters read the priority, they are told that it rose and nothing of delays', () => {
    const settings = { ...DIRECT, 'deadline.near': { tell: [], raisePriority: true } }
    const { entries } = byClock(taken(NINE), '2027-03-10T16:00', { settings })
    expect(entries.filter(({ audience }) => audience === 'public')).toEqual([
      {
        audience: 'public',
        kind: 'set_priority',
        changes: [{ field: 'priority', from: 3, to: 4 }],
        data: {},
      },
    ])
  })

  test('nothing is told of a ticket that waits', () => {
    const asked = after(taken(NINE), at('2027-03-10T11:00'), INPUTS.request_info)
    expect(refusalOf(() => byClock(asked, '2027-04-10T11:00'))?.code).toBe('event-not-allowed')
  })

  test('a delay that grew is told anew', () => {
    const near = byClock(taken(NINE), '2027-03-10T16:00')
    const facts = { ...taken(NINE), ...near.patch }
    const printing = after(facts, at('2027-03-10T16:10'), INPUTS.recategorise)
    expect(printing).toMatchObject({ resolveWarned: 0, warnAt: at('2027-03-11T14:00') })
  })
})

test('T30 the deadlines of an open ticket follow the hours and the targets of the desk', () => {
  const facts = taken(NINE)
  const closed = { ...OFFICE, closures: [{ from: '2027-03-11', to: '2027-03-12' }] }
  const service = { ...PROMISES, calendars: new Map([['apps', closed]]) }
  const moved = decided(facts, at('2027-03-10T10:00'), { event: 'move_deadline' }, APPLICATION, { service })
  expect(moved.patch).toMatchObject({ resolveDueAt: at('2027-03-15T09:00') })
  expect(moved.entries.map(told)).toEqual(['team deadline resolveDueAt'])
  expect(decided(facts, at('2027-03-10T10:00'), { event: 'move_deadline' }, APPLICATION)).toMatchObject({
    patch: {},
    entries: [],
  })
})
