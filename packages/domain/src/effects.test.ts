import { describe, expect, test } from 'vitest'
import { decide } from './decide.ts'
import {
  alex,
  APPLICATION,
  camille,
  CLOCK,
  contact,
  CONTEXT,
  contextFor,
  daysAgo,
  fire,
  guest,
  INPUTS,
  noa,
  NOW,
  posted,
  refusalOf,
  robin,
  SETTINGS,
  ticketIn,
  told,
} from './test-desk.ts'

const assigned = ticketIn('assigned')
const resolved = ticketIn('resolved')

describe('REQ-044 REQ-046 REQ-127 transfer', () => {
  test('the new team has it, nobody is in charge, and it counts', () => {
    expect(fire(assigned, alex, 'transfer').patch).toEqual({
      status: 'dispatched',
      teamId: 'network',
      agentId: null,
      dispatchCount: 2,
    })
  })
  test('a category of the new team may come with it', () => {
    const category = { id: 'wifi', teamId: 'network', acceptsTickets: true }
    const input = { ...INPUTS.transfer, categoryId: 'wifi' }
    expect(fire(assigned, alex, input, { targets: { ...CONTEXT.targets, category } }).patch.categoryId).toBe(
      'wifi',
    )
  })
  test('guests leave unless kept', () => {
    expect(fire(assigned, alex, 'transfer').removeParticipantIds).toEqual(['p-guest'])
    expect(fire(assigned, alex, { ...INPUTS.transfer, keepGuests: true }).removeParticipantIds).toEqual([])
  })
  test('a note is not in the requester’s mail, a public word is', () => {
    const textTold = (audience: 'public' | 'team') =>
      fire(assigned, alex, { ...INPUTS.transfer, text: 'Un mot', audience }).mails.map(
        ({ data }) => data['text'],
      )
    expect(textTold('team')).toEqual(['Un mot', null])
    expect(textTold('public')).toEqual(['Un mot', 'Un mot'])
  })
  test('REQ-171 the journal names both teams', () => {
    expect(fire(assigned, alex, 'transfer').entries[0]?.data).toEqual({
      teamId: 'network',
      previousTeamId: 'apps',
      previousAgentId: 'alex',
    })
  })
})

describe('REQ-128 REQ-168 who is in charge', () => {
  test('REQ-135 taking puts oneself in charge, and dates the first time', () => {
    expect(fire(ticketIn('dispatched'), noa, 'take').patch).toEqual({
      status: 'assigned',
      agentId: 'noa',
      takenAt: NOW,
    })
    expect(fire(ticketIn('dispatched', { takenAt: daysAgo(5) }), noa, 'take').patch).toEqual({
      status: 'assigned',
      agentId: 'noa',
    })
  })
  test('assigning keeps a state that waits', () => {
    expect(fire(ticketIn('dispatched'), robin, 'assign').patch.status).toBe('assigned')
    expect(fire(ticketIn('pending_requester'), robin, 'assign').patch).toEqual({ agentId: 'noa' })
    expect(fire(ticketIn('on_hold', { recallAt: NOW }), robin, 'assign').patch).toEqual({ agentId: 'noa' })
  })
  test('the journal names both agents', () => {
    expect(fire(assigned, robin, 'assign').entries[0]?.data).toEqual({
      agentId: 'noa',
      previousAgentId: 'alex',
    })
  })
  test('handing over keeps the state', () => {
    expect(fire(ticketIn('on_hold'), alex, 'hand_over').patch).toEqual({ agentId: 'noa' })
  })
})

describe('a ticket that waits for the requester', () => {
  const waiting = ticketIn('pending_requester')
  test.each([camille, contact])('a public entry of $personId answers, by whatever door', (who) => {
    for (const input of [INPUTS.comment, INPUTS.provide_info]) {
      const { patch, entries } = fire(waiting, who, input)
      expect(patch).toEqual({ status: 'assigned', answered: true })
      expect(entries.map(({ kind }) => kind)).toEqual(['provide_info', 'provide_info'])
    }
  })
  test('REQ-181 REQ-182 once it waits no longer, the answer is a comment', () => {
    const { patch, entries } = fire(assigned, camille, 'provide_info')
    expect(patch).toEqual({ answered: true })
    expect(entries.map(told)).toEqual(['public comment «»'])
  })
  test('a comment of the desk leaves it waiting', () => {
    expect(fire(waiting, noa, 'comment').patch).toEqual({})
  })
})

describe('who spoke last', () => {
  test('the desk’s public words clear it, its notes do not', () => {
    const answered = ticketIn('assigned', { answered: true })
    expect(fire(answered, guest, 'comment').patch).toEqual({ answered: false })
    expect(fire(answered, noa, { event: 'comment', text: 'Note', audience: 'team' }).patch).toEqual({})
    expect(fire(answered, alex, 'hold').patch).not.toHaveProperty('answered')
    expect(fire(answered, alex, 'resolve').patch).toMatchObject({ answered: false })
  })
  test('owner and contact speak for the requester, nobody else', () => {
    expect(fire(assigned, contact, 'comment').fromRequester).toBe(true)
    expect(fire(assigned, guest, 'comment').fromRequester).toBe(false)
  })
})

describe('REQ-194 REQ-198 words on a resolved ticket stop the clock without refusing', () => {
  const announced = ticketIn('resolved', { announcedAt: daysAgo(2) })
  test('the announcement is taken back and the agent told', () => {
    const decision = fire(announced, camille, 'comment')
    expect(decision.patch).toEqual({ announcedAt: null, answered: true })
    expect(decision.entries.map(told)).toEqual(['public comment announcedAt «»'])
    expect(posted(decision)).toEqual(['comment_public → agent, guests'])
    expect(decision.bumps).toBe('public')
  })
  test('notes and words of agents do not move it', () => {
    expect(fire(announced, noa, 'comment').patch).toEqual({})
    expect(fire(announced, guest, { event: 'comment', text: 'Note', audience: 'team' }).patch).toEqual({})
  })
})

describe('closure', () => {
  test('REQ-177 REQ-179 resolving asks, and closes nothing', () => {
    const { patch, approval } = fire(assigned, alex, 'resolve')
    expect(patch).toEqual({ status: 'resolved', resolvedAt: NOW, announcedAt: null })
    expect(approval).toEqual({ act: 'open' })
  })
  test('REQ-183 the owner’s approval closes, with what they thought of it', () => {
    const { patch, approval } = fire(resolved, camille, 'approve_closure')
    expect(patch).toEqual({ status: 'closed', closeReason: 'accepted', finalAt: NOW })
    expect(approval).toEqual({ act: 'approved', satisfaction: 5, comment: 'Merci' })
  })
  test('REQ-191 a refused closure goes back to the same agent', () => {
    const { patch, approval } = fire(
      ticketIn('resolved', { announcedAt: daysAgo(1) }),
      camille,
      'refuse_closure',
    )
    expect(patch).toEqual({
      status: 'assigned',
      resolvedAt: null,
      announcedAt: null,
      reopenCount: 1,
      answered: true,
    })
    expect(approval).toEqual({ act: 'refused', comment: 'Rien n’arrive encore.' })
  })
  test('REQ-174 REQ-180 or to the team when that agent has left it', () => {
    const left = { agentIsActive: false }
    for (const decision of [
      fire(ticketIn('resolved', left), camille, 'refuse_closure'),
      fire(ticketIn('resolved', left), robin, 'resume_work'),
      fire(ticketIn('closed', left), camille, 'reopen'),
    ])
      expect(decision.patch).toMatchObject({ status: 'dispatched', agentId: null })
    expect(posted(fire(ticketIn('resolved', left), camille, 'refuse_closure'))).toEqual([
      'closure_refused → team',
    ])
  })
  test('reopening clears what closed it and leaves decided approvals decided', () => {
    const { patch, approval } = fire(ticketIn('closed', { reopenCount: 1 }), noa, 'reopen')
    expect(patch).toEqual({
      status: 'assigned',
      closeReason: null,
      finalAt: null,
      resolvedAt: null,
      announcedAt: null,
      reopenCount: 2,
    })
    expect(approval).toBeUndefined()
  })
  test('a pending approval is withdrawn by what overtakes it, and by nothing on an open ticket', () => {
    expect(fire(resolved, alex, 'resume_work').approval).toEqual({ act: 'withdrawn' })
    expect(fire(resolved, alex, 'close_as_duplicate').approval).toEqual({ act: 'withdrawn' })
    expect(fire(assigned, alex, 'close_as_duplicate').approval).toBeUndefined()
    expect(
      fire(ticketIn('resolved', { ownerIsReachable: false }), robin, 'close_ownerless').approval,
    ).toEqual({ act: 'withdrawn' })
  })
  test('REQ-192 closing one’s own open ticket needs no approval', () => {
    const { patch, approval } = fire(assigned, camille, 'close')
    expect(patch).toEqual({ status: 'closed', closeReason: 'requester', finalAt: NOW })
    expect(approval).toBeUndefined()
  })
})

describe('a duplicate', () => {
  const named = (ofRequester: boolean) =>
    fire(assigned, alex, 'close_as_duplicate', {
      targets: { duplicateOf: { id: 'ticket-2', reference: 'R-000434', ofRequester } },
    })
  test('of somebody else’s ticket is not named to the requester', () => {
    const { entries, mails } = named(false)
    expect(entries.filter(({ audience }) => audience === 'public').map(({ data }) => data)).toEqual([{}])
    expect(mails.map(({ data }) => data)).toEqual([{}])
  })
  test('of their own ticket is', () => {
    const { entries, mails } = named(true)
    expect(entries[0]?.data).toEqual({ duplicateOf: 'R-000434' })
    expect(mails[0]?.data).toEqual({ duplicateOf: 'R-000434' })
  })
  test('is named to the team in any case', () => {
    expect(named(false).entries.at(-1)).toMatchObject({
      audience: 'team',
      kind: 'link',
      data: { duplicateOfId: 'ticket-2' },
    })
  })
})

describe('a hold', () => {
  test('tells requesters neither its reason nor its date', () => {
    const { entries, mails } = fire(assigned, alex, 'hold')
    const given = JSON.stringify([entries.filter(({ audience }) => audience === 'public'), mails])
    expect(given).not.toContain('Pièce')
    expect(given).not.toContain('2027-03-20')
  })
  test('without a date, a new one holds nothing of an old one', () => {
    expect(fire(assigned, alex, { event: 'hold', text: 'Pièce' }).patch).toEqual({
      status: 'on_hold',
      recallAt: null,
    })
  })
  test('whatever leaves it takes the recall date away', () => {
    const parked = ticketIn('on_hold', { recallAt: new Date('2027-03-20T08:00:00Z') })
    for (const decision of [
      fire(parked, alex, 'resolve'),
      fire(parked, alex, 'release'),
      fire(parked, alex, 'transfer'),
      fire(parked, camille, 'cancel'),
      fire(parked, noa, 'refuse'),
      decide(parked, APPLICATION, { event: 'holder_left' }, CONTEXT),
    ])
      expect(decision.patch.recallAt).toBeNull()
  })
  test('the clock resumes at the recall date, not before', () => {
    const due = ticketIn('on_hold', { recallAt: NOW })
    expect(decide(due, CLOCK, { event: 'resume' }, CONTEXT).patch).toEqual({
      status: 'assigned',
      recallAt: null,
    })
    for (const facts of [ticketIn('on_hold', { recallAt: new Date(NOW.getTime() + 1) }), ticketIn('on_hold')])
      expect(refusalOf(() => decide(facts, CLOCK, { event: 'resume' }, CONTEXT))?.reason).toBe(
        'refusal.not_due',
      )
  })
})

describe('T13 the matrix', () => {
  test('REQ-205 speaks when impact or urgency changes, over an agent’s own choice', () => {
    const own = ticketIn('assigned', { priority: 1 })
    expect(fire(own, noa, { event: 'set_impact', urgency: 'critical' }).patch).toEqual({
      impact: 'person',
      urgency: 'critical',
      priority: 4,
    })
  })
  test('leaves an agent’s own choice until then', () => {
    const own = ticketIn('assigned', { priority: 1 })
    expect(fire(own, noa, { event: 'set_impact', impact: 'person', urgency: 'medium' }).patch).toEqual({})
  })
  test('a new category leaves the team', () => {
    const { patch } = fire(
      assigned,
      noa,
      { event: 'recategorise', categoryId: 'wifi' },
      {
        targets: { category: { id: 'wifi', teamId: 'network', acceptsTickets: true } },
      },
    )
    expect(patch).toEqual({ categoryId: 'wifi', productId: null })
  })
})

describe('the clock is idempotent: what was done is refused the second time', () => {
  test('REQ-199 announcing', () => {
    const due = ticketIn('resolved', { resolvedAt: new Date('2027-02-10T09:00:00Z') })
    const { patch, mails } = decide(
      due,
      CLOCK,
      { event: 'announce_auto_close' },
      contextFor('announce_auto_close'),
    )
    expect(patch).toEqual({ announcedAt: NOW })
    expect(mails[0]?.data).toEqual({ closeAt: '2027-03-24T09:00:00.000Z' })
    expect(
      refusalOf(() => decide({ ...due, announcedAt: NOW }, CLOCK, { event: 'announce_auto_close' }, CONTEXT))
        ?.reason,
    ).toBe('refusal.not_due')
  })
  test('REQ-199 closing', () => {
    const due = ticketIn('resolved', { announcedAt: daysAgo(14) })
    const decision = decide(due, CLOCK, { event: 'auto_close' }, CONTEXT)
    expect(decision).toMatchObject({
      patch: { status: 'closed', closeReason: 'auto', finalAt: NOW },
      approval: { act: 'expired' },
      fromRequester: false,
    })
    const after = { ...due, status: 'closed', finalAt: NOW } as const
    expect(refusalOf(() => decide(after, CLOCK, { event: 'auto_close' }, CONTEXT))?.code).toBe(
      'event-not-allowed',
    )
  })
  test('where the desk does not close by itself, nothing is due', () => {
    const settings = { ...SETTINGS, 'closure.autoClose': null }
    for (const event of ['announce_auto_close', 'auto_close'] as const) {
      const facts = ticketIn('resolved', {
        resolvedAt: daysAgo(900),
        announcedAt: event === 'auto_close' ? daysAgo(800) : null,
      })
      expect(refusalOf(() => decide(facts, CLOCK, { event }, { ...CONTEXT, settings }))?.reason).toBe(
        'refusal.not_due',
      )
    }
  })
})
