import * as fc from 'fast-check'
import { getPastTicket, pastTicket, type PastTicket, type Ticket } from '@guichet/contracts/tickets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeDesk } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { promise } from '../../../test/service.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'
import { runClock } from '../clock/commands.ts'

let app: TestApp
let desk: Desk

beforeAll(async () => {
  app = await startApp()
  await app.db.setting.createMany({
    data: [
      { key: 'edit.description', value: 'while_open' },
      { key: 'closure.requesterMayCloseOpen', value: true },
    ],
  })
  desk = await makeDesk(app)
  await promise(app, [desk.support.id, desk.network.id])
})
afterAll(() => app.close())

const pastOf = async (login: string, reference: string, at: string): Promise<PastTicket> =>
  (await desk.as(login)).call(getPastTicket, { params: { reference }, query: { at } })

/** Of a ticket as it is, what its past tells too. */
const asPast = (ticket: Ticket, at: string) => ({
  ...Object.fromEntries(Object.entries(ticket).filter(([key]) => Object.hasOwn(pastTicket.shape, key))),
  at,
})

interface Step {
  readonly login: string
  readonly event: string
  readonly pick: number
}

// What moves a ticket comes more often.
const EVENTS =
  'take take assign hand_over release transfer request_info hold resume set_priority set_impact recategorise set_establishment tag log_time resolve edit edit provide_info approve_closure refuse_closure reopen undo clock'.split(
    ' ',
  )

const step: fc.Arbitrary<Step> = fc.record({
  login: fc.constantFrom('alex.agent', 'noa.agent', 'robin.responsable', 'robin.responsable', 'lou.reseau'),
  event: fc.constantFrom(...EVENTS),
  pick: fc.nat(1_000),
})

/** What the event asks; who the requester is alone may do some of it. */
const inputOf = async ({ event, pick }: Step): Promise<Record<string, unknown>> => {
  const people = ['alex.agent', 'noa.agent', 'robin.responsable', 'lou.reseau']
  const agentId = await desk.id(people[pick % people.length] ?? 'alex.agent')
  const inputs: Readonly<Record<string, Record<string, unknown>>> = {
    assign: { agentId },
    hand_over: { agentId },
    transfer: {
      teamId: pick % 2 === 0 ? desk.network.id : desk.support.id,
      ...(pick % 3 === 0 && { categoryId: pick % 2 === 0 ? desk.wifi.id : desk.mailbox.id }),
    },
    hold: { text: 'Plus tard.', ...(pick % 2 === 0 && { recallAt: '2035-01-01T08:00:00Z' }) },
    set_priority: { priority: (pick % 5) + 1 },
    set_impact: { impact: pick % 2 === 0 ? 'area' : 'person', urgency: pick % 3 === 0 ? 'low' : 'critical' },
    recategorise: { categoryId: pick % 2 === 0 ? desk.wifi.id : desk.mailbox.id },
    set_establishment: { establishmentId: pick % 2 === 0 ? desk.school.id : null },
    tag: pick % 2 === 0 ? { add: [`mot ${pick % 4}`] } : { remove: [`mot ${pick % 4}`] },
    log_time: { minutes: (pick % 50) + 1 },
    edit: pick % 2 === 0 ? { title: `Titre ${pick}` } : { description: `Texte ${pick}` },
  }
  const said = ['request_info', 'provide_info', 'resolve', 'refuse_closure', 'reopen'].includes(event)
  return said ? { text: 'Des mots.' } : (inputs[event] ?? {})
}

const OF_THE_OWNER: ReadonlySet<string> = new Set([
  'edit',
  'provide_info',
  'approve_closure',
  'refuse_closure',
])
/** Lives the step, as from the desk’s pages, so that an act can be taken back; true when something was done. */
const live = async (reference: string, one: Step, before: string): Promise<boolean> => {
  if (one.event === 'clock') return (await runClock(app.deps)) > 0
  if (one.event === 'undo')
    return (await (await app.signedIn(before)).post(`/tickets/${reference}/undo`)).statusCode === 204
  const body = { event: one.event, ...(await inputOf(one)) }
  const login = OF_THE_OWNER.has(one.event) ? 'camille.demandeur' : one.login
  return (
    (await (await app.signedIn(login)).post(`/tickets/${reference}/transitions`, { body })).statusCode === 200
  )
}

describe('the ticket as it was', () => {
  test('at each moment of random lives, exactly as each reader saw it then', async () => {
    const moved = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 60, maxLength: 60 }), async (life) => {
        const { reference } = await desk.file('camille.demandeur', { impact: 'service', urgency: 'high' })
        const seen: { login: string; at: string; was: unknown }[] = []
        for (const [place, one] of life.entries()) {
          app.clock.advance(one.event === 'undo' ? { seconds: 1 } : { minutes: 170 })
          if (await live(reference, one, life[place - 1]?.login ?? one.login)) moved.add(one.event)
          const at = app.clock.read(new Date()).toISOString()
          for (const login of ['robin.responsable', 'camille.demandeur'])
            seen.push({ login, at, was: asPast(await desk.see(login, reference), at) })
        }
        app.clock.advance({ hours: 1 })
        for (const { login, at, was } of seen) expect(await pastOf(login, reference, at)).toEqual(was)
      }),
      { numRuns: 3, seed: 4, endOnFailure: true },
    )
    // Lives that go nowhere would show nothing.
    const needed = ['transfer', 'edit', 'tag', 'log_time', 'set_impact', 'resolve', 'hold', 'undo', 'clock']
    expect([...moved]).toEqual(expect.arrayContaining(needed))
  }, 120_000)

  test('a former team reads it as it left it, and nothing of what came after', async () => {
    const { reference } = await desk.file('camille.demandeur')
    await desk.fire('alex.agent', reference, 'set_priority', { priority: 5 })
    await desk.fire('alex.agent', reference, 'transfer', { teamId: desk.network.id })
    app.clock.advance({ minutes: 5 })
    await desk.fire('lou.reseau', reference, 'take')
    await desk.fire('lou.reseau', reference, 'set_priority', { priority: 1 })
    app.clock.advance({ minutes: 5 })
    const at = app.clock.read(new Date()).toISOString()
    expect(await pastOf('alex.agent', reference, at)).toMatchObject({ priority: 5, agent: null })
    expect(await pastOf('lou.reseau', reference, at)).toMatchObject({
      priority: 1,
      agent: { login: 'lou.reseau' },
    })
  })

  test('AC-17 a requester is told nothing of it that only the team reads', async () => {
    const { reference } = await desk.file('camille.demandeur')
    await desk.fire('alex.agent', reference, 'tag', { add: ['vip'] })
    app.clock.advance({ minutes: 5 })
    const at = app.clock.read(new Date()).toISOString()
    const was = await pastOf('camille.demandeur', reference, at)
    const forTeam = new Set([
      'priority',
      'impact',
      'urgency',
      'takeDueAt',
      'resolveDueAt',
      'recallAt',
      'tags',
      'minutesSpent',
    ])
    expect(Object.keys(was).filter((key) => forTeam.has(key))).toEqual([])
    const stranger = await desk.as('sacha.etudiant')
    expect((await stranger.get(`/tickets/${reference}/past?at=${at}`)).statusCode).toBe(404)
  })

  test('there is none before it was filed, nor in the future: a plain sentence says so', async () => {
    const { reference, createdAt } = await desk.file('camille.demandeur')
    const camille = await desk.as('camille.demandeur')
    const askedAt = async (at: Date) => {
      const answer = await camille.get(`/tickets/${reference}/past?at=${at.toISOString()}`)
      return [answer.statusCode, answer.json().detail]
    }
    const filed = new Date(createdAt)
    expect(await askedAt(new Date(filed.getTime() - 1))).toEqual([
      422,
      'Il n’y avait encore rien à cette date\u00a0: choisissez-en une après le dépôt.',
    ])
    expect(await askedAt(new Date(filed.getTime() + 3_600_000))).toEqual([
      422,
      'Cette date est dans l’avenir\u00a0: choisissez une date passée.',
    ])
    expect((await askedAt(filed))[0]).toBe(200)
  })
})
