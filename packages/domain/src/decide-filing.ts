import type { Filing } from '@guichet/contracts/tickets'
import type { FieldChange } from '@guichet/contracts/journal'
import type { Impact, OnBehalf, Origin, Urgency } from '@guichet/contracts/lifecycle'
import type { Settings } from '@guichet/contracts/settings'
import { mail, saidIn } from './decide/act.ts'
import { contactOf } from './decide/people.ts'
import { isForTeam } from './decide/record.ts'
import type { DeskNow } from './desk.ts'
import type { MailOrder, Mover, NewEntry, PersonTarget } from './facts.ts'
import { filedBy } from './filing/filer.ts'
import { establishmentOf, productOf } from './filing/named.ts'
import { classified } from './filing/priority.ts'
import { refusal } from './reasons.ts'

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
}

export interface FilingContext extends DeskNow {
  readonly targets: FilingTargets
  readonly hasAttachments: boolean
}

/** The columns of a new ticket but its id, number, reference and versions, which the writer gives. */
export interface NewTicket {
  readonly status: 'dispatched'
  readonly title: string
  readonly description: string
  readonly categoryId: string
  readonly productId: string | null
  readonly establishmentId: string | null
  readonly onBehalf: OnBehalf
  readonly requesterId: string
  readonly filedById: string
  readonly teamId: string
  readonly agentId: null
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
}

/**
 * T1: the ticket that a filing makes, given to the team of its category.
 * @throws {Refusal} `forbidden` to whoever files for somebody else without being of the desk, `missing-scope` to a token that
 * may not write, `invalid` with a pointer for a field that names nothing, says nothing or is not offered by this desk.
 */
export const decideFiling = (mover: Mover, filing: Filing, context: FilingContext): FilingDecision => {
  const { settings, now, targets } = context
  const filer = filedBy(mover, filing, targets.requester)
  const category = categoryOf(targets)
  const establishmentId = establishmentOf(filing, filer.requester, settings)
  const ticket: NewTicket = {
    status: 'dispatched',
    title: saidIn(filing.title, '/title'),
    description: saidIn(filing.description, '/description'),
    categoryId: category.id,
    productId: productOf(filing, targets.product, settings),
    establishmentId,
    onBehalf: onBehalfOf(filing, establishmentId, settings),
    requesterId: filer.requester.id,
    filedById: filer.filedById,
    teamId: category.teamId,
    agentId: null,
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
  }
  const contactIds = contactsOf(filing, ticket, filer.isForDesk, context)
  return {
    ticket,
    contactIds,
    entries: entriesOf(ticket, contactIds, context),
    fromRequester: !filer.isForDesk,
    mails: [
      ...(settings['mail.acknowledge'] ? [mail('acknowledgement', ['requester', 'contacts'])] : []),
      mail('new_ticket', ['team'], { teamId: ticket.teamId }),
    ],
  }
}

const categoryOf = ({ category }: FilingTargets) => {
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
