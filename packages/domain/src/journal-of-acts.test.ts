import { describe, expect, test } from 'vitest'
import { decide } from './decide.ts'
import {
  alex,
  APPLICATION,
  camille,
  CLOCK,
  contact,
  contextFor,
  DIRECT,
  fire,
  INPUTS,
  noa,
  posted,
  robin,
  SETTINGS,
  ticketIn,
  told,
} from './test-desk.ts'
import type { Decision } from './facts.ts'

/** What each row of the lifecycle writes and posts, spelled out. */
interface Row {
  readonly title: string
  readonly act: () => Decision
  readonly entries: readonly string[]
  readonly mails: readonly string[]
  readonly bumps?: Decision['bumps']
}

const assigned = ticketIn('assigned')
const resolved = ticketIn('resolved')
const machine = (event: 'announce_auto_close' | 'auto_close' | 'holder_left', facts = resolved) =>
  decide(facts, event === 'holder_left' ? APPLICATION : CLOCK, { event }, contextFor(event))

const ROWS: readonly Row[] = [
  {
    title: 'REQ-045 REQ-171 T2 transfer, a note for the receiving team; guests leave',
    act: () => fire(assigned, noa, { ...INPUTS.transfer, text: 'Voir le pare-feu' }),
    entries: ['public transfer status teamId agentId dispatchCount', 'public uninvite', 'team transfer «»'],
    mails: ['transferred_team → team', 'transferred_requester → requester'],
  },
  {
    title: 'REQ-168 REQ-169 T3 take',
    act: () => fire(ticketIn('dispatched'), noa, 'take'),
    entries: ['public take status agentId takenAt'],
    mails: ['taken → requester'],
  },
  {
    title: 'REQ-170 T4 assign',
    act: () => fire(assigned, robin, 'assign'),
    entries: ['public assign agentId'],
    mails: ['assigned_agent → agent', 'assigned_requester → requester'],
  },
  {
    title: 'REQ-173 T5 release',
    act: () => fire(assigned, alex, 'release'),
    entries: ['public release status agentId'],
    mails: ['released → team'],
  },
  {
    title: 'REQ-173 T6 hand over',
    act: () => fire(assigned, alex, 'hand_over'),
    entries: ['public hand_over agentId'],
    mails: ['assigned_agent → agent', 'assigned_requester → requester'],
  },
  {
    title: 'REQ-164 REQ-172 T7 invite',
    act: () => fire(assigned, alex, 'invite'),
    entries: ['public invite'],
    mails: ['invited_guest → person', 'invited_requester → requester'],
  },
  {
    title: 'T7 uninvite',
    act: () => fire(assigned, alex, 'uninvite'),
    entries: ['public uninvite'],
    mails: [],
  },
  {
    title: 'REQ-207 T8 add a contact',
    act: () => fire(assigned, camille, 'add_contact'),
    entries: ['public add_contact'],
    mails: ['contact_added → person'],
  },
  {
    title: 'T8 remove a contact',
    act: () => fire(assigned, camille, 'remove_contact'),
    entries: ['public remove_contact'],
    mails: [],
  },
  {
    title: 'REQ-129 REQ-158 REQ-176 T9 ask for information',
    act: () => fire(assigned, alex, 'request_info'),
    entries: ['public request_info status', 'public request_info «»'],
    mails: ['question → requester'],
  },
  {
    title: 'REQ-130 REQ-161 T10 the answer goes to whoever is in charge and to the guests',
    act: () => fire(ticketIn('pending_requester'), camille, 'provide_info'),
    entries: ['public provide_info status', 'public provide_info «»'],
    mails: ['answered → agent, guests'],
  },
  {
    title: 'T10 a file alone is an answer',
    act: () =>
      fire(ticketIn('pending_requester'), contact, { event: 'provide_info' }, { hasAttachments: true }),
    entries: ['public provide_info status', 'public provide_info files'],
    mails: ['answered → agent, guests'],
  },
  {
    title: 'REQ-144 T11 a comment of the requester goes to the desk, and is no change of the ticket',
    act: () => fire(assigned, camille, 'comment'),
    entries: ['public comment «»'],
    mails: ['comment_public → agent, guests'],
    bumps: 'none',
  },
  {
    title: 'REQ-042 T11 to the whole team while nobody is in charge',
    act: () => fire(ticketIn('dispatched'), camille, 'comment'),
    entries: ['public comment «»'],
    mails: ['comment_public → team, guests'],
    bumps: 'none',
  },
  {
    title: 'T11 a comment of the desk goes to the requester’s side',
    act: () => fire(assigned, noa, 'comment'),
    entries: ['public comment «»'],
    mails: ['comment_public → requester, contacts'],
    bumps: 'none',
  },
  {
    title: 'T11 a note stays among those who work on the ticket',
    act: () => fire(assigned, noa, { event: 'comment', text: 'Vu avec le réseau', audience: 'team' }),
    entries: ['team comment «»'],
    mails: ['comment_team → agent, guests'],
    bumps: 'none',
  },
  {
    title: 'REQ-138 REQ-146 T12 edit keeps both values',
    act: () =>
      fire(ticketIn('dispatched'), camille, { event: 'edit', title: 'Autre', description: 'Autre texte' }),
    entries: ['public edit title description'],
    mails: [],
  },
  {
    title: 'REQ-205 T13 a priority that requesters do not choose is the team’s',
    act: () => fire(assigned, noa, 'set_priority'),
    entries: ['team set_priority priority'],
    mails: ['priority_changed → agent'],
    bumps: 'team',
  },
  {
    title: 'REQ-202 REQ-206 T13 a priority that requesters choose is everybody’s',
    act: () => fire(assigned, camille, 'set_priority', { settings: DIRECT }),
    entries: ['public set_priority priority'],
    mails: ['priority_changed → agent'],
  },
  {
    title: 'T13 impact',
    act: () => fire(assigned, noa, 'set_impact'),
    entries: ['team set_impact impact priority'],
    mails: ['priority_changed → agent'],
    bumps: 'team',
  },
  {
    title: 'T13 category',
    act: () => fire(assigned, noa, 'recategorise'),
    entries: ['public recategorise categoryId'],
    mails: ['classified → agent'],
  },
  {
    title: 'T13 establishment',
    act: () => fire(assigned, noa, 'set_establishment'),
    entries: ['public set_establishment establishmentId'],
    mails: ['classified → agent'],
  },
  {
    title: 'T13 in whose name',
    act: () => fire(assigned, camille, 'set_on_behalf'),
    entries: ['public set_on_behalf onBehalf'],
    mails: ['classified → agent'],
  },
  {
    title: 'REQ-131 REQ-134 REQ-177 REQ-178 REQ-179 T14 resolve asks for closure',
    act: () => fire(assigned, alex, 'resolve'),
    entries: ['public resolve status resolvedAt', 'public resolve «»'],
    mails: ['resolved → requester'],
  },
  {
    title: 'REQ-132 REQ-183 REQ-188 T15 approve',
    act: () => fire(resolved, camille, 'approve_closure'),
    entries: ['public approve_closure status closeReason finalAt'],
    mails: ['closure_approved → agent'],
  },
  {
    title: 'REQ-186 REQ-189 REQ-191 T16 refuse the closure',
    act: () => fire(resolved, camille, 'refuse_closure'),
    entries: ['public refuse_closure status reopenCount resolvedAt', 'public refuse_closure «»'],
    mails: ['closure_refused → agent'],
  },
  {
    title: 'REQ-192 REQ-193 REQ-195 T17 the requester closes what is open',
    act: () => fire(ticketIn('dispatched'), camille, 'close'),
    entries: ['public close status closeReason finalAt'],
    mails: ['closed_by_requester → team'],
  },
  {
    title: 'REQ-199 T18 announce',
    act: () =>
      machine('announce_auto_close', ticketIn('resolved', { resolvedAt: new Date('2027-02-01T00:00:00Z') })),
    entries: ['public announce_auto_close announcedAt'],
    mails: ['auto_close_announced → requester'],
  },
  {
    title: 'REQ-199 T19 the application closes',
    act: () => machine('auto_close', ticketIn('resolved', { announcedAt: new Date('2027-02-01T00:00:00Z') })),
    entries: ['public auto_close status closeReason finalAt'],
    mails: ['auto_closed → requester'],
  },
  {
    title: 'REQ-196 T20 cancel',
    act: () => fire(assigned, camille, 'cancel'),
    entries: ['public cancel status finalAt'],
    mails: ['cancelled → agent'],
  },
  {
    title: 'T21 refuse',
    act: () => fire(assigned, noa, 'refuse'),
    entries: ['public refuse status finalAt', 'public refuse «»'],
    mails: ['refused → requester'],
  },
  {
    title: 'T22 hold: reason and recall date are the team’s',
    act: () => fire(assigned, alex, 'hold'),
    entries: ['public hold status', 'team recall recallAt', 'team hold «»'],
    mails: ['held → requester'],
  },
  {
    title: 'T22 resume takes the recall date away',
    act: () => fire(ticketIn('on_hold', { recallAt: new Date('2027-03-20T08:00:00Z') }), alex, 'resume'),
    entries: ['public resume status', 'team recall recallAt'],
    mails: ['resumed → requester'],
  },
  {
    title: 'REQ-190 T23 reopen',
    act: () => fire(ticketIn('closed'), noa, 'reopen'),
    entries: ['public reopen status closeReason reopenCount resolvedAt finalAt', 'public reopen «»'],
    mails: ['reopened → agent'],
  },
  {
    title: 'T25 resume work',
    act: () => fire(resolved, alex, 'resume_work'),
    entries: ['public resume_work status resolvedAt', 'public resume_work «»'],
    mails: ['work_resumed → requester'],
  },
  {
    title: 'REQ-174 T26 the holder left',
    act: () => machine('holder_left', assigned),
    entries: ['public holder_left status agentId'],
    mails: ['holder_left → team'],
  },
  {
    title: 'T27 close as duplicate',
    act: () => fire(resolved, alex, 'close_as_duplicate'),
    entries: ['public close_as_duplicate status closeReason finalAt', 'team link'],
    mails: ['closed_duplicate → requester'],
  },
  {
    title: 'T31 link, told to the desk alone',
    act: () => fire(assigned, noa, 'link'),
    entries: ['team link'],
    mails: [],
    bumps: 'none',
  },
  {
    title: 'T32 declare an incident',
    act: () => fire(assigned, alex, 'declare_incident'),
    entries: ['team declare_incident'],
    mails: [],
    bumps: 'none',
  },
  {
    title: 'T33 tell everybody who joined',
    act: () => fire({ ...assigned, incidentId: 'incident-1' }, alex, 'tell_children'),
    entries: ['public tell_children «»'],
    mails: ['comment_public → requester, contacts'],
    bumps: 'none',
  },
  {
    title: 'T28 close what has no owner left',
    act: () => fire(ticketIn('resolved', { ownerIsReachable: false }), robin, 'close_ownerless'),
    entries: ['public close_ownerless status closeReason finalAt'],
    mails: [],
  },
]

describe('the journal and the mails of each row', () => {
  test.each(ROWS)('$title', ({ act, entries, mails, bumps = 'public' }) => {
    const decision = act()
    expect(decision.entries.map(told).map(inOrder)).toEqual(entries.map(inOrder))
    expect(posted(decision)).toEqual(mails)
    expect(decision.bumps).toBe(bumps)
  })
})

/** The order of the fields in one entry means nothing. */
const inOrder = (line: string): string => {
  const [audience = '', kind = '', ...rest] = line.split(' ')
  return [audience, kind, ...rest.toSorted()].join(' ')
}

test('mails about a hold are a setting', () => {
  const settings = { ...SETTINGS, 'mail.hold': false }
  expect(posted(fire(assigned, alex, 'hold', { settings }))).toEqual([])
  expect(posted(fire(ticketIn('on_hold'), alex, 'resume', { settings }))).toEqual([])
})

test('values that are there already change nothing: no entry, no mail, no version', () => {
  const nothing = { entries: [], mails: [], bumps: 'none' }
  expect(fire(assigned, noa, { event: 'set_priority', priority: 3 })).toMatchObject(nothing)
  expect(fire(assigned, noa, { event: 'set_impact', impact: 'person' })).toMatchObject(nothing)
  expect(fire(assigned, noa, { event: 'recategorise', categoryId: 'mail' })).toMatchObject(nothing)
  expect(fire(assigned, camille, { event: 'edit', title: 'Messagerie muette' })).toMatchObject(nothing)
})
