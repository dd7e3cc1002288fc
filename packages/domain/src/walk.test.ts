import { FIRED_EVENTS, type FiredEvent } from '@guichet/contracts/lifecycle'
import type { FieldChange } from '@guichet/contracts/journal'
import { PRESETS, PRESET_SETTINGS, type Settings } from '@guichet/contracts/settings'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide, type Context, type EventInput } from './decide.ts'
import { decideFiling } from './decide-filing.ts'
import { isForTeam } from './decide/record.ts'
import type { Decision, Mover, NewEntry, PersonTarget, TicketFacts, Viewer } from './facts.ts'
import { brokenInvariants } from './invariants.ts'
import { allowedOn } from './policy.ts'
import { Refusal } from './refusal.ts'
import { replay } from './replay.ts'
import { targetsOf } from './targets.ts'
import {
  alex,
  APPLICATION,
  camille,
  CLOCK,
  contact,
  guest,
  head,
  INPUTS,
  lou,
  noa,
  NOW,
  robin,
  SETTINGS,
  ticketIn,
} from './test-desk.ts'

const PEOPLE: readonly Viewer[] = [camille, contact, head, alex, noa, robin, guest, lou]
const MACHINE = ['announce_auto_close', 'auto_close', 'holder_left'] as const
const TEAMS = ['apps', 'network', 'library']
const STARTS = ['apps', 'network'] as const

/** What a step may be: somebody tries something, time passes, or a membership ends or begins again. */
type Step =
  | {
      readonly act: 'fire'
      readonly who: number
      readonly event: FiredEvent
      readonly target: number
      readonly files: boolean
      readonly flag: boolean
    }
  | { readonly act: 'machine'; readonly event: (typeof MACHINE)[number] | 'resume' }
  | { readonly act: 'wait'; readonly days: number }
  | { readonly act: 'membership'; readonly who: number; readonly team: number }

const nat = fc.nat({ max: 7 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      act: fc.constant('fire' as const),
      who: nat,
      event: fc.constantFrom(...FIRED_EVENTS),
      target: nat,
      files: fc.boolean(),
      flag: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('machine' as const),
      event: fc.constantFrom(...MACHINE, 'resume' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('membership' as const), who: nat, team: fc.nat({ max: 1 }) }),
  },
)
const desk: fc.Arbitrary<Settings> = fc.constantFrom(
  ...PRESETS.map((name) => PRESET_SETTINGS[name]),
  SETTINGS,
)

/** A desk in memory that does what the API does with a decision. */
class World {
  facts: TicketFacts
  now = NOW
  pending = 0
  serial = 0
  readonly journal: { at: Date; changes: readonly FieldChange[]; entry: NewEntry }[] = []
  readonly held = new Set<string>()
  people = PEOPLE
  readonly settings: Settings

  constructor(settings: Settings) {
    this.settings = settings
    const context = { settings, now: this.now, timeZone: 'Europe/Paris', hasAttachments: false }
    const filed = decideFiling(
      { kind: 'person', viewer: camille, channel: 'portal' },
      { categoryId: 'mail', title: 'Messagerie muette', description: 'Plus rien.' },
      {
        ...context,
        targets: {
          category: { id: 'mail', teamId: 'apps', acceptsTickets: true, visible: true },
          product: null,
          requester: { id: 'camille', establishmentIds: ['school-1'] },
          contacts: [],
        },
      },
    )
    this.facts = { ...ticketIn('dispatched'), participants: [], ...filed.ticket }
    this.write(filed.entries)
  }

  write(entries: readonly NewEntry[]): void {
    for (const entry of entries) this.journal.push({ at: this.now, changes: entry.changes, entry })
  }

  person(index: number): Viewer {
    return this.people[index % this.people.length] ?? camille
  }

  apply({ patch, entries, addParticipant, removeParticipantIds, approval }: Decision): void {
    this.held.add(this.facts.teamId)
    const kept = this.facts.participants.filter(({ id }) => !removeParticipantIds.includes(id))
    const added = addParticipant ? [{ id: `p-${++this.serial}`, ...addParticipant }] : []
    this.facts = {
      ...this.facts,
      ...patch,
      participants: [...kept, ...added],
      version: this.facts.version + 1,
    }
    this.refresh()
    this.pending += approval ? (approval.act === 'open' ? 1 : -1) : 0
    this.write(entries)
  }

  refresh(): void {
    const { agentId, teamId } = this.facts
    const agent = this.people.find(({ personId }) => personId === agentId)
    this.facts = {
      ...this.facts,
      agentName: agent?.name ?? null,
      agentIsActive: agent?.memberships.some((one) => one.teamId === teamId) ?? false,
      formerTeamIds: [...this.held].filter((team) => team !== teamId),
    }
  }
}

const targetPerson = ({ personId, memberships, headOf }: Viewer): PersonTarget => ({
  id: personId,
  teamIds: memberships.map(({ teamId }) => teamId),
  headOf,
})

/** The event with targets drawn from the world, some of them foolish. */
const inputOf = (world: World, { event, target, flag }: Extract<Step, { act: 'fire' }>): EventInput => {
  const input = INPUTS[event]
  const personId = world.person(target).personId
  const participantId = world.facts.participants[target % 3]?.id ?? 'nobody'
  switch (input.event) {
    case 'transfer':
      return {
        ...input,
        teamId: TEAMS[target % 3] ?? 'apps',
        keepGuests: flag,
        text: flag ? 'Un mot' : ' ',
        audience: target % 2 ? 'team' : 'public',
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
    case 'comment':
      return { ...input, audience: flag ? 'public' : 'team', text: target % 2 ? '' : 'Un mot' }
    case 'set_priority':
      return { ...input, priority: 1 + (target % 5) }
    case 'set_establishment':
      return { ...input, establishmentId: flag ? 'school-1' : null }
    case 'set_on_behalf':
      return { ...input, onBehalf: flag ? 'establishment' : 'personal' }
    case 'hold':
      return flag
        ? { event: 'hold', text: 'Pièce commandée' }
        : { ...input, recallAt: new Date(world.now.getTime() + 86_400_000 * (target - 2)).toISOString() }
    default:
      return input
  }
}

const contextOf = (world: World, input: EventInput, hasAttachments: boolean): Context => {
  const ids = targetsOf(input)
  const person = world.people.find(({ personId }) => personId === ids.personId)
  return {
    settings: world.settings,
    now: world.now,
    timeZone: 'Europe/Paris',
    hasAttachments,
    targets: {
      team:
        ids.teamId === undefined
          ? null
          : { id: ids.teamId, acceptsTransfers: ids.teamId !== 'library', hasMembers: true },
      person: person ? targetPerson(person) : null,
      category: { id: 'printing', teamId: 'network', acceptsTickets: true },
      product: null,
      establishment:
        ids.establishmentId === undefined ? null : { id: ids.establishmentId, ofRequester: true },
      duplicateOf: { id: 'ticket-2', reference: 'R-000434', ofRequester: false },
    },
  }
}

/** Decides and applies; whatever is thrown must be a refusal. */
const attempt = (world: World, mover: Mover, input: EventInput, files = false): boolean => {
  const before = world.facts
  const offered =
    mover.kind === 'person' ? allowedOn(before, mover.viewer, contextOf(world, input, files)) : null
  let decision: Decision
  try {
    decision = decide(before, mover, input, contextOf(world, input, files))
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal)
    return false
  }
  if (offered) expect(offered.some((name) => name === input.event || ANSWERS.includes(name))).toBe(true)
  world.apply(decision)
  checkDecision(decision, world.settings)
  return true
}

/** On a ticket that waits, a comment of the requester's side is an answer, and is offered as one. */
const ANSWERS: readonly FiredEvent[] = ['provide_info', 'comment']

const checkDecision = (
  { entries, patch, mails, bumps, removeParticipantIds, addParticipant }: Decision,
  settings: Settings,
): void => {
  const somethingHappened =
    bumps !== 'none' || mails.length > 0 || removeParticipantIds.length > 0 || addParticipant !== undefined
  if (somethingHappened) expect(entries.length).toBeGreaterThan(0)
  for (const { audience, changes, data } of entries) {
    if (audience === 'team') continue
    expect(changes.filter(({ field }) => isForTeam(field, settings))).toEqual([])
    expect(Object.keys(data)).not.toContain('duplicateOfId')
  }
  if (patch.status !== undefined) expect(entries.some(({ audience }) => audience === 'public')).toBe(true)
}

const check = (world: World): void => {
  const told = replay(world.journal)
  const row: Record<string, unknown> = { ...world.facts }
  const differs = (field: string): boolean => {
    const value = row[field] instanceof Date ? row[field].toISOString() : row[field]
    return (told[field] ?? null) !== value
  }
  expect([...brokenInvariants(world.facts, world.pending), ...REPLAYED.filter(differs)]).toEqual([])
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
]

/** T26: whoever leaves puts down what they hold, in the same breath. */
const changeMembership = (world: World, who: number, team: number): void => {
  const teamId = STARTS[team] ?? 'apps'
  const person = world.person(who)
  const original = PEOPLE.find(({ personId }) => personId === person.personId)
  const stays = person.memberships.filter((one) => one.teamId !== teamId)
  const leaves = stays.length < person.memberships.length
  const memberships = leaves ? stays : (original?.memberships ?? [])
  world.people = world.people.map((one) => (one === person ? { ...one, memberships } : one))
  if (leaves && world.facts.agentId === person.personId && world.facts.teamId === teamId)
    attempt(world, APPLICATION, { event: 'holder_left' })
  world.refresh()
}

const walk = (world: World, one: Step): void => {
  if (one.act === 'wait') world.now = new Date(world.now.getTime() + one.days * 86_400_000)
  else if (one.act === 'membership') changeMembership(world, one.who, one.team)
  else if (one.act === 'machine') {
    // The application fires this one when a membership ends, and never otherwise.
    if (one.event !== 'holder_left') attempt(world, CLOCK, { event: one.event })
  } else
    attempt(
      world,
      { kind: 'person', viewer: world.person(one.who), channel: 'portal' },
      inputOf(world, one),
      one.files,
    )
}

test('on any path the invariants hold, the journal tells the row, and nothing but a refusal is thrown', () => {
  const reached = new Set<string>()
  fc.assert(
    fc.property(desk, fc.array(step, { minLength: 20, maxLength: 100 }), (settings, steps) => {
      const world = new World(settings)
      check(world)
      for (const one of steps) {
        walk(world, one)
        check(world)
        reached.add(world.facts.status)
      }
    }),
    { numRuns: 150 },
  )
  expect([...reached].toSorted()).toEqual([
    'assigned',
    'cancelled',
    'closed',
    'dispatched',
    'on_hold',
    'pending_requester',
    'refused',
    'resolved',
  ])
})

test('the past is read from the journal: a ticket as it was at any of its dates', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const world = new World(SETTINGS)
      const seen: { at: Date; status: string; agentId: string | null }[] = []
      for (const one of steps) {
        world.now = new Date(world.now.getTime() + 1_000)
        walk(world, one)
        seen.push({ at: world.now, status: world.facts.status, agentId: world.facts.agentId })
      }
      for (const { at, status, agentId } of seen) {
        const then = replay(world.journal, at)
        expect([then['status'], then['agentId'] ?? null]).toEqual([status, agentId])
      }
    }),
    { numRuns: 50 },
  )
})
