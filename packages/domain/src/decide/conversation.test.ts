import { describe, expect, test } from 'vitest'
import { decide } from '../decide.ts'
import {
  alex,
  APPLICATION,
  camille,
  CLOCK,
  contact,
  CONTEXT,
  daysAgo,
  fieldsOf,
  fire,
  guest,
  INPUTS,
  noa,
  NOW,
  posted,
  refusalOf,
  ticketIn,
  told,
} from '../test-desk.ts'

const assigned = ticketIn('assigned')

describe('a ticket that waits for the requester', () => {
  const waiting = ticketIn('pending_requester')
  test.each([camille, contact])('a public entry of $personId answers, by whatever door', (who) => {
    for (const input of [INPUTS.comment, INPUTS.provide_info]) {
      const { patch, entries } = fire(waiting, who, input)
      expect(fieldsOf(patch)).toEqual({ status: 'assigned', answered: true })
      expect(entries.map(({ kind }) => kind)).toEqual(['provide_info', 'provide_info'])
    }
  })
  test('REQ-158 REQ-161 the mails of a question and of its answer bring their words', () => {
    for (const { mails, entries } of [
      fire(assigned, alex, 'request_info'),
      fire(waiting, camille, 'provide_info'),
    ]) {
      const said = entries.find(({ body }) => body !== undefined)?.body
      expect(said).toBeTruthy()
      expect(mails.map(({ data }) => data['text'])).toEqual([said])
    }
  })
  test('REQ-181 REQ-182 once it waits no longer, the answer is a comment', () => {
    const { patch, entries } = fire(assigned, camille, 'provide_info')
    expect(fieldsOf(patch)).toEqual({ answered: true })
    expect(entries.map(told)).toEqual(['public comment «»'])
  })
  test('a comment of the desk leaves it waiting', () => {
    expect(fieldsOf(fire(waiting, noa, 'comment').patch)).toEqual({})
  })
})

describe('who spoke last', () => {
  test('the desk’s public words clear it, its notes do not', () => {
    const answered = ticketIn('assigned', { answered: true })
    expect(fieldsOf(fire(answered, guest, 'comment').patch)).toEqual({ answered: false })
    expect(fieldsOf(fire(answered, noa, { event: 'comment', text: 'Note', audience: 'team' }).patch)).toEqual(
      {},
    )
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
    expect(fieldsOf(fire(announced, noa, 'comment').patch)).toEqual({})
    expect(
      fieldsOf(fire(announced, guest, { event: 'comment', text: 'Note', audience: 'team' }).patch),
    ).toEqual({})
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
    expect(fieldsOf(fire(assigned, alex, { event: 'hold', text: 'Pièce' }).patch)).toEqual({
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
    expect(fieldsOf(decide(due, CLOCK, { event: 'resume' }, CONTEXT).patch)).toEqual({
      status: 'assigned',
      recallAt: null,
    })
    for (const facts of [ticketIn('on_hold', { recallAt: new Date(NOW.getTime() + 1) }), ticketIn('on_hold')])
      expect(refusalOf(() => decide(facts, CLOCK, { event: 'resume' }, CONTEXT))?.reason).toBe(
        'refusal.not_due',
      )
  })
})
