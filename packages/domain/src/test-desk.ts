import type { FiredEvent, Status, TransitionInput } from '@guichet/contracts/lifecycle'
import { rightsOf, type MemberRole } from '@guichet/contracts/permissions'
import { PRESET_SETTINGS, type Settings } from '@guichet/contracts/settings'
import { NO_DEADLINES, runs } from './deadlines.ts'
import { decide, type Context, type EventInput } from './decide.ts'
import type { Decision, Mover, NewEntry, TicketFacts, TicketPatch, Viewer } from './facts.ts'
import type { OtherTicket } from './kinship.ts'
import { Refusal } from './refusal.ts'
import { NO_PROMISE, type ServiceRules } from './service-targets.ts'
import type { WorkCalendar } from './working-time.ts'

/** A desk for the tests of the rules: one ticket, and one person for each standing. */

export const NOW = new Date('2027-03-10T09:00:00Z')
export const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000)

/** Everything that a desk can turn on for the requester. */
export const SETTINGS: Settings = {
  ...PRESET_SETTINGS['caen-amigo'],
  'edit.description': 'while_open',
  'closure.requesterMayCloseOpen': true,
  'removal.mode': 'cancel',
}
export const DIRECT: Settings = { ...SETTINGS, 'priority.mode': 'direct' }

export const viewer = (personId: string, more: Partial<Viewer> = {}): Viewer => ({
  personId,
  name: personId,
  administrator: false,
  memberships: [],
  establishmentIds: [],
  headOf: [],
  audiences: ['staff'],
  scopes: null,
  ...more,
})

export const memberOf = (teamId: string, role: MemberRole = 'agent', withdrawn: readonly string[] = []) => ({
  teamId,
  role,
  rights: rightsOf(role, [], withdrawn),
})

export const camille = viewer('camille', { establishmentIds: ['school-1'] })
export const contact = viewer('sacha')
export const head = viewer('dominique', { headOf: ['school-1'] })
export const alex = viewer('alex', { memberships: [memberOf('apps')] })
export const noa = viewer('noa', { memberships: [memberOf('apps')] })
export const robin = viewer('robin', { memberships: [memberOf('apps', 'lead'), memberOf('network', 'lead')] })
export const guest = viewer('gaël', { memberships: [memberOf('library')] })
export const lou = viewer('lou', { memberships: [memberOf('network')] })
export const stranger = viewer('inconnue', { memberships: [memberOf('elsewhere')] })
export const ange = viewer('ange', { administrator: true })

const day = [
  { from: '08:30', to: '12:30' },
  { from: '13:30', to: '17:30' },
]
/** Eight hours from Monday to Friday, public holidays off. */
export const OFFICE: WorkCalendar = {
  timeZone: 'Europe/Paris',
  week: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: [], sunday: [] },
  holidays: 'fr',
  closures: [{ from: '2027-02-15', to: '2027-02-19' }],
}

/** Taken within an hour and resolved within a day of work, sooner the more urgent; « Impression » asks twice as long. */
export const PROMISES: ServiceRules = {
  calendars: new Map([
    ['apps', OFFICE],
    ['network', { ...OFFICE, holidays: 'none' }],
  ]),
  targets: [
    { categoryId: null, priority: null, takeMinutes: 60, resolveMinutes: 480 },
    { categoryId: null, priority: 5, takeMinutes: 15, resolveMinutes: 120 },
    { categoryId: 'printing', priority: null, takeMinutes: null, resolveMinutes: 960 },
  ],
  parents: new Map([
    ['mail', null],
    ['printing', null],
    ['toner', 'printing'],
  ]),
}

const FIRST: TicketFacts = {
  id: 'ticket-1',
  reference: 'R-000433',
  version: 1,
  status: 'dispatched',
  closeReason: null,
  title: 'Messagerie muette',
  description: 'Plus rien n’arrive depuis lundi.',
  categoryId: 'mail',
  productId: null,
  establishmentId: 'school-1',
  onBehalf: 'establishment',
  requesterId: 'camille',
  teamId: 'apps',
  agentId: null,
  agentName: null,
  origin: 'portal',
  impact: 'person',
  urgency: 'medium',
  priority: 3,
  dispatchCount: 1,
  reopenCount: 0,
  createdAt: daysAgo(10),
  takenAt: null,
  resolvedAt: null,
  announcedAt: null,
  finalAt: null,
  recallAt: null,
  answered: false,
  hidden: false,
  tags: [],
  minutesSpent: 0,
  teamTags: null,
  timeRequired: false,
  ...NO_DEADLINES,
  participants: [
    { id: 'p-contact', personId: 'sacha', role: 'contact' },
    { id: 'p-guest', personId: 'gaël', role: 'guest_agent' },
  ],
  formerTeamIds: [],
  agentIsActive: false,
  ownerIsReachable: true,
  incidentId: null,
}

const HELD_BY_ALEX = {
  agentId: 'alex',
  agentName: 'Alex Agent',
  agentIsActive: true,
  takenAt: daysAgo(9),
} as const

const AS: Record<Status, Partial<TicketFacts>> = {
  dispatched: {},
  assigned: HELD_BY_ALEX,
  pending_requester: HELD_BY_ALEX,
  on_hold: HELD_BY_ALEX,
  resolved: { ...HELD_BY_ALEX, resolvedAt: daysAgo(3) },
  closed: { ...HELD_BY_ALEX, resolvedAt: daysAgo(3), finalAt: daysAgo(1), closeReason: 'accepted' },
  cancelled: { finalAt: daysAgo(1) },
  refused: { ...HELD_BY_ALEX, finalAt: daysAgo(1) },
}

/** The ticket in a state, `alex` in charge wherever somebody is. */
export const ticketIn = (status: Status, more: Partial<TicketFacts> = {}): TicketFacts => ({
  ...FIRST,
  ...AS[status],
  status,
  clockFrom: runs(status) ? FIRST.createdAt : null,
  ...more,
})

/** Somebody else's ticket, not linked to anything yet. */
export const OTHER: OtherTicket = {
  id: 'ticket-2',
  reference: 'R-000434',
  ofRequester: false,
  isFinal: false,
  linked: null,
  isChild: false,
  hasChildren: false,
  thisIsChild: false,
  thisHasChildren: false,
}

export const CONTEXT: Context = {
  settings: SETTINGS,
  now: NOW,
  timeZone: 'Europe/Paris',
  hasAttachments: false,
  service: NO_PROMISE,
  draw: 0,
  targets: {
    team: { id: 'network', acceptsTransfers: true, hasMembers: true },
    person: { id: 'noa', teamIds: ['apps'], headOf: [] },
    category: { id: 'printing', teamId: 'apps', acceptsTickets: true },
    product: { id: 'calendar' },
    establishment: { id: 'school-2', ofRequester: true },
    other: OTHER,
    link: { relation: 'related', other: { id: 'ticket-2', reference: 'R-000434' } },
    places: { categories: 1, establishments: 0, isChild: false },
  },
}

/** An input that each event accepts on the ticket of this desk. */
export const INPUTS: { readonly [Event in FiredEvent]: Extract<TransitionInput, { event: Event }> } = {
  transfer: { event: 'transfer', teamId: 'network', audience: 'team', keepGuests: false },
  take: { event: 'take' },
  assign: { event: 'assign', agentId: 'noa' },
  release: { event: 'release' },
  hand_over: { event: 'hand_over', agentId: 'noa' },
  invite: { event: 'invite', personId: 'noa' },
  uninvite: { event: 'uninvite', participantId: 'p-guest' },
  add_contact: { event: 'add_contact', personId: 'maxence' },
  remove_contact: { event: 'remove_contact', participantId: 'p-contact' },
  request_info: { event: 'request_info', text: 'Quelle adresse ?' },
  provide_info: { event: 'provide_info', text: 'La mienne.' },
  comment: { event: 'comment', text: 'Toujours rien.', audience: 'public' },
  edit: { event: 'edit', title: 'Messagerie en panne' },
  set_priority: { event: 'set_priority', priority: 5 },
  set_impact: { event: 'set_impact', impact: 'area' },
  recategorise: { event: 'recategorise', categoryId: 'printing' },
  set_establishment: { event: 'set_establishment', establishmentId: 'school-2' },
  set_on_behalf: { event: 'set_on_behalf', onBehalf: 'personal' },
  resolve: { event: 'resolve', text: 'Le serveur est réparé.' },
  approve_closure: { event: 'approve_closure', satisfaction: 5, comment: 'Merci' },
  refuse_closure: { event: 'refuse_closure', text: 'Rien n’arrive encore.' },
  close: { event: 'close' },
  cancel: { event: 'cancel' },
  refuse: { event: 'refuse', text: 'Ce n’est pas de notre ressort.' },
  hold: { event: 'hold', text: 'Pièce commandée.', recallAt: '2027-03-20T08:00:00Z' },
  resume: { event: 'resume' },
  reopen: { event: 'reopen', text: 'La panne est revenue.' },
  resume_work: { event: 'resume_work', text: 'Je reprends.' },
  close_as_duplicate: { event: 'close_as_duplicate', duplicateOf: 'R-000434' },
  close_ownerless: { event: 'close_ownerless' },
  tag: { event: 'tag', add: ['wifi'] },
  log_time: { event: 'log_time', minutes: 15 },
  link: { event: 'link', relation: 'related', reference: 'R-000434' },
  unlink: { event: 'unlink', linkId: 'link-1' },
  declare_incident: {
    event: 'declare_incident',
    title: 'Messagerie en panne',
    text: '',
    categoryIds: ['mail'],
    establishmentIds: [],
  },
  end_incident: { event: 'end_incident' },
  tell_children: { event: 'tell_children', text: 'Nous y travaillons.' },
}

const outsider = { id: 'maxence', teamIds: [], headOf: [] }
const colleague = { id: 'noa', teamIds: ['apps'], headOf: [] }

/** The context in which `INPUTS[event]` names things that exist. */
export const contextFor = (event: EventInput['event'], more: Partial<Context> = {}): Context => ({
  ...CONTEXT,
  targets: {
    ...CONTEXT.targets,
    person: event === 'add_contact' ? outsider : colleague,
    // What a refusal or a reopening ends is there in few cases: theirs say so.
    ...((event === 'refuse_closure' || event === 'reopen') && { link: null }),
  },
  ...more,
})

export const by = (who: Viewer): Mover => ({ kind: 'person', viewer: who, channel: 'portal' })
export const CLOCK: Mover = { kind: 'clock' }
export const APPLICATION: Mover = { kind: 'application' }

/** Fires an event with an input that says what it must. */
export const fire = (
  facts: TicketFacts,
  who: Viewer,
  input: TransitionInput | FiredEvent,
  more: Partial<Context> = {},
): Decision => {
  const said = typeof input === 'string' ? INPUTS[input] : input
  return decide(facts, by(who), said, contextFor(said.event, more))
}

/** The refusal that something throws: code, reason, values and pointer. */
export const refusalOf = (
  act: () => unknown,
): Pick<Refusal, 'code' | 'reason' | 'values' | 'pointer'> | null => {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) {
      const { code, reason, values, pointer } = error
      return { code, reason, values, pointer }
    }
    throw error
  }
  return null
}

/** An entry in one line: its audience, kind, changed fields, and whether it has words. */
export const told = ({ audience, kind, changes, body, takesAttachments }: NewEntry): string =>
  [
    audience,
    kind,
    ...changes.map(({ field }) => field),
    ...(body === undefined ? [] : ['«»']),
    ...(takesAttachments ? ['files'] : []),
  ].join(' ')

/** The mails in one line each: `template → roles`. */
export const posted = ({ mails }: Pick<Decision, 'mails'>): string[] =>
  mails.map(({ template, to }) => `${template} → ${to.join(', ')}`)

/** The columns of a patch but those that reckon working time, which has tests of its own. */
export const fieldsOf = (patch: TicketPatch): TicketPatch =>
  Object.fromEntries(
    Object.entries(patch).filter(([field]) => !/^(?:clockFrom|worked|taken[SP]|resolved[SP])/u.test(field)),
  )
