import { FIRED_EVENTS, STATUSES, type FiredEvent } from '@guichet/contracts/lifecycle'
import { PRESETS, PRESET_SETTINGS, type Settings } from '@guichet/contracts/settings'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide, type EventInput } from './decide.ts'
import { isForTeam } from './decide/record.ts'
import type { Decision, Mover } from './facts.ts'
import { brokenInvariants } from './invariants.ts'
import { allowedOn } from './policy.ts'
import { Refusal } from './refusal.ts'
import { replay } from './replay.ts'
import { APPLICATION, by, CLOCK, INPUTS, SETTINGS } from './test-desk.ts'
import { World } from './test-world.ts'

const DAY = 86_400_000
const TEAMS = ['apps', 'network', 'library']
/** What the desk says to itself: no requester may ever be given it. */
const NOTE = 'Entre nous'

/** Somebody tries something, likely or not; the clock tries its own; time passes; a membership ends or begins again. */
type Step =
  | Fire
  | { act: 'clock'; event: (typeof CLOCKWORK)[number] }
  | { act: 'wait'; days: number }
  | { act: 'membership'; who: number; team: string }
interface Fire {
  act: 'fire'
  who: number
  event: FiredEvent
  /** Null: the event as drawn, whatever it is; else the n-th of those offered, so that paths go far. */
  offered: number | null
  target: number
  files: boolean
  flag: boolean
}

const CLOCKWORK = ['announce_auto_close', 'auto_close', 'resume', 'warn_deadline'] as const

const fire: fc.Arbitrary<Step> = fc.record({
  act: fc.constant('fire' as const),
  who: fc.nat({ max: 15 }),
  event: fc.constantFrom(...FIRED_EVENTS),
  offered: fc.option(fc.nat({ max: 30 }), { nil: null, freq: 3 }),
  target: fc.nat({ max: 7 }),
  files: fc.boolean(),
  flag: fc.boolean(),
})
const clock: fc.Arbitrary<Step> = fc.record({
  act: fc.constant('clock' as const),
  event: fc.constantFrom(...CLOCKWORK),
})
const wait: fc.Arbitrary<Step> = fc.record({
  act: fc.constant('wait' as const),
  days: fc.integer({ min: 1, max: 40 }),
})
const membership: fc.Arbitrary<Step> = fc.record({
  act: fc.constant('membership' as const),
  who: fc.nat({ max: 7 }),
  team: fc.constantFrom('apps', 'network'),
})
const step = fc.oneof(
  { weight: 12, arbitrary: fire },
  { weight: 2, arbitrary: clock },
  { weight: 2, arbitrary: wait },
  { weight: 1, arbitrary: membership },
)
const desk: fc.Arbitrary<Settings> = fc.constantFrom(
  ...PRESETS.map((name) => PRESET_SETTINGS[name]),
  SETTINGS,
)

test(
  'on any path the invariants hold, the journal tells the row, and nothing but a refusal is thrown',
  { timeout: 30_000 },
  () => {
    const reached = new Set<string>()
    fc.assert(
      fc.property(desk, fc.array(step, { minLength: 20, maxLength: 80, size: 'max' }), (settings, steps) => {
        const world = new World(settings)
        expect(wrongIn(world)).toEqual([])
        for (const one of steps) {
          walk(world, one)
          expect(wrongIn(world)).toEqual([])
          reached.add(world.facts.status)
        }
      }),
      { numRuns: 100 },
    )
    expect([...reached].toSorted()).toEqual([...STATUSES].toSorted())
  },
)

test('the past is read from the journal: a ticket as it was at any of its dates', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const world = new World(SETTINGS)
      const seen = steps.map((one) => {
        world.pass(1_000)
        walk(world, one)
        const { status, teamId, agentId, priority, categoryId } = world.facts
        return { at: world.now, was: { status, teamId, agentId, priority, categoryId } }
      })
      for (const { at, was } of seen)
        expect({ agentId: null, ...replay(world.journal, at) }).toMatchObject(was)
    }),
    { numRuns: 50 },
  )
})

const walk = (world: World, one: Step): void => {
  if (one.act === 'wait') world.pass(one.days * DAY)
  else if (one.act === 'clock') attempt(world, CLOCK, { event: one.event }, false)
  else if (one.act === 'fire') attempt(world, by(world.person(one.who)), inputOf(world, one), one.files)
  // T26: whoever leaves puts down what they hold, in the same breath.
  else if (world.changeMembership(world.person(one.who), one.team))
    attempt(world, APPLICATION, { event: 'holder_left' }, false)
}

/** Decides and applies; whatever is thrown must be a refusal, and what is accepted must have been offered. */
const attempt = (world: World, mover: Mover, input: EventInput, files: boolean): void => {
  const context = world.contextFor(input, files)
  const offered = mover.kind === 'person' ? allowedOn(world.facts, mover.viewer, context) : [input.event]
  const decision = decisionOrNull(() => decide(world.facts, mover, input, context))
  if (!decision) return
  expect(offered).toSatisfy(
    (names: string[]) => names.includes(input.event) || names.some((name) => ANSWERS.has(name)),
  )
  expect(wrongWith(decision, world.settings)).toEqual([])
  world.apply(decision)
}

/** On a ticket that waits, a comment of the requester's side is an answer, and is offered as one. */
const ANSWERS: ReadonlySet<string> = new Set(['provide_info', 'comment'])

const decisionOrNull = (decides: () => Decision): Decision | null => {
  try {
    return decides()
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** What a decision does that no decision may. */
const wrongWith = ({ entries, mails, bumps, patch }: Decision, settings: Settings): string[] => {
  const publicEntries = entries.filter(({ audience }) => audience === 'public')
  const outside = mails.filter(({ to }) => to.some((role) => role === 'requester' || role === 'contacts'))
  const rules = {
    'something happened and nothing was written':
      (bumps === 'none' && mails.length === 0) || entries.length > 0,
    'a new state that requesters are not told': patch.status === undefined || publicEntries.length > 0,
    'a value of the team’s in a public entry': publicEntries.every(({ changes }) =>
      changes.every(({ field }) => !isForTeam(field, settings)),
    ),
    'words of the desk given to requesters': !JSON.stringify([publicEntries, outside]).includes(NOTE),
  }
  return Object.entries(rules).flatMap(([name, holds]) => (holds ? [] : [name]))
}

/** What the row is that no row may be, and the fields of which the journal tells something else. */
const wrongIn = ({ facts, journal, pendingApprovals }: World): string[] => {
  const told = replay(journal)
  const row: Record<string, unknown> = { ...facts }
  const differs = (field: string): boolean => {
    const value = row[field] instanceof Date ? row[field].toISOString() : row[field]
    return (told[field] ?? null) !== value
  }
  return [...brokenInvariants(facts, pendingApprovals), ...REPLAYED.filter(differs)]
}

const REPLAYED = [
  'status',
  'teamId',
  'agentId',
  'priority',
  'categoryId',
  'productId',
  'establishmentId',
  'onBehalf',
  'impact',
  'urgency',
  'reopenCount',
  'dispatchCount',
  'closeReason',
  'takenAt',
  'resolvedAt',
  'announcedAt',
  'finalAt',
  'recallAt',
  'takeDueAt',
  'resolveDueAt',
]

/** An input of the event with targets drawn from the world, some of them foolish. */
const inputOf = (world: World, one: Fire): EventInput => {
  const { target, flag } = one
  const input = INPUTS[eventOf(world, one)]
  const { personId } = world.person(target)
  const participantId = world.facts.participants[target % 3]?.id ?? 'nobody'
  const audience = flag ? 'team' : 'public'
  const text = target === 0 ? ' ' : flag ? NOTE : 'Un mot'
  switch (input.event) {
    case 'transfer':
      return { ...input, teamId: TEAMS[target % 3] ?? 'apps', keepGuests: target > 3, text, audience }
    case 'comment':
      return { ...input, audience, text }
    case 'hold':
      return {
        ...input,
        text: NOTE,
        recallAt: new Date(world.now.getTime() + DAY * (target - 1)).toISOString(),
      }
    case 'assign':
    case 'hand_over':
      return { ...input, agentId: personId }
    case 'invite':
    case 'add_contact':
      return { ...input, personId }
    case 'uninvite':
    case 'remove_contact':
      return { ...input, participantId }
    case 'set_priority':
      return { ...input, priority: 1 + (target % 5) }
    case 'set_establishment':
      return { ...input, establishmentId: flag ? 'school-1' : null }
    case 'set_on_behalf':
      return { ...input, onBehalf: flag ? 'establishment' : 'personal' }
    default:
      return input
  }
}

const eventOf = (world: World, { who, event, offered }: Fire): FiredEvent => {
  const names = allowedOn(world.facts, world.person(who), world.contextFor({ event: 'take' }))
  return offered === null ? event : (names[offered % names.length] ?? event)
}
