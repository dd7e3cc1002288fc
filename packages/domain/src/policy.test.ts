import { TOKEN_SCOPES } from '@guichet/contracts/tokens'
import { PRESET_SETTINGS } from '@guichet/contracts/settings'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Viewer } from './facts.ts'
import { mayRead, mayReadCallback, mayReadPriority, mayReadTeamEntries } from './policy.ts'
import { isInScope, scopeFor } from './scope.ts'
import { standingOf, type StandingFacts } from './standing.ts'
import {
  alex,
  ange,
  camille,
  contact,
  DIRECT,
  guest,
  head,
  lou,
  memberOf,
  robin,
  SETTINGS,
  stranger,
  ticketIn,
  viewer,
} from './test-desk.ts'

const ticket = ticketIn('assigned', { formerTeamIds: ['network'] })

describe('who stands where', () => {
  test.each([
    [camille, 'owner'],
    [contact, 'contact'],
    [head, 'head'],
    [alex, 'agent'],
    [robin, 'agent'],
    [guest, 'guest'],
    [lou, 'former'],
    [stranger, null],
    [ange, null],
  ] as const)('$personId is %s', (who, standing) => {
    expect(standingOf(ticket, who)).toBe(standing)
  })

  test('the requester’s side goes before the desk’s, whatever the teams', () => {
    for (const who of [camille, contact, head]) {
      const both: Viewer = { ...who, memberships: [memberOf('apps', 'lead'), memberOf('network')] }
      expect(standingOf(ticket, both)).toBe(standingOf(ticket, who))
      expect(mayReadTeamEntries(ticket, both)).toBe(false)
    }
  })

  test('REQ-209 a head sees what is filed in the name of their establishment, and nothing personal', () => {
    expect(mayRead(ticket, head)).toBe(true)
    expect(mayRead({ ...ticket, onBehalf: 'personal' }, head)).toBe(false)
    expect(mayRead({ ...ticket, establishmentId: 'school-2' }, head)).toBe(false)
  })

  test('a guest of the holding team is its member', () => {
    const member = viewer('gaël', { memberships: [memberOf('apps')] })
    expect(standingOf(ticket, member)).toBe('agent')
  })
})

describe('who reads what', () => {
  const readers = { camille, contact, head, alex, guest, lou, stranger, ange }
  const who = (reads: (one: Viewer) => boolean) =>
    Object.entries(readers).flatMap(([name, one]) => (reads(one) ? [name] : []))
  const integrator = (scopes: Viewer['scopes']): Viewer => ({ ...alex, scopes })

  test('team entries: the desk’s side alone', () => {
    expect(who((one) => mayReadTeamEntries(ticket, one))).toEqual(['alex', 'guest', 'lou'])
  })
  test('priority: the desk’s side, and requesters where they choose it', () => {
    expect(who((one) => mayReadPriority(ticket, one, SETTINGS))).toEqual(['alex', 'guest', 'lou'])
    expect(who((one) => mayReadPriority(ticket, one, DIRECT))).toEqual([
      'camille',
      'contact',
      'head',
      'alex',
      'guest',
      'lou',
    ])
    expect(who((one) => mayReadPriority(ticket, one, PRESET_SETTINGS['ul-itop']))).toEqual([
      'alex',
      'guest',
      'lou',
    ])
  })
  test('telephone and availability: neither contact nor head', () => {
    expect(who((one) => mayReadCallback(ticket, one))).toEqual(['camille', 'alex', 'guest', 'lou'])
  })
  test('an agent’s token reads notes with notes:read, and nothing without tickets:read', () => {
    expect(mayReadTeamEntries(ticket, integrator(['tickets:read']))).toBe(false)
    expect(mayReadTeamEntries(ticket, integrator(['tickets:read', 'notes:read']))).toBe(true)
    expect(mayRead(ticket, integrator(['notes:read', 'tickets:write']))).toBe(false)
  })
  test('a requester’s token never reads a note, whatever its scopes', () => {
    expect(mayReadTeamEntries(ticket, { ...camille, scopes: [...TOKEN_SCOPES] })).toBe(false)
  })
})

describe('the list rule and the single-record rule', () => {
  const name = fc.constantFrom('a', 'b', 'c')
  const names = fc.uniqueArray(name)
  const facts: fc.Arbitrary<StandingFacts> = fc.record({
    requesterId: name,
    participants: fc.array(
      fc.record({ id: fc.uuid(), personId: name, role: fc.constantFrom('contact', 'guest_agent') }),
    ),
    onBehalf: fc.constantFrom('personal', 'establishment'),
    establishmentId: fc.option(name),
    teamId: name,
    formerTeamIds: names,
  })
  const somebody = fc
    .record({
      personId: fc.constantFrom('a', 'b', 'c', 'd'),
      teamIds: names,
      headOf: names,
      administrator: fc.boolean(),
      scopes: fc.option(fc.subarray([...TOKEN_SCOPES])),
    })
    .map(({ personId, teamIds, ...more }) =>
      viewer(personId, { ...more, memberships: teamIds.map((team) => memberOf(team)) }),
    )

  test('agree on every ticket and every reader', () => {
    const seen = { read: 0, unread: 0 }
    fc.assert(
      fc.property(facts, somebody, (row, who) => {
        expect(isInScope(scopeFor(who), row)).toBe(mayRead(row, who))
        seen[mayRead(row, who) ? 'read' : 'unread'] += 1
      }),
      { numRuns: 2_000 },
    )
    expect(Math.min(seen.read, seen.unread)).toBeGreaterThan(100)
  })

  test('an administrator, as such, adds nothing', () => {
    fc.assert(
      fc.property(facts, somebody, (row, who) => {
        expect(mayRead(row, { ...who, administrator: true })).toBe(
          mayRead(row, { ...who, administrator: false }),
        )
      }),
    )
  })
})
