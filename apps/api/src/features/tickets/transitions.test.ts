import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { written } from '../../../test/act.ts'
import { makeDesk } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { makePerson } from '../../../test/people.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'

let app: TestApp
let desk: Desk

beforeAll(async () => {
  app = await startApp()
  await app.db.setting.createMany({
    data: [
      { key: 'removal.mode', value: 'cancel' },
      { key: 'closure.requesterMayCloseOpen', value: true },
    ],
  })
  desk = await makeDesk(app)
})
afterAll(() => app.close())

const owner = 'camille.demandeur'
const agent = 'alex.agent'
const colleague = 'noa.agent'
const lead = 'robin.responsable'
const outsider = 'lou.reseau'

/** A ticket of the owner, walked through these events first. */
async function ticketAfter(
  ...steps: [login: string, event: string, input?: Record<string, unknown>][]
): Promise<string> {
  const { reference } = await desk.file(owner)
  for (const [login, event, input] of steps) {
    const answer = await desk.fire(login, reference, event, input)
    if (answer.statusCode !== 200) throw new Error(`${event}: ${answer.body}`)
  }
  return reference
}

const fire = (login: string, reference: string, event: string, input: Record<string, unknown> = {}) =>
  written(app.db, reference, () => desk.fire(login, reference, event, input))

const taken = [agent, 'take'] as const
const asked = [agent, 'request_info', { text: 'Quelle salle ?' }] as const
const resolved = [agent, 'resolve', { text: 'La boîte a été vidée.' }] as const
const held = [agent, 'hold', { text: 'Pièce commandée.' }] as const

describe('who is in charge', () => {
  test('T1 filing gives the ticket to its team, thanks the requester and tells the team', async () => {
    const { reference } = await desk.file(owner)
    const { entries, mails, status, agent: nobody } = await fire(owner, reference, 'take')
    expect({ entries, mails, status, nobody }).toEqual({
      entries: [],
      mails: [],
      status: 'dispatched',
      nobody: null,
    })
    const rows = await app.db.outgoingMail.findMany({
      where: { ticket: { reference } },
      include: { person: true },
    })
    expect(rows.map(({ template, person }) => `${template} → ${person?.login}`).toSorted()).toEqual([
      'acknowledgement → camille.demandeur',
      'new_ticket → alex.agent',
      'new_ticket → noa.agent',
      'new_ticket → robin.responsable',
    ])
  })

  test('T2 a transfer gives the ticket to the other team, and guests leave', async () => {
    const reference = await ticketAfter([...taken], [agent, 'invite', { personId: await desk.id(outsider) }])
    const act = await fire(agent, reference, 'transfer', {
      teamId: desk.network.id,
      text: 'C’est le réseau.',
    })
    expect(act).toMatchObject({
      status: 'dispatched',
      agent: null,
      entries: ['public transfer', 'public uninvite', 'team transfer'],
      mails: [
        'transferred_requester → camille.demandeur',
        'transferred_team → lou.reseau',
        'transferred_team → robin.responsable',
      ],
    })
    const [tenure] = await app.db.ticketTenure.findMany({
      where: { ticket: { reference }, teamId: desk.support.id },
    })
    expect(tenure?.endedAt).not.toBeNull()
    expect(tenure?.leftAs).toMatchObject({ team_id: desk.support.id, status: 'assigned' })
    expect(await app.db.participant.count({ where: { ticket: { reference }, removedAt: null } })).toBe(0)
  })

  test('T3 taking names the agent to the requester', async () => {
    const reference = await ticketAfter()
    expect(await fire(agent, reference, 'take')).toMatchObject({
      status: 'assigned',
      agent,
      entries: ['public take'],
      mails: ['taken → camille.demandeur'],
    })
  })

  test('T4 a lead assigns, and both the agent and the requester know', async () => {
    const reference = await ticketAfter()
    expect(await fire(lead, reference, 'assign', { agentId: await desk.id(colleague) })).toMatchObject({
      status: 'assigned',
      agent: colleague,
      entries: ['public assign'],
      mails: ['assigned_agent → noa.agent', 'assigned_requester → camille.demandeur'],
    })
  })

  test('T5 releasing gives the ticket back to the team, but never to its author', async () => {
    const act = await fire(agent, await ticketAfter([...taken]), 'release')
    expect(act).toMatchObject({ status: 'dispatched', agent: null, entries: ['public release'] })
    expect(act.mails).toEqual(['released → noa.agent', 'released → robin.responsable'])
  })

  test('T6 handing over keeps the state', async () => {
    const act = await fire(agent, await ticketAfter([...taken], [...held]), 'hand_over', {
      agentId: await desk.id(colleague),
    })
    expect(act).toMatchObject({ status: 'on_hold', agent: colleague, entries: ['public hand_over'] })
    expect(act.mails).toEqual(['assigned_agent → noa.agent', 'assigned_requester → camille.demandeur'])
  })

  test('T26 the end of a membership gives what its person held back to the team', async () => {
    const { endMembership } = await import('../departures/commands.ts')
    await makePerson(app.db, 'jo.partant')
    const membership = await app.db.membership.create({
      data: {
        id: crypto.randomUUID(),
        teamId: desk.support.id,
        personId: await desk.id('jo.partant'),
        role: 'agent',
        granted: [],
        withdrawn: [],
        createdAt: new Date(),
      },
    })
    const open = await ticketAfter(['jo.partant', 'take'])
    const done = await ticketAfter(['jo.partant', 'take'], ['jo.partant', 'resolve', { text: 'Fait.' }])
    const act = await written(app.db, open, async () => {
      await endMembership(app.deps, membership.id)
      return desk.fire(owner, open, 'take')
    })
    expect(act).toMatchObject({ status: 'dispatched', agent: null, entries: ['public holder_left'] })
    expect(act.mails).toEqual([
      'holder_left → alex.agent',
      'holder_left → noa.agent',
      'holder_left → robin.responsable',
    ])
    // What is resolved keeps its agent's name, and goes back to the team when its closure is refused (T16).
    expect(await fire(owner, done, 'refuse_closure', { text: 'Toujours pas.' })).toMatchObject({
      status: 'dispatched',
      agent: null,
      approvals: ['refused'],
    })
  })
})

describe('the people around a ticket', () => {
  test('T7 a guest of another team reads and writes notes, and leaves when asked', async () => {
    const reference = await ticketAfter([...taken])
    const act = await fire(agent, reference, 'invite', { personId: await desk.id(outsider) })
    expect(act).toMatchObject({
      entries: ['public invite'],
      mails: ['invited_guest → lou.reseau', 'invited_requester → camille.demandeur'],
    })
    expect(
      (await fire(outsider, reference, 'comment', { text: 'Je regarde.', audience: 'team' })).mails,
    ).toEqual(['comment_team → alex.agent'])
    const { participants } = await desk.see(agent, reference)
    const guest = participants.find(({ role }) => role === 'guest_agent')
    const left = await fire(outsider, reference, 'uninvite', { participantId: guest?.id })
    expect(left).toMatchObject({ entries: ['public uninvite'] })
    // No longer theirs to see.
    expect(left.answer.statusCode).toBe(204)
  })

  test('T8 a contact comments and leaves; an address that is nobody’s becomes somebody', async () => {
    const reference = await ticketAfter()
    const added = await fire(owner, reference, 'add_contact', { email: 'Secretariat@college.example' })
    expect(added).toMatchObject({
      entries: ['public add_contact'],
      mails: ['contact_added → secretariat@college.example'],
    })
    const again = await ticketAfter([owner, 'add_contact', { email: 'secretariat@college.example' }])
    expect(await app.db.person.count({ where: { login: 'secretariat@college.example' } })).toBe(1)
    const [participant] = (await desk.see(owner, again)).participants
    expect(await fire(agent, again, 'remove_contact', { participantId: participant?.id })).toMatchObject({
      entries: ['public remove_contact'],
    })
    expect((await desk.see(owner, again)).participants).toEqual([])
  })
})

describe('the conversation', () => {
  test('T9 and T10 a question waits for its answer, by whatever event it comes', async () => {
    const reference = await ticketAfter([...taken])
    expect(await fire(agent, reference, 'request_info', { text: 'Quelle salle ?' })).toMatchObject({
      status: 'pending_requester',
      entries: ['public request_info', 'public request_info'],
      mails: ['question → camille.demandeur'],
    })
    expect(await fire(owner, reference, 'comment', { text: 'La 12.' })).toMatchObject({
      status: 'assigned',
      entries: ['public provide_info', 'public provide_info'],
      mails: ['answered → alex.agent'],
    })
  })

  test('T11 a public comment goes to the other side, a note stays with the team', async () => {
    const reference = await ticketAfter([...taken])
    expect(await fire(agent, reference, 'comment', { text: 'Je regarde.' })).toMatchObject({
      entries: ['public comment'],
      mails: ['comment_public → camille.demandeur'],
    })
    expect(
      await fire(colleague, reference, 'comment', { text: 'Vu ailleurs.', audience: 'team' }),
    ).toMatchObject({ entries: ['team comment'], mails: ['comment_team → alex.agent'] })
    expect(await fire(owner, reference, 'comment', { text: 'Merci.' })).toMatchObject({
      status: 'assigned',
      entries: ['public comment'],
      mails: ['comment_public → alex.agent'],
    })
  })

  test('T22 parking gives its reason to the team alone, and comes back', async () => {
    const reference = await ticketAfter([...taken])
    const recallAt = new Date(Date.now() + 86_400_000).toISOString()
    const parked = await fire(agent, reference, 'hold', { text: 'Pièce commandée.', recallAt })
    expect(parked).toMatchObject({ status: 'on_hold', mails: ['held → camille.demandeur'] })
    expect(parked.entries.toSorted()).toEqual(['public hold', 'team hold', 'team recall'])
    expect(await fire(agent, reference, 'resume')).toMatchObject({
      status: 'assigned',
      mails: ['resumed → camille.demandeur'],
    })
  })
})

describe('what a ticket says', () => {
  test('T12 the owner edits until somebody takes charge', async () => {
    const reference = await ticketAfter()
    expect(await fire(owner, reference, 'edit', { title: 'Boîte vide' })).toMatchObject({
      entries: ['public edit'],
      mails: [],
    })
    await desk.fire(agent, reference, 'take')
    const late = await fire(owner, reference, 'edit', { title: 'Autre chose' })
    expect(late.answer.statusCode).toBe(409)
    expect((await desk.see(owner, reference)).title).toBe('Boîte vide')
  })

  test('T13 priority, impact, category and establishment', async () => {
    const reference = await ticketAfter([...taken])
    expect(await fire(colleague, reference, 'set_priority', { priority: 5 })).toMatchObject({
      entries: ['team set_priority'],
      mails: ['priority_changed → alex.agent'],
    })
    expect(await fire(agent, reference, 'set_impact', { impact: 'person', urgency: 'low' })).toMatchObject({
      entries: ['team set_impact'],
      mails: [],
    })
    expect(await fire(agent, reference, 'recategorise', { categoryId: desk.wifi.id })).toMatchObject({
      entries: ['public recategorise'],
    })
    expect(await fire(agent, reference, 'set_establishment', { establishmentId: null })).toMatchObject({
      entries: ['public set_establishment'],
    })
    const seen = await desk.see(agent, reference)
    expect(seen).toMatchObject({
      priority: 2,
      impact: 'person',
      category: { id: desk.wifi.id },
      team: { id: desk.support.id },
      establishment: null,
    })
    const own = await ticketAfter()
    expect(await fire(owner, own, 'set_on_behalf', { onBehalf: 'establishment' })).toMatchObject({
      entries: ['public set_on_behalf'],
    })
  })
})

describe('closing', () => {
  test('REQ-186 T14, T16, T15: proposed, refused with a reason, proposed again, approved', async () => {
    const reference = await ticketAfter([...taken])
    expect(await fire(agent, reference, 'resolve', { text: 'La boîte a été vidée.' })).toMatchObject({
      status: 'resolved',
      entries: ['public resolve', 'public resolve'],
      mails: ['resolved → camille.demandeur'],
      approvals: ['pending'],
    })
    expect((await fire(owner, reference, 'refuse_closure', { text: '  ' })).answer.statusCode).toBe(422)
    expect(await fire(owner, reference, 'refuse_closure', { text: 'Elle est encore pleine.' })).toMatchObject(
      {
        status: 'assigned',
        agent,
        entries: ['public refuse_closure', 'public refuse_closure'],
        mails: ['closure_refused → alex.agent'],
        approvals: ['refused'],
      },
    )
    await desk.fire(agent, reference, 'resolve', { text: 'Agrandie.' })
    expect(
      await fire(owner, reference, 'approve_closure', { satisfaction: 5, comment: 'Merci !' }),
    ).toMatchObject({
      status: 'closed',
      entries: ['public approve_closure'],
      mails: ['closure_approved → alex.agent'],
      approvals: ['refused', 'approved'],
    })
    const figures = await app.db.ticketFigures.findFirstOrThrow({
      where: { ticketId: (await desk.see(owner, reference)).id },
    })
    expect(figures).toMatchObject({
      status: 'closed',
      closeReason: 'accepted',
      reopenCount: 1,
      audiences: ['staff'],
    })
  })

  test('T17 and T20 the owner closes or withdraws, where the desk lets them', async () => {
    const closed = await ticketAfter([...taken])
    expect(await fire(owner, closed, 'close')).toMatchObject({
      status: 'closed',
      approvals: [],
      entries: ['public close'],
      mails: ['closed_by_requester → alex.agent'],
    })
    const cancelled = await ticketAfter()
    const act = await fire(owner, cancelled, 'cancel')
    expect(act).toMatchObject({ status: 'cancelled', entries: ['public cancel'] })
    expect(act.mails).toHaveLength(3)
  })

  test('T21 a refusal tells its reason', async () => {
    const act = await fire(agent, await ticketAfter(), 'refuse', { text: 'Ce n’est pas pour nous.' })
    expect(act).toMatchObject({
      status: 'refused',
      entries: ['public refuse', 'public refuse'],
      mails: ['refused → camille.demandeur'],
    })
  })

  test('T23 a reopening goes back to the same agent', async () => {
    const reference = await ticketAfter([...taken], [...resolved], [owner, 'approve_closure'])
    expect(await fire(owner, reference, 'reopen', { text: 'Cela recommence.' })).toMatchObject({
      status: 'assigned',
      agent,
      approvals: ['approved'],
      entries: ['public reopen', 'public reopen'],
      mails: ['reopened → alex.agent'],
    })
  })

  test('T25 the agent takes work up again', async () => {
    expect(
      await fire(agent, await ticketAfter([...taken], [...resolved]), 'resume_work', {
        text: 'J’ai oublié une chose.',
      }),
    ).toMatchObject({
      status: 'assigned',
      approvals: ['withdrawn'],
      mails: ['work_resumed → camille.demandeur'],
    })
  })

  test('T27 a duplicate closes without a word of the other, unless it is the same owner’s', async () => {
    const other = await desk.file('sacha.etudiant')
    const reference = await ticketAfter([...taken], [...asked])
    const act = await fire(agent, reference, 'close_as_duplicate', { duplicateOf: other.reference })
    expect(act).toMatchObject({ status: 'closed', mails: ['closed_duplicate → camille.demandeur'] })
    const journal = await (await desk.as(owner)).get(`/tickets/${reference}/journal`)
    expect(journal.body).not.toContain(other.reference)
    expect(journal.body).not.toContain(other.id)
  })

  test('T27 names no ticket that one may not read', async () => {
    const hidden = await desk.file(owner, { categoryId: desk.wifi.id })
    const reference = await ticketAfter([...taken])
    const act = await fire(agent, reference, 'close_as_duplicate', { duplicateOf: hidden.reference })
    const unknown = await fire(agent, reference, 'close_as_duplicate', { duplicateOf: 'R-999999' })
    expect(act.answer.statusCode).toBe(422)
    expect(act.answer.json().detail).toBe(unknown.answer.json().detail)
  })

  test('T28 a lead closes what nobody can approve any more', async () => {
    const reference = await ticketAfter([...taken], [...resolved])
    expect((await fire(lead, reference, 'close_ownerless')).answer.statusCode).toBe(409)
    const { disablePerson } = await import('../departures/commands.ts')
    const gone = await desk.file('sacha.etudiant')
    await desk.fire(agent, gone.reference, 'take')
    await desk.fire(agent, gone.reference, 'resolve', { text: 'Fait.' })
    await disablePerson(app.deps, await desk.id('sacha.etudiant'))
    expect(await fire(lead, gone.reference, 'close_ownerless')).toMatchObject({
      status: 'closed',
      approvals: ['withdrawn'],
      mails: [],
    })
  })
})
