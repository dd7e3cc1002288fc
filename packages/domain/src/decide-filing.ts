import type { Filing } from '@guichet/contracts/filing'
import type { FieldChange } from '@guichet/contracts/journal'
import type { Impact, OnBehalf, Origin, Urgency } from '@guichet/contracts/lifecycle'
import type { Settings } from '@guichet/contracts/settings'
import { mail, saidIn } from './decide/act.ts'
import { contactOf } from './decide/people.ts'
import type { Assigned, Roster, Turn } from './assignment.ts'
import { deadlinesOf, measuresOf, NO_DEADLINES, type Deadlines, type Measures } from './deadlines.ts'
import { assignedOnArrival, assignmentMails, byApplication, reasonOf } from './decide/assignment.ts'
import { deadlineEntry, isForTeam } from './decide/record.ts'
import type { DeskNow } from './desk.ts'
import type { MailOrder, Mover, NewEntry, PersonTarget } from './facts.ts'
import type { LinkOrder } from './kinship.ts'
import { linkEntry } from './links.ts'
import { requesterSideOf, type StandingFacts } from './standing.ts'
import { filedBy } from './filing/filer.ts'
import { establishmentOf, productOf } from './filing/named.ts'
import { classified } from './filing/priority.ts'
import { refusal } from './reasons.ts'
import type { ServiceRules } from './service-targets.ts'

/** What a filing names, looked up. */
export interface FilingTargets {
  /** `visible`: to the requester, or the mailbox's own. Null: no such category. */
  readonly category: {
    readonly id: string
    readonly teamId: string
    readonly acceptsTickets: boolean
    readonly visible: boolean
  } | null
  readonly product: { readonly id: string } | null
  /** Everyone's own: those of the requester, not of an agent who files for them. Null: no such person. */
  readonly requester: { readonly id: string; readonly establishmentIds: readonly string[] } | null
  /** One for each of the filing's contacts, in order; an address was made a person beforehand. */
  readonly contacts: readonly (PersonTarget | null)[]
  /** The team of the category, where it gives its tickets by a rule. */
  readonly roster: Roster | null
}

/** What a ticket that is not filed by itself comes from: an entry split off, or a known incident that it joins. */
export interface Lineage {
  readonly link: LinkOrder
  /** Of a child: the team of its incident, and whoever is in charge of it there. Its category is the incident’s to choose. */
  readonly led?: { readonly teamId: string; readonly agent: PersonTarget | null }
}

export interface FilingContext extends DeskNow {
  readonly lineage?: Lineage | undefined
  readonly targets: FilingTargets
  readonly hasAttachments: boolean
  readonly service: ServiceRules
  /** From 0 to 1, 1 excluded, for what is given by lot. */
  readonly draw: number
}

/** The columns of a new ticket but its id, number, reference and versions, which the writer gives. */
export interface NewTicket extends Deadlines, Measures {
  /** Assigned where its category gives it to somebody at once. */
  readonly status: 'dispatched' | 'assigned'
  readonly title: string
  readonly description: string
  readonly categoryId: string
  readonly productId: string | null
  readonly establishmentId: string | null
  readonly onBehalf: OnBehalf
  readonly requesterId: string
  readonly filedById: string
  readonly teamId: string
  readonly agentId: string | null
  readonly takenAt: Date | null
  readonly origin: Origin
  readonly impact: Impact | null
  readonly urgency: Urgency | null
  readonly priority: number
  readonly callbackPhone: string | null
  readonly availability: string | null
  readonly fields: Readonly<Record<string, string>>
  readonly draftId: string | null
  readonly dispatchCount: 1
  readonly reopenCount: 0
  readonly createdAt: Date
  readonly answered: false
}

/** Everything that a filing makes, to be written in one transaction. */
export interface FilingDecision {
  readonly ticket: NewTicket
  readonly contactIds: readonly string[]
  readonly entries: readonly NewEntry[]
  readonly fromRequester: boolean
  readonly mails: readonly MailOrder[]
  readonly turn?: Turn
  readonly link?: LinkOrder
}

/**
 * T1: the ticket that a filing makes, given to the team of its category.
 * @throws {Refusal} `forbidden` to whoever files for somebody else without being of the desk, `missing-scope` to a token that
 * may not write, `invalid` with a pointer for a field that names nothing, says nothing or is not offered by this desk.
 */
export const decideFiling = (mover: Mover, filing: Filing, context: FilingContext): FilingDecision => {
  const { settings, now, targets, lineage } = context
  const led = lineage?.led
  const filer = filedBy(mover, filing, targets.requester)
  const category = categoryOf(targets, led !== undefined)
  const establishmentId = establishmentOf(filing, filer.requester, settings)
  const filed: NewTicket = {
    status: 'dispatched',
    title: saidIn(filing.title, '/title'),
    description: saidIn(filing.description, '/description'),
    categoryId: category.id,
    productId: productOf(filing, targets.product, settings),
    establishmentId,
    onBehalf: onBehalfOf(filing, establishmentId, settings),
    requesterId: filer.requester.id,
    filedById: filer.filedById,
    teamId: led?.teamId ?? category.teamId,
    agentId: null,
    takenAt: null,
    origin: filer.origin,
    ...classified(filing, filer.isForDesk, settings),
    callbackPhone: filing.callbackPhone ?? null,
    availability: filing.availability ?? null,
    fields: filing.fields ?? {},
    draftId: filing.draftId ?? null,
    dispatchCount: 1,
    reopenCount: 0,
    createdAt: now,
    answered: false,
    ...NO_DEADLINES,
  }
  const contactIds = contactsOf(filing, filed, filer.isForDesk, context)
  const sides = sidesOf(filed, contactIds)
  const assigned = led ? null : assignedOnArrival(sides, targets.roster, context)
  const agentId = led ? ledBy(sides, led) : (assigned?.agentId ?? null)
  const ticket = promisedTo(filed, agentId, context)
  return {
    ticket,
    contactIds,
    entries: [
      ...entriesOf(filed, contactIds, context),
      ...arrivalEntries(ticket, assigned),
      ...(lineage ? [linkEntry(lineage.link)] : []),
    ],
    fromRequester: !filer.isForDesk,
    mails: [
      ...(settings['mail.acknowledge'] ? [mail('acknowledgement', ['requester', 'contacts'])] : []),
      ...(assigned ? assignmentMails(assigned) : []),
      // Whoever is in charge of an incident knows already.
      ...(led ? [] : [mail('new_ticket', ['team'], { teamId: ticket.teamId })]),
    ],
    ...(assigned?.turn && { turn: assigned.turn }),
    ...(lineage && { link: lineage.link }),
  }
}

const sidesOf = (filed: NewTicket, contactIds: readonly string[]) => ({
  ...filed,
  participants: contactIds.map((personId) => ({ id: personId, personId, role: 'contact' as const })),
  formerTeamIds: [],
})

/** In charge from the first instant or not, and due from then on. */
const promisedTo = (filed: NewTicket, agentId: string | null, { service, now }: FilingContext): NewTicket => {
  const ticket = agentId === null ? filed : { ...filed, status: 'assigned' as const, agentId, takenAt: now }
  return {
    ...ticket,
    ...deadlinesOf(filed, ticket, service, now),
    ...measuresOf(filed, ticket, service, now),
  }
}

/** What the application does to the ticket as it arrives: T4 where its category asks for it, and deadlines. */
const arrivalEntries = (ticket: NewTicket, assigned: Assigned | null): NewEntry[] => {
  const { agentId, takenAt, takeDueAt, resolveDueAt } = ticket
  const charge: FieldChange[] = [
    { field: 'status', from: 'dispatched', to: 'assigned' },
    { field: 'agentId', from: null, to: agentId },
    { field: 'takenAt', from: null, to: takenAt?.toISOString() ?? null },
  ]
  const due = Object.entries({ takeDueAt, resolveDueAt }).flatMap(([field, at]): FieldChange[] =>
    at === null ? [] : [{ field, from: null, to: at.toISOString() }],
  )
  return [
    ...(agentId === null
      ? []
      : [
          {
            audience: 'public',
            kind: 'assign',
            changes: charge,
            data: { agentId, previousAgentId: null },
          } as const,
        ]),
    ...(assigned ? [reasonOf(assigned)] : []),
    ...(due.length > 0 ? [deadlineEntry(due)] : []),
  ].map(byApplication)
}

/** Nobody is put in charge of what they asked themselves. */
const ledBy = (sides: StandingFacts, { teamId, agent }: NonNullable<Lineage['led']>): string | null =>
  agent?.teamIds.includes(teamId) && !requesterSideOf(sides, agent.id, agent.headOf) ? agent.id : null

const categoryOf = ({ category }: FilingTargets, isLed: boolean) => {
  if (isLed && category) return category
  if (!category?.acceptsTickets || !category.visible)
    throw refusal('refusal.category_unknown', { pointer: '/categoryId' })
  return category
}

const onBehalfOf = (filing: Filing, establishmentId: string | null, settings: Settings): OnBehalf => {
  const pointer = '/onBehalf'
  if (filing.onBehalf !== 'establishment') return 'personal'
  if (!settings['onBehalf.enabled']) throw refusal('refusal.field_not_offered', { pointer })
  if (establishmentId === null) throw refusal('refusal.establishment_needed', { pointer })
  return 'establishment'
}

const contactsOf = (
  { contacts = [] }: Filing,
  ticket: NewTicket,
  isForDesk: boolean,
  { settings, targets }: FilingContext,
): string[] => {
  if (contacts.length > 0 && !isForDesk && !settings['contacts.byRequester'])
    throw refusal('refusal.field_not_offered', { pointer: '/contacts' })
  const ids = contacts.map((_, index) => {
    const contact = contactOf(
      { ...ticket, participants: [] },
      targets.contacts[index] ?? null,
      `/contacts/${index}`,
    )
    return contact.id
  })
  return [...new Set(ids)]
}

const JOURNALED = [
  'status',
  'categoryId',
  'productId',
  'establishmentId',
  'onBehalf',
  'impact',
  'urgency',
  'priority',
  'dispatchCount',
  'reopenCount',
] as const satisfies (keyof NewTicket)[]

/** From nothing: who filed it, the team it goes to, and what only the desk reads. */
const entriesOf = (ticket: NewTicket, contactIds: readonly string[], context: FilingContext): NewEntry[] => {
  const changes = JOURNALED.map((field): FieldChange => ({ field, from: null, to: ticket[field] }))
  const given = changes.filter(({ to }) => to !== null)
  const forTeam = given.filter(({ field }) => isForTeam(field, context.settings))
  const forAll = given.filter((change) => !forTeam.includes(change))
  const { teamId, requesterId, origin } = ticket
  return [
    {
      audience: 'public',
      kind: 'file',
      changes: forAll,
      data: { requesterId, origin },
      ...(context.hasAttachments && { takesAttachments: true }),
    },
    {
      audience: 'public',
      kind: 'routed',
      changes: [{ field: 'teamId', from: null, to: teamId }],
      data: { teamId },
    },
    ...(forTeam.length > 0
      ? [
          {
            audience: 'team',
            kind: 'priority',
            changes: forTeam,
            data: { priority: ticket.priority },
          } as const,
        ]
      : []),
    ...contactIds.map((contactId): NewEntry => ({
      audience: 'public',
      kind: 'add_contact',
      changes: [],
      data: { contactId },
    })),
  ]
}
