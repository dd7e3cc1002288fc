import { describe, expect, test } from 'vitest'
import { decide } from '../decide.ts'
import {
  alex,
  camille,
  CLOCK,
  CONTEXT,
  contextFor,
  daysAgo,
  fieldsOf,
  fire,
  noa,
  NOW,
  posted,
  refusalOf,
  robin,
  SETTINGS,
  ticketIn,
  OTHER,
} from '../test-desk.ts'

const assigned = ticketIn('assigned')
const resolved = ticketIn('resolved')

describe('closure', () => {
  test('REQ-177 REQ-179 resolving asks, and closes nothing', () => {
    const { patch, approval } = fire(assigned, alex, 'resolve')
    expect(fieldsOf(patch)).toEqual({ status: 'resolved', resolvedAt: NOW, announcedAt: null })
    expect(approval).toEqual({ act: 'open' })
  })
  test('REQ-178 the mail of a solution brings its words', () => {
    const { mails, entries } = fire(assigned, alex, 'resolve')
    const said = entries.find(({ body }) => body !== undefined)?.body
    expect(said).toBeTruthy()
    expect(mails.map(({ template, data }) => [template, data['text']])).toEqual([['resolved', said]])
  })
  test('REQ-183 the owner’s approval closes, with what they thought of it', () => {
    const { patch, approval } = fire(resolved, camille, 'approve_closure')
    expect(fieldsOf(patch)).toEqual({ status: 'closed', closeReason: 'accepted', finalAt: NOW })
    expect(approval).toEqual({ act: 'approved', satisfaction: 5, comment: 'Merci' })
  })
  test('REQ-191 a refused closure goes back to the same agent', () => {
    const { patch, approval } = fire(
      ticketIn('resolved', { announcedAt: daysAgo(1) }),
      camille,
      'refuse_closure',
    )
    expect(fieldsOf(patch)).toEqual({
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
    expect(fieldsOf(patch)).toEqual({
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
  test('REQ-146 « supprimer » withdraws; where the desk hides, it also takes the ticket out of its requester’s lists, until reopened', () => {
    const hiding = { ...SETTINGS, 'removal.mode': 'hide' } as const
    const withdrawn = fire(assigned, camille, 'cancel')
    expect(fieldsOf(withdrawn.patch)).toEqual({ status: 'cancelled', finalAt: NOW })
    expect(withdrawn.entries[0]).toMatchObject({ kind: 'cancel', data: {} })
    const removed = fire(assigned, camille, 'cancel', { settings: hiding })
    expect(fieldsOf(removed.patch)).toEqual({ status: 'cancelled', finalAt: NOW, hidden: true })
    expect(removed.entries[0]).toMatchObject({ audience: 'public', kind: 'cancel', data: { hidden: true } })
    expect(removed.mails).toEqual(withdrawn.mails)
    expect(fire(ticketIn('cancelled', { hidden: true }), noa, 'reopen').patch).toMatchObject({
      hidden: false,
    })
  })
  test('REQ-192 closing one’s own open ticket needs no approval', () => {
    const { patch, approval } = fire(assigned, camille, 'close')
    expect(fieldsOf(patch)).toEqual({ status: 'closed', closeReason: 'requester', finalAt: NOW })
    expect(approval).toBeUndefined()
  })
})

describe('a duplicate', () => {
  const named = (ofRequester: boolean) =>
    fire(assigned, alex, 'close_as_duplicate', {
      targets: { other: { ...OTHER, ofRequester } },
    })
  test('of somebody else’s ticket is not named to the requester', () => {
    const { entries, mails } = named(false)
    expect(entries.filter(({ audience }) => audience === 'public').map(({ data }) => data)).toEqual([{}])
    expect(mails.map(({ data }) => data)).toEqual([{}])
  })
  test('of their own ticket is', () => {
    const { entries, mails } = named(true)
    expect(entries.at(-1)).toMatchObject({ audience: 'public', kind: 'link', data: { linked: 'R-000434' } })
    expect(mails[0]?.data).toEqual({ duplicateOf: 'R-000434' })
  })
  test('is named to the team in any case', () => {
    expect(named(false).entries.at(-1)).toMatchObject({
      audience: 'team',
      kind: 'link',
      data: { relation: 'duplicate_of', linkedId: 'ticket-2' },
    })
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
    expect(fieldsOf(patch)).toEqual({ announcedAt: NOW })
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
