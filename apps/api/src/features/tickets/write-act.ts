import type { Channel } from '@guichet/contracts/lifecycle'
import type { Before } from '@guichet/domain/decide-undo'
import type { Decision, NewEntry } from '@guichet/domain/facts'
import type { Passage } from '@guichet/domain/mail-wishes'
import { stepTold } from '@guichet/domain/following'
import { newId } from '../../db/id.ts'
import { messageIdOf } from '../../mail/message-id.ts'
import type { MailSigner } from '../../mail/message-id.ts'
import { mailboxOrder, recipientsOf } from './write-recipients.ts'
import type { Circle, PeopleAround, Recipient } from './write-recipients.ts'
import type { Env } from '../../env.ts'
import type { Once } from '../../http/idempotency.ts'

export interface Author {
  /** Null: the clock or the application. */
  readonly personId: string | null
  /** They act as owner or contact. */
  readonly fromRequester: boolean
  readonly channel: Channel
}

export interface EntryRow extends Pick<NewEntry, 'audience' | 'kind' | 'changes' | 'data' | 'mentions'> {
  readonly id: string
  readonly body: string | null
  readonly byApplication: boolean
}

export interface MailRow {
  readonly id: string
  /** One of both: a person, or the team whose mailbox it goes to. */
  readonly personId: string | null
  readonly teamId: string | null
  readonly entryId: string | null
  readonly template: string
  readonly data: Readonly<Record<string, unknown>>
  readonly passage: Passage
  readonly messageId: string
}

/** One act on one ticket, everything decided: rows ready to be written by one statement. */
export interface Act {
  readonly id: string
  readonly now: Date
  readonly author: Author
  readonly ticket: { readonly id: string; readonly number: number; readonly reference: string }
  readonly circle: Circle
  readonly decision: Decision
  readonly entries: readonly EntryRow[]
  readonly mails: readonly MailRow[]
  readonly attachmentIds: readonly string[]
  /** The entry that the files go with. */
  readonly filesEntry: EntryRow | null
  /** The entry that holds what was said or brought, else the first. */
  readonly mainEntry: EntryRow | null
  readonly newPeople: readonly NewPerson[]
  readonly once: Once | null
  readonly isFiling: boolean
  /** The acts done together that it may be taken back with, and what it changes as it is now. */
  readonly undoable: { readonly bulkId: string; readonly before: Before } | null
  /** The act that this one takes back. */
  readonly undoes: string | null
  /** Under which id words are held that leave later, and the acts done together that they are taken back with. */
  readonly heldUnder: { readonly id: string; readonly bulkId: string | null } | null
  /** The words, held until now, that this act says. */
  readonly sends: string | null
}

/** Somebody known by an address alone, who takes part by mail. */
export interface NewPerson {
  readonly id: string
  readonly email: string
}

type Given = Omit<Act, 'id' | 'entries' | 'mails' | 'filesEntry' | 'mainEntry'> & {
  around: PeopleAround
  signer: MailSigner
}

type Addressed = Omit<Recipient, 'personId'> & { personId: string | null }

/** Gives a decision its ids, in the order of its entries, and its mails their persons. */
export function actOf({ around, signer, ...given }: Given): Act {
  const { decision, circle, ticket } = given
  const entries = decision.entries.map((entry) => ({
    id: newId(),
    audience: entry.audience,
    kind: entry.kind,
    body: entry.body ?? null,
    changes: entry.changes,
    data: entry.data,
    byApplication: entry.byApplication === true,
    mentions: entry.mentions ?? [],
  }))
  const filesEntry = entries[decision.entries.findIndex((entry) => entry.takesAttachments)] ?? null
  const reached = Object.fromEntries(given.newPeople.map(({ id }) => [id, 'each' as const]))
  const reachable = { ...around.reachable, ...reached }
  const mailOf = ({ personId, order, ofDesk, passage }: Addressed): MailRow => {
    const id = newId()
    const entryId = entryTold(entries, ofDesk)?.id ?? null
    const messageId = messageIdOf(id, ticket.number, signer)
    const to = { personId, teamId: personId === null ? circle.teamId : null }
    return { id, ...to, entryId, template: order.template, data: order.data, passage, messageId }
  }
  // What a filing tells, its own orders say.
  const orders = given.isFiling ? decision.mails : [...decision.mails, ...stepTold(decision)]
  const told = recipientsOf(orders, circle, { ...around, reachable })
  const order = mailboxOrder(orders, circle, around, told)
  const mails = told.map(mailOf)
  if (order) mails.push(mailOf({ personId: null, order, ofDesk: true, passage: 'now' }))
  const mainEntry = filesEntry ?? entries.find((entry) => entry.body !== null) ?? entries[0] ?? null
  return { ...given, id: newId(), entries, mails, filesEntry, mainEntry }
}

/** The entry that a mail quotes: the one with words, and nothing of the team's to whoever may not read it. */
function entryTold(entries: readonly EntryRow[], ofDesk: boolean): EntryRow | undefined {
  const read = ofDesk ? entries : entries.filter((entry) => entry.audience === 'public')
  return read.find((entry) => entry.body !== null) ?? read[0]
}

/** Our mails are named after the desk's public address. */
export const signerOf = ({
  SECRET_KEYS,
  PUBLIC_URL,
}: Pick<Env, 'SECRET_KEYS' | 'PUBLIC_URL'>): MailSigner => ({
  secretKeys: SECRET_KEYS,
  domain: new URL(PUBLIC_URL).hostname,
})
