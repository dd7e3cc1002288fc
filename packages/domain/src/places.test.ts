import { rightsOf } from '@guichet/contracts/permissions'
import type { MemberRole } from '@guichet/contracts/permissions'
import { describe, expect, test } from 'vitest'
import type { Viewer } from './facts.ts'
import { mayKeep, mayOpen, VIEW_RIGHTS } from './places.ts'

const somebody = (
  personId: string,
  teams: Readonly<Record<string, MemberRole>>,
  more: Partial<Viewer> = {},
): Viewer => ({
  personId,
  name: personId,
  administrator: false,
  memberships: Object.entries(teams).map(([teamId, role]) => ({
    teamId,
    role,
    rights: rightsOf(role, [], []),
  })),
  establishmentIds: [],
  headOf: [],
  audiences: [],
  scopes: null,
  ...more,
})

const alex = somebody('alex', { applications: 'agent' })
const robin = somebody('robin', { applications: 'lead', network: 'lead' })
const lou = somebody('lou', { network: 'agent' })
const camille = somebody('camille', {})
const ange = somebody('ange', {}, { administrator: true })

const own = { audience: 'person', ownerId: 'alex', teamId: null } as const
const teams = { audience: 'team', ownerId: 'robin', teamId: 'applications' } as const
const everyones = { audience: 'everyone', ownerId: 'robin', teamId: null } as const

describe('what is kept at the desk', () => {
  test.each([
    ['one’s own', own, [alex], [alex]],
    ['a team’s', teams, [alex, robin], [robin]],
    ['everybody’s', everyones, [alex, robin, lou, ange], [robin, ange]],
  ] as const)('%s: who opens it, who keeps it', (_, place, opened, kept) => {
    const all = [alex, robin, lou, camille, ange]
    expect(all.filter((one) => mayOpen(one, place))).toEqual(opened)
    expect(all.filter((one) => mayKeep(one, place, VIEW_RIGHTS))).toEqual(kept)
  })

  test('a right that was withdrawn keeps nothing, not even one’s own', () => {
    const [membership] = alex.memberships
    const without = { ...alex, memberships: membership ? [{ ...membership, rights: [] }] : [] }
    expect(mayKeep(without, own, VIEW_RIGHTS)).toBe(false)
    expect(mayOpen(without, own)).toBe(true)
  })

  test('a lead does not undo another lead’s view for everybody', () => {
    const other = somebody('maud', { network: 'lead' })
    expect(mayKeep(other, everyones, VIEW_RIGHTS)).toBe(false)
    expect(mayKeep(other, { ...everyones, ownerId: 'maud' }, VIEW_RIGHTS)).toBe(true)
  })
})
