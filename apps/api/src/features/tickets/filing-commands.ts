import { formatReference } from '@guichet/contracts/settings'
import type { Filing } from '@guichet/contracts/filing'
import { decideFiling } from '@guichet/domain/decide-filing'
import type { Lineage } from '@guichet/domain/decide-filing'
import type { Mover, PersonTarget } from '@guichet/domain/facts'
import { refusal } from '@guichet/domain/reasons'
import { newId } from '../../db/id.ts'
import type { Deps } from '../../deps.ts'
import { actOf, signerOf } from './write-act.ts'
import type { NewPerson } from './write-act.ts'
import { refuseFiles } from './write-files.ts'
import { filingFactsOf } from './filing-queries.ts'
import type { BeforeFiling } from './filing-queries.ts'
import { refuseFields } from '@guichet/domain/filing/form'
import { replayed } from '../../http/idempotency.ts'
import type { Once } from '../../http/idempotency.ts'
import { untilWritten } from '../../db/until-written.ts'
import { writeFiling } from './write-filing.ts'

export interface Filed {
  readonly reference: string
}

/**
 * T1: one read, one write; `lineage` is read before each attempt, for it may move meanwhile. A draft, or an idempotency key, that made a ticket already answers with that ticket.
 * @throws {Refusal} as `decideFiling`, and for files or fields of the form that are refused.
 */
export async function fileTicket(
  deps: Deps,
  mover: Mover & { kind: 'person' },
  filing: Filing,
  once: Once | null = null,
  lineage?: () => Promise<Lineage>,
): Promise<Filed> {
  return untilWritten(async () => attempt(deps, mover, filing, once, await lineage?.()))
}

async function attempt(
  deps: Deps,
  mover: Mover & { kind: 'person' },
  filing: Filing,
  once: Once | null,
  lineage: Lineage | undefined,
): Promise<Filed | null> {
  const { personId: actorId } = mover.viewer
  const attachmentIds = [...new Set(filing.attachmentIds)]
  const before = await filingFactsOf(deps.db, {
    filing,
    actorId,
    requesterId: filing.requesterId ?? actorId,
    once,
  })
  const made = replayed(once, before.remembered)?.reference ?? before.ofDraft
  if (made !== null) return { reference: made }
  const settings = await deps.settings()
  const now = deps.clock(before.databaseNow)
  const { contacts, newPeople } = withNewPeople(filing, before)
  const context = {
    settings,
    now,
    timeZone: deps.env.DESK_TIMEZONE,
    hasAttachments: attachmentIds.length > 0,
    service: await deps.service(),
    draw: deps.draw(),
    lineage,
  }
  const decision = decideFiling(mover, filing, { ...context, targets: { ...before, contacts } })
  if (before.category === null) throw refusal('refusal.category_unknown', { pointer: '/categoryId' })
  // Whoever splits an entry or joins an incident was asked nothing of a topic’s own questions.
  if (lineage === undefined) refuseFields(before.category.form, decision.ticket.fields)
  refuseFiles(attachmentIds, before.files)
  const { requesterId, teamId, agentId } = decision.ticket
  const act = actOf({
    now,
    author: { personId: actorId, fromRequester: decision.fromRequester, channel: mover.channel },
    ticket: {
      id: newId(),
      number: before.number,
      reference: formatReference(settings['reference.format'], before.number),
    },
    circle: {
      authorId: actorId,
      requesterId,
      contactIds: decision.contactIds,
      guestIds: [],
      agentId,
      teamId,
    },
    decision: { ...decision, patch: {}, bumps: 'public', removeParticipantIds: [] },
    attachmentIds,
    newPeople,
    once,
    isFiling: true,
    undoable: null,
    undoes: null,
    heldUnder: null,
    sends: null,
    around: before.around,
    signer: signerOf(deps.env),
  })
  return (await writeFiling(deps.db, act, decision)) ? { reference: act.ticket.reference } : null
}

/** An address that is nobody's yet becomes a person with the filing, once however often it is named. */
function withNewPeople(
  { contacts = [] }: Filing,
  before: BeforeFiling,
): { contacts: (PersonTarget | null)[]; newPeople: NewPerson[] } {
  const made = new Map<string, PersonTarget>()
  const found = contacts.map(({ personId, email }, place) => {
    const known = before.contacts[place] ?? null
    if (known !== null || personId !== undefined || email === undefined) return known
    const address = email.toLowerCase()
    const person = made.get(address) ?? { id: newId(), teamIds: [], headOf: [] }
    made.set(address, person)
    return person
  })
  return { contacts: found, newPeople: [...made].map(([email, { id }]) => ({ id, email })) }
}
