import { describe, expect, test } from 'vitest'
import { assignedBy, type Roster, type TeamMember } from './assignment.ts'
import { decideFiling } from './decide-filing.ts'
import { by, camille, contextFor, fire, posted, PROMISES, SETTINGS, ticketIn, told } from './test-desk.ts'

const NOW = new Date('2027-03-10T09:00:00Z')
const chance = { now: NOW, timeZone: 'Europe/Paris', draw: 0 }
const nobodyBarred = () => false

const member = (personId: string, more: Partial<TeamMember> = {}): TeamMember => ({
  personId,
  headOf: [],
  weight: 100,
  load: 0,
  credit: 0,
  absence: null,
  ...more,
})
const away = (substituteId: string | null = null) => ({ from: '2027-03-08', to: '2027-03-12', substituteId })
const roster = (rule: Roster['rule'], members: readonly TeamMember[], turn = 0): Roster => ({
  rule,
  teamId: 'apps',
  turn,
  members,
})
const given = (one: Roster, draw = 0) => assignedBy(one, nobodyBarred, { ...chance, draw })

/** So many tickets, one after another: to whom each goes. */
const inARow = (first: Roster, count: number): (string | null)[] => {
  let now = first
  return Array.from({ length: count }, () => {
    const assigned = given(now)
    const credits = new Map(assigned?.turn?.credits.map(({ personId, credit }) => [personId, credit]))
    const members = now.members.map((one) =>
      Object.assign({}, one, {
        credit: credits.get(one.personId) ?? one.credit,
        load: one.load + (one.personId === assigned?.agentId ? 1 : 0),
      }),
    )
    now = { ...now, turn: now.turn + 1, members }
    return assigned?.agentId ?? null
  })
}

describe('whom a ticket goes to by itself', () => {
  test('nobody, where the category says so', () => {
    expect(given(roster('nobody', [member('alex')]))).toBeNull()
  })

  test('the first of the team who is there', () => {
    expect(given(roster('first', [member('alex'), member('noa')]))?.agentId).toBe('alex')
    expect(given(roster('first', [member('alex', { absence: away() }), member('noa')]))?.agentId).toBe('noa')
    expect(given(roster('first', [member('alex', { weight: 0 }), member('noa')]))?.agentId).toBe('noa')
  })

  test.each([
    [0, 'alex'],
    [0.66, 'alex'],
    [0.67, 'noa'],
    [0.999, 'noa'],
  ])('by lot, a half-time half as often: %f draws %s', (draw, who) => {
    const team = roster('random', [member('alex'), member('noa', { weight: 50 })])
    expect(given(team, draw)).toMatchObject({ agentId: who, turn: null })
  })

  test('in turn', () => {
    const team = roster('turn', [member('alex'), member('noa'), member('robin')])
    expect(inARow(team, 6)).toEqual(['alex', 'noa', 'robin', 'alex', 'noa', 'robin'])
  })

  test('in turn, a half-time has every third one of two', () => {
    const team = roster('turn', [member('alex'), member('noa', { weight: 50 })])
    expect(inARow(team, 6)).toEqual(['alex', 'noa', 'alex', 'alex', 'noa', 'alex'])
  })

  test('whoever comes back from leave is not owed the turns of a month', () => {
    const team = roster('turn', [member('alex', { absence: away() }), member('noa'), member('robin')])
    const { turn } = given({ ...team, turn: 4 }) ?? {}
    expect(turn).toMatchObject({ teamId: 'apps', seen: 4 })
    expect(turn?.credits.map(({ personId }) => personId)).toEqual(['noa', 'robin'])
  })

  test('whoever has least in hand, in proportion to their share', () => {
    const loads = (alex: number, noa: number) =>
      given(
        roster('least_loaded', [member('alex', { load: alex }), member('noa', { load: noa, weight: 50 })]),
      )
    expect(loads(3, 1)?.agentId).toBe('noa')
    expect(loads(3, 2)?.agentId).toBe('alex')
    expect(inARow(roster('least_loaded', [member('alex'), member('noa')]), 4)).toEqual([
      'alex',
      'noa',
      'alex',
      'noa',
    ])
  })

  test('a substitute sits in for whoever is away, and it is said', () => {
    const team = roster('turn', [member('alex', { absence: away('robin') }), member('noa'), member('robin')])
    expect(given(team)).toMatchObject({ agentId: 'robin', insteadOfId: 'alex' })
    expect(inARow(team, 3)).toEqual(['robin', 'noa', 'robin'])
  })

  test.each([
    ['before it begins', '2027-03-07T22:59:00Z', 'alex'],
    ['from the first minute of its first day', '2027-03-07T23:00:00Z', 'noa'],
    ['to the last of its last day, on the desk’s wall', '2027-03-12T22:59:00Z', 'noa'],
    ['after it', '2027-03-12T23:00:00Z', 'alex'],
  ])('an absence holds %s', (_, now, who) => {
    const team = roster('first', [member('alex', { absence: away() }), member('noa')])
    expect(assignedBy(team, nobodyBarred, { ...chance, now: new Date(now) })?.agentId).toBe(who)
  })

  test.each([
    ['is away too', member('robin', { absence: away() })],
    ['is of another team', member('lou')],
  ])('a substitute who %s sits in for nobody', (_, other) => {
    const team = roster('first', [member('alex', { absence: away('robin') }), other])
    const isOther = other.personId === 'lou'
    expect(given(team)?.agentId ?? null).toBe(isOther ? 'lou' : null)
  })

  test('nobody who stands on the requester’s side, and nobody when nobody is there', () => {
    const team = roster('turn', [member('alex')])
    expect(assignedBy(team, () => true, chance)).toMatchObject({ agentId: null, turn: null })
    expect(given(roster('turn', []))).toMatchObject({ rule: 'turn', agentId: null })
  })
})

const category = { id: 'mail', teamId: 'apps', acceptsTickets: true, visible: true }
const filedWith = (team: Roster | null, who = camille) =>
  decideFiling(
    by(who),
    { categoryId: 'mail', title: 'Muette', description: 'Rien.' },
    {
      ...contextFor('take', { now: NOW, service: PROMISES }),
      targets: {
        category,
        product: null,
        requester: { id: who.personId, establishmentIds: ['school-1'] },
        contacts: [],
        roster: team,
      },
    },
  )

describe('T4 by itself', () => {
  test('a ticket filed is in somebody’s charge at once, the requester is told who, the team why', () => {
    const decision = filedWith(roster('turn', [member('alex')]))
    expect(decision.ticket).toMatchObject({
      status: 'assigned',
      agentId: 'alex',
      takenAt: NOW,
      takeDueAt: null,
      resolveDueAt: new Date('2027-03-11T09:00:00Z'),
    })
    expect(decision.entries.map(told).slice(-3)).toEqual([
      'public assign status agentId takenAt',
      'team assignment',
      'team deadline resolveDueAt',
    ])
    expect(decision.entries.filter(({ byApplication }) => byApplication).map(({ kind }) => kind)).toEqual([
      'assign',
      'assignment',
      'deadline',
    ])
    expect(posted(decision)).toEqual([
      'acknowledgement → requester, contacts',
      'assigned_by_rule → agent',
      'new_ticket → team',
    ])
    expect(decision.turn).toEqual({ teamId: 'apps', seen: 0, credits: [{ personId: 'alex', credit: 0 }] })
  })

  test('nobody is given their own request', () => {
    const decision = filedWith(roster('first', [member('camille'), member('alex')]))
    expect(decision.ticket.agentId).toBe('alex')
  })

  test('where nobody is there, the team has it and reads why', () => {
    const decision = filedWith(roster('first', [member('alex', { absence: away() })]))
    expect(decision.ticket).toMatchObject({ status: 'dispatched', agentId: null })
    expect(decision.entries.find(({ kind }) => kind === 'assignment')).toMatchObject({
      audience: 'team',
      data: { rule: 'first', agentId: null },
    })
    expect(posted(decision)).not.toContain('assigned_by_rule → agent')
  })

  test('T2 a transfer to the team of the category gives the ticket by its rule', () => {
    const team = { ...roster('turn', [member('lou')]), teamId: 'network' }
    const { targets } = contextFor('transfer')
    const facts = ticketIn('assigned', { takenAt: null })
    const decision = fire(facts, { ...camille, ...lead }, 'transfer', {
      targets: { ...targets, roster: team },
    })
    expect(decision.patch).toMatchObject({ status: 'assigned', teamId: 'network', agentId: 'lou' })
    expect(decision.entries.map(told)).toEqual([
      'public transfer status teamId agentId dispatchCount',
      'public uninvite',
      'public assign status agentId takenAt',
      'team assignment',
    ])
    expect(decision.entries.map(({ byApplication = false }) => byApplication)).toEqual([
      false,
      false,
      true,
      true,
    ])
    expect(posted(decision)).toEqual([
      'assigned_by_rule → agent',
      'transferred_team → team',
      'transferred_requester → requester',
    ])
    expect(decision.removeParticipantIds).toEqual(['p-guest'])
    expect(decision.turn?.teamId).toBe('network')
  })

  test('T2 elsewhere nobody is given it: the rule is of another team’s category', () => {
    const { targets } = contextFor('transfer')
    const other = roster('turn', [member('alex')])
    const decision = fire(ticketIn('assigned'), { ...camille, ...lead }, 'transfer', {
      settings: SETTINGS,
      targets: { ...targets, roster: other },
    })
    expect(decision.patch).toMatchObject({ status: 'dispatched', agentId: null })
  })
})

const lead = {
  personId: 'alex',
  memberships: [{ teamId: 'apps', role: 'lead' as const, rights: ['ticket.transfer' as const] }],
}
