import * as fc from 'fast-check'
import { FIRED_EVENTS } from '@guichet/contracts/lifecycle'
import type { FiredEvent } from '@guichet/contracts/lifecycle'
import { expect, test } from 'vitest'
import { makeDesk } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { brokenBy, leaks, mailsAmiss, ticketsTold } from '../../../test/invariants.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'
import { joinTeam } from '../../../test/people.ts'
import { endMembership } from '../departures/commands.ts'
import { runClock } from '../clock/commands.ts'

const actors = [
  'camille.demandeur',
  'sacha.etudiant',
  'dominique.chef',
  'alex.agent',
  'noa.agent',
  'robin.responsable',
  'lou.reseau',
] as const
type Actor = (typeof actors)[number]
const staff: readonly Actor[] = ['alex.agent', 'noa.agent', 'robin.responsable', 'lou.reseau']

interface World {
  app: TestApp
  desk: Desk
  references: string[]
}
/** The model knows nothing: the rules are asked, before each step, what they allow. */
type Model = Record<string, never>

interface Step {
  actor: Actor
  ticket: number
  event: FiredEvent
  pick: number
}

const step: fc.Arbitrary<Step> = fc.record({
  actor: fc.constantFrom(...actors, ...staff, ...staff),
  ticket: fc.nat(1),
  // Walks that go somewhere: what moves a ticket comes more often than what refuses it.
  event: fc.constantFrom(
    ...FIRED_EVENTS,
    'take' as const,
    'take' as const,
    'resolve' as const,
    'request_info' as const,
  ),
  pick: fc.nat(1_000),
})

const command = fc.oneof(
  { arbitrary: step.map((one) => new Fire(one)), weight: 12 },
  {
    arbitrary: fc.array(step, { minLength: 2, maxLength: 4 }).map((steps) => new Together(steps)),
    weight: 3,
  },
  { arbitrary: fc.integer({ min: 1, max: 20 }).map((days) => new Clock(days)), weight: 2 },
  { arbitrary: fc.constantFrom(...staff).map((actor) => new Leave(actor)), weight: 1 },
)

test('random walks of several people over the real API keep the nine invariants', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands([command], { maxCommands: 40, size: 'max' }), async (commands) => {
      const app = await startApp()
      try {
        const world = await newWorld(app)
        await fc.asyncModelRun(() => ({ model: {}, real: world }), commands)
        await keepsHeads(world)
      } finally {
        await app.close()
      }
    }),
    { numRuns: Number(process.env['MODEL_RUNS'] ?? 6), endOnFailure: true },
  )
}, 300_000)

async function newWorld(app: TestApp): Promise<World> {
  await app.db.setting.createMany({
    data: [
      { key: 'removal.mode', value: 'cancel' },
      { key: 'closure.requesterMayCloseOpen', value: true },
      { key: 'edit.description', value: 'while_open' },
    ],
  })
  const desk = await makeDesk(app)
  const personal = await desk.file('camille.demandeur')
  const official = await desk.file('camille.demandeur', {
    onBehalf: 'establishment',
    contacts: [{ personId: await desk.id('sacha.etudiant') }],
  })
  return { app, desk, references: [personal.reference, official.reference] }
}

class Fire implements fc.AsyncCommand<Model, World> {
  readonly step: Step

  constructor(one: Step) {
    this.step = one
  }
  check = () => true
  toString = () => `${this.step.actor} ${this.step.event} ${this.step.ticket} (${this.step.pick})`

  async run(_: Model, world: World): Promise<void> {
    const { actor, event } = this.step
    const reference = referenceOf(world, this.step)
    const page = await (await world.desk.as(actor)).get(`/tickets/${reference}`)
    const allowed: string[] = page.statusCode === 200 ? page.json().allowed : []
    await keeping(world, async () => {
      const status = await fire(world, this.step)
      // What the page offers is not refused for who one is or what the state is, and the reverse. Two offers depend on
      // what is chosen with them: a note, which the requester's side never writes, and whom one takes off the ticket.
      const depends = event === 'comment' || event === 'remove_contact' || event === 'uninvite'
      if (allowed.includes(event) && !depends) expect([200, 204, 422], String(this)).toContain(status)
      // An answer by comment is offered under its own name.
      const spelled = event === 'comment' ? 'provide_info' : event === 'provide_info' ? 'comment' : event
      if (!allowed.includes(event) && !allowed.includes(spelled))
        expect([403, 404, 409, 422], String(this)).toContain(status)
    })
  }
}

class Together implements fc.AsyncCommand<Model, World> {
  readonly steps: Step[]

  constructor(steps: Step[]) {
    this.steps = steps
  }
  check = () => true
  toString = () => `together(${this.steps.map((one) => new Fire(one)).join(', ')})`

  async run(_: Model, world: World): Promise<void> {
    await keeping(world, async () => {
      const answers = await Promise.all(this.steps.map((one) => fire(world, one)))
      for (const status of answers) expect(status).toBeLessThan(500)
    })
  }
}

class Clock implements fc.AsyncCommand<Model, World> {
  readonly days: number

  constructor(days: number) {
    this.days = days
  }
  check = () => true
  toString = () => `${this.days} days pass`

  async run(_: Model, world: World): Promise<void> {
    world.app.clock.advance({ days: this.days })
    await keeping(world, async () => {
      await Promise.all([runClock(world.app.deps), runClock(world.app.deps)])
      expect(await runClock(world.app.deps)).toBe(0)
    })
  }
}

class Leave implements fc.AsyncCommand<Model, World> {
  readonly actor: Actor

  constructor(actor: Actor) {
    this.actor = actor
  }
  check = () => true
  toString = () => `${this.actor} leaves a team and comes back`

  async run(_: Model, { app, desk, references }: World): Promise<void> {
    const personId = await desk.id(this.actor)
    const membership = await app.db.membership.findFirstOrThrow({
      where: { personId, endedAt: null },
      orderBy: { id: 'asc' },
    })
    await keeping({ app, desk, references }, () => endMembership(app.deps, membership.id))
    await joinTeam(app.db, membership.teamId, this.actor, membership.role)
  }
}

const referenceOf = ({ references }: World, { ticket }: Step): string =>
  references[ticket % references.length] ?? ''

async function fire(world: World, one: Step): Promise<number> {
  const reference = referenceOf(world, one)
  return (await world.desk.fire(one.actor, reference, one.event, await inputOf(world, one))).statusCode
}

/** What the event asks, some of it wrong. */
async function inputOf(
  { app, desk, references }: World,
  { event, pick, ticket }: Step,
): Promise<Record<string, unknown>> {
  const person = await desk.id(actors[pick % actors.length] ?? 'alex.agent')
  const text = pick % 10 === 0 ? ' ' : 'Des mots.'
  const audience = pick % 2 === 0 ? 'public' : 'team'
  const participant = async () => {
    const rows = await app.db.participant.findMany({
      where: { ticket: { reference: references[ticket % 2] ?? '' }, removedAt: null },
    })
    return { participantId: rows[pick % Math.max(rows.length, 1)]?.id ?? person }
  }
  switch (event) {
    case 'transfer':
      return {
        teamId: pick % 2 === 0 ? desk.network.id : desk.support.id,
        text,
        audience,
        keepGuests: pick % 3 === 0,
      }
    case 'assign':
    case 'hand_over':
      return { agentId: person }
    case 'invite':
      return { personId: person }
    case 'add_contact':
      return pick % 3 === 0 ? { email: `contact${pick % 3}@valmer.example` } : { personId: person }
    case 'uninvite':
    case 'remove_contact':
      return participant()
    case 'comment':
      return { text, audience }
    case 'edit':
      return { title: `Titre ${pick}` }
    case 'set_priority':
      return { priority: (pick % 5) + 1 }
    case 'set_impact':
      return { impact: pick % 2 === 0 ? 'area' : 'person', urgency: pick % 3 === 0 ? 'low' : 'critical' }
    case 'recategorise':
      return { categoryId: pick % 2 === 0 ? desk.wifi.id : desk.mailbox.id }
    case 'set_establishment':
      return { establishmentId: pick % 2 === 0 ? desk.school.id : null }
    case 'set_on_behalf':
      return { onBehalf: pick % 2 === 0 ? 'personal' : 'establishment' }
    case 'approve_closure':
      return pick % 2 === 0 ? { satisfaction: (pick % 5) + 1 } : {}
    case 'hold':
      return {
        text,
        ...(pick % 2 === 0 && { recallAt: new Date(Date.now() + 400 * 86_400_000).toISOString() }),
      }
    case 'close_as_duplicate':
      return { duplicateOf: references[pick % 2] }
    case 'request_info':
    case 'provide_info':
    case 'resolve':
    case 'refuse_closure':
    case 'refuse':
    case 'reopen':
    case 'resume_work':
      return { text }
    default:
      return {}
  }
}

/** Every invariant, read from the database and through the API after each step. */
async function keeping({ app, desk, references }: World, act: () => Promise<void>): Promise<void> {
  const before = await ticketsTold(app.db, references)
  await act()
  const after = await ticketsTold(app.db, references)
  expect(after.map(brokenBy)).toEqual(after.map(() => []))
  expect(after.map((told, n) => leaks(before[n] ?? told, told))).toEqual(after.map(() => []))
  expect(await mailsAmiss(app.db)).toEqual([])
  for (const [n, { facts }] of after.entries()) {
    const reads = new Set([facts.requesterId])
    for (const { role, personId } of facts.participants) if (role === 'contact') reads.add(personId)
    for (const login of actors) {
      if (!reads.has(await desk.id(login))) continue
      const journal = await (await desk.as(login)).get(`/tickets/${references[n] ?? ''}/journal?limit=200`)
      expect(journal.json().items.filter((entry: { audience: string }) => entry.audience === 'team')).toEqual(
        [],
      )
    }
  }
}

/** Invariant 9: the head reads what was filed in the name of the establishment, and nothing personal. */
async function keepsHeads({ app, desk, references }: World): Promise<void> {
  const told = await ticketsTold(app.db, references)
  const head = await desk.id('dominique.chef')
  for (const { facts } of told) {
    const takesPart = facts.participants.some(({ personId }) => personId === head)
    const inItsName = facts.onBehalf === 'establishment' && facts.establishmentId === desk.school.id
    const answer = await (await desk.as('dominique.chef')).get(`/tickets/${facts.reference}`)
    expect(answer.statusCode).toBe(inItsName || takesPart ? 200 : 404)
  }
}
