import type { Filing } from '@guichet/contracts/filing'
import { PRESET_SETTINGS } from '@guichet/contracts/settings'
import type { Settings } from '@guichet/contracts/settings'
import { describe, expect, test } from 'vitest'
import { decideFiling, type FilingContext, type FilingTargets } from './decide-filing.ts'
import type { Mover } from './facts.ts'
import { replay } from './replay.ts'
import { NO_PROMISE } from './service-targets.ts'
import {
  alex,
  APPLICATION,
  by,
  camille,
  CLOCK,
  DIRECT,
  NOW,
  posted,
  refusalOf,
  SETTINGS,
  told,
} from './test-desk.ts'

const FILING: Filing = { categoryId: 'mail', title: 'Messagerie muette', description: 'Plus rien n’arrive.' }
const TARGETS: FilingTargets = {
  category: { id: 'mail', teamId: 'apps', acceptsTickets: true, visible: true },
  product: { id: 'calendar' },
  requester: { id: 'camille', establishmentIds: ['school-1'] },
  contacts: [],
  roster: null,
}
const context = (more: Partial<FilingContext> = {}): FilingContext => ({
  settings: SETTINGS,
  now: NOW,
  timeZone: 'Europe/Paris',
  hasAttachments: false,
  service: NO_PROMISE,
  draw: 0,
  targets: TARGETS,
  ...more,
})
const file = (
  more: Partial<Filing> = {},
  mover: Mover = by(camille),
  inContext: Partial<FilingContext> = {},
) => decideFiling(mover, { ...FILING, ...more }, context(inContext))
const named = (more: Partial<FilingTargets>): Partial<FilingContext> => ({ targets: { ...TARGETS, ...more } })

test('REQ-137 REQ-174 a filed ticket is with the team of its category, and nobody’s yet', () => {
  expect(file().ticket).toMatchObject({
    status: 'dispatched',
    teamId: 'apps',
    agentId: null,
    requesterId: 'camille',
    filedById: 'camille',
    origin: 'portal',
    establishmentId: 'school-1',
    onBehalf: 'personal',
    dispatchCount: 1,
    createdAt: NOW,
  })
})

test('REQ-042 the team is told, and the requester’s side has its acknowledgement', () => {
  expect(posted(file())).toEqual(['acknowledgement → requester, contacts', 'new_ticket → team'])
  expect(posted(file({}, by(camille), { settings: { ...SETTINGS, 'mail.acknowledge': false } }))).toEqual([
    'new_ticket → team',
  ])
})

test('the journal tells who filed it, for which team; what only the desk reads is apart', () => {
  expect(file({ onBehalf: 'establishment' }).entries.map(told)).toEqual([
    'public file status categoryId establishmentId onBehalf dispatchCount reopenCount',
    'public routed teamId',
    'team priority impact urgency priority',
  ])
  expect(file({}, by(camille), { settings: DIRECT, hasAttachments: true }).entries.map(told)).toEqual([
    'public file status categoryId establishmentId onBehalf priority dispatchCount reopenCount files',
    'public routed teamId',
  ])
})

test('replaying the journal from nothing rebuilds the ticket', () => {
  const { ticket, entries } = file()
  const { status, teamId, priority, categoryId, impact, urgency } = ticket
  expect(replay(entries.map(({ changes }) => ({ at: NOW, changes })))).toMatchObject({
    status,
    teamId,
    priority,
    categoryId,
    impact,
    urgency,
  })
})

describe('priority', () => {
  test('REQ-205 the matrix computes it, « normale » by default', () => {
    expect(file().ticket).toMatchObject({ impact: 'person', urgency: 'medium', priority: 3 })
    expect(file({ impact: 'area', urgency: 'high' }).ticket.priority).toBe(5)
  })
  test('REQ-201 REQ-202 REQ-204 where it is chosen, five values, « normale » by default', () => {
    const settings = DIRECT
    expect(file({}, by(camille), { settings }).ticket).toMatchObject({
      priority: 3,
      impact: null,
      urgency: null,
    })
    for (const priority of [1, 2, 3, 4, 5])
      expect(file({ priority }, by(camille), { settings }).ticket.priority).toBe(priority)
  })
  test('an agent who files for somebody may choose over the matrix', () => {
    expect(file({ requesterId: 'camille', priority: 1 }, by(alex)).ticket.priority).toBe(1)
  })
})

describe('what a desk does not offer is refused, with a pointer', () => {
  const itop = PRESET_SETTINGS['ul-itop']
  test.each<[Partial<Filing>, Settings, string]>([
    [{ priority: 5 }, SETTINGS, '/priority'],
    [{ priority: 5 }, itop, '/priority'],
    [{ impact: 'area' }, DIRECT, '/impact'],
    [{ urgency: 'high' }, itop, '/urgency'],
    [{ establishmentId: 'school-1' }, itop, '/establishmentId'],
    [{ productId: 'calendar' }, itop, '/productId'],
    [{ onBehalf: 'establishment' }, itop, '/onBehalf'],
    [{ contacts: [{ personId: 'x' }] }, PRESET_SETTINGS['ul-helpdesk'], '/contacts'],
  ])('%o', (more, settings, pointer) => {
    const attempt = () => decideFiling(by(camille), { ...FILING, ...more }, context({ settings }))
    expect(refusalOf(attempt)).toMatchObject({
      code: 'invalid',
      reason: 'refusal.field_not_offered',
      pointer,
    })
  })
})

describe('what a filing names', () => {
  const category = { id: 'mail', teamId: 'apps', acceptsTickets: true, visible: true }
  test.each([
    ['a category that is none', null],
    ['a category that takes no ticket', { ...category, acceptsTickets: false }],
    ['a category hidden from the requester', { ...category, visible: false }],
  ] as const)('%s is refused', (_, found) => {
    expect(refusalOf(() => file({}, by(camille), named({ category: found })))).toMatchObject({
      reason: 'refusal.category_unknown',
      pointer: '/categoryId',
    })
  })
  test('a product that is none is refused', () => {
    expect(refusalOf(() => file({ productId: 'x' }, by(camille), named({ product: null })))?.pointer).toBe(
      '/productId',
    )
  })
  test.each([
    ['title', '/title'],
    ['description', '/description'],
  ] as const)('a blank %s is refused', (field, pointer) => {
    expect(refusalOf(() => file({ [field]: ' \n' }))).toMatchObject({ reason: 'refusal.text_blank', pointer })
  })
})

describe('establishment', () => {
  const requester = (establishmentIds: string[]) => named({ requester: { id: 'camille', establishmentIds } })
  test('none when the requester has none, silent when one, asked for when several', () => {
    expect(file({}, by(camille), requester([])).ticket.establishmentId).toBeNull()
    expect(file({}, by(camille), requester(['school-2'])).ticket.establishmentId).toBe('school-2')
    expect(refusalOf(() => file({}, by(camille), requester(['school-1', 'school-2'])))).toMatchObject({
      reason: 'refusal.establishment_needed',
      pointer: '/establishmentId',
    })
    expect(
      file({ establishmentId: 'school-2' }, by(camille), requester(['school-1', 'school-2'])).ticket
        .establishmentId,
    ).toBe('school-2')
  })
  test('somebody else’s is refused', () => {
    expect(refusalOf(() => file({ establishmentId: 'school-9' }))).toMatchObject({
      reason: 'refusal.establishment_unknown',
    })
  })
  test('nothing is filed in the name of none', () => {
    expect(refusalOf(() => file({ onBehalf: 'establishment' }, by(camille), requester([])))).toMatchObject({
      reason: 'refusal.establishment_needed',
      pointer: '/onBehalf',
    })
  })
})

describe('who files', () => {
  test('an agent files for somebody, and says how they were asked', () => {
    const { ticket, fromRequester } = file({ requesterId: 'camille', origin: 'phone' }, by(alex))
    expect(ticket).toMatchObject({ requesterId: 'camille', filedById: 'alex', origin: 'phone' })
    expect(fromRequester).toBe(false)
  })
  test('a requester files for nobody else, and does not choose the origin', () => {
    expect(refusalOf(() => file({ requesterId: 'alex' }))?.code).toBe('forbidden')
    expect(refusalOf(() => file({ origin: 'counter' }))?.code).toBe('forbidden')
  })
  test('a token needs its scope, and leaves its mark as origin', () => {
    const token = (scopes: NonNullable<typeof camille.scopes>): Mover => ({
      kind: 'person',
      viewer: { ...camille, scopes },
      channel: 'api',
    })
    expect(refusalOf(() => file({}, token(['tickets:read'])))?.code).toBe('missing-scope')
    expect(file({}, token(['tickets:write'])).ticket.origin).toBe('api')
  })
  test('the application files the mail of somebody who never signed in', () => {
    expect(file({}, APPLICATION).ticket).toMatchObject({ filedById: 'camille', origin: 'mail' })
  })
  test('the clock files nothing, nor anybody for nobody', () => {
    expect(refusalOf(() => file({}, CLOCK))?.code).toBe('forbidden')
    expect(refusalOf(() => file({ requesterId: 'x' }, by(alex), named({ requester: null })))?.pointer).toBe(
      '/requesterId',
    )
  })
})

describe('REQ-207 contacts at filing', () => {
  const sacha = { id: 'sacha', teamIds: [], headOf: [] }
  const contacts = [{ personId: 'sacha' }, { email: 'maxence@example.org' }]
  test('each is written once, and told in the journal', () => {
    const { contactIds, entries } = file(
      { contacts: [...contacts, { personId: 'sacha' }] },
      by(camille),
      named({ contacts: [sacha, { ...sacha, id: 'maxence' }, sacha] }),
    )
    expect(contactIds).toEqual(['sacha', 'maxence'])
    expect(entries.map(told).filter((line) => line.includes('contact'))).toEqual([
      'public add_contact',
      'public add_contact',
    ])
  })
  test.each([
    ['the requester', { ...sacha, id: 'camille' }, 'refusal.contact_already'],
    ['somebody of the receiving team', { ...sacha, teamIds: ['apps'] }, 'refusal.contact_is_of_the_desk'],
    ['nobody', null, 'refusal.person_unknown'],
  ] as const)('%s is none', (_, second, reason) => {
    expect(
      refusalOf(() => file({ contacts }, by(camille), named({ contacts: [sacha, second] }))),
    ).toMatchObject({ reason, pointer: '/contacts/1' })
  })
})
