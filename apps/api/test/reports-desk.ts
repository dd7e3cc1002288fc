import { makeCategory, makeDesk, makeProduct } from './desk.ts'
import { makePerson } from './people.ts'
import type { TestApp } from './start-app.ts'
import { putEntry, putTicket } from './ticket-rows.ts'
import type { CloseReason, Status, Ticket } from '../src/db/generated/client.ts'
import { newId } from '../src/db/id.ts'

/** A ticket as one counts it by hand: all that a figure may depend on. */
export interface Made extends Pick<
  Ticket,
  | 'reference'
  | 'number'
  | 'title'
  | 'status'
  | 'closeReason'
  | 'teamId'
  | 'categoryId'
  | 'productId'
  | 'establishmentId'
  | 'requesterId'
  | 'agentId'
  | 'origin'
  | 'createdAt'
  | 'takenAt'
  | 'resolvedAt'
  | 'finalAt'
  | 'dueAt'
> {
  audiences: readonly string[]
  acts: { kind: string; at: Date; satisfaction: number | null }[]
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
const STATUSES: Status[] = [
  'closed',
  'closed',
  'assigned',
  'dispatched',
  'resolved',
  'pending_requester',
  'closed',
  'on_hold',
  'cancelled',
  'refused',
]
const TITLES = [
  'Imprimante en panne',
  'Imprimante toujours en panne',
  'Messagerie pleine',
  'Wifi',
  'Badge muet',
  'Convocation introuvable au lycée',
]

/** A desk with tickets of fifteen months: every state, part, hour and change of hour, all from their number. */
export async function makeReportsDesk(app: TestApp, now: Date, tickets = 420) {
  const { db } = app
  const desk = await makeDesk(app)
  await makePerson(db, 'ange.admin', { administrator: true })
  const print = await makeCategory(db, 'Impression', { parentId: desk.mailbox.id })
  const products = [await makeProduct(db, 'Gestion', 'GFC'), await makeProduct(db, 'Notes', 'Pronote')]
  const categories = [
    { id: desk.mailbox.id, teamId: desk.support.id },
    { id: print.id, teamId: desk.support.id },
    { id: desk.service.id, teamId: desk.support.id },
    { id: desk.wifi.id, teamId: desk.network.id },
  ]
  const agents: Record<string, string[]> = {
    [desk.support.id]: [await desk.id('alex.agent'), await desk.id('noa.agent')],
    [desk.network.id]: [await desk.id('lou.reseau')],
  }
  const askers = [
    { id: await desk.id('camille.demandeur'), audiences: ['staff'] },
    { id: await desk.id('sacha.etudiant'), audiences: ['student'] },
    { id: await desk.id('robin.responsable'), audiences: ['staff'] },
    {
      id: (await makePerson(db, 'deux.publics', { audiences: ['staff', 'teacher'] })).id,
      audiences: ['staff', 'teacher'],
    },
  ]
  for (const { id, audiences } of askers)
    await db.person.update({ where: { id }, data: { audiences: [...audiences] } })
  const made: Made[] = []
  for (let n = 0; n < tickets; n++) {
    const status = STATUSES[(n * 7) % STATUSES.length] ?? 'closed'
    const place = categories[(n * 3 + Math.floor(n / 5)) % categories.length]
    const asker = askers[(n * 11) % 9 === 0 ? 2 : n % 2 === 0 ? 0 : n % 3 === 0 ? 3 : 1]
    if (place === undefined || asker === undefined) throw new Error('no place')
    const createdAt = new Date(
      now.getTime() -
        ((n * 7_919) % 455) * DAY * 0.31 * (n % 3 === 0 ? 3 : 1) -
        ((n * 104_729) % 1_440) * 60_000,
    )
    const took = ((n * 37) % 300) * HOUR
    const sent = (hours: number) =>
      new Date(Math.min(now.getTime() - 1_000, createdAt.getTime() + hours * HOUR))
    const isTaken = status !== 'dispatched' && status !== 'cancelled'
    const isSolved = status === 'resolved' || status === 'closed'
    const isFinal = status === 'closed' || status === 'cancelled' || status === 'refused'
    const takenAt = isTaken ? sent((n * 13) % 60) : null
    const resolvedAt = isSolved ? sent(took / HOUR + 60) : null
    const finalAt = isFinal ? sent(took / HOUR + 90) : null
    const closeReason: CloseReason | null =
      status === 'closed' ? (n % 17 === 0 ? 'duplicate' : 'accepted') : null
    const agentId = isTaken ? (agents[place.teamId]?.[n % 2] ?? agents[place.teamId]?.[0] ?? null) : null
    const dueAt = isFinal || n % 3 === 1 ? null : new Date(now.getTime() + (n % 2 === 0 ? -1 : 1) * HOUR)
    const row = await putTicket(db, {
      requesterId: asker.id,
      teamId: place.teamId,
      categoryId: place.id,
      number: 10_000 + n,
      reference: `n°${10_000 + n}`,
      title: `${TITLES[(n * 5) % TITLES.length] ?? ''} salle ${n}`,
      status: isFinal ? 'dispatched' : status,
      productId: n % 4 === 0 ? (products[n % 8 === 0 ? 0 : 1]?.id ?? null) : null,
      establishmentId: n % 3 === 0 ? desk.school.id : null,
      agentId: isFinal ? null : agentId,
      takenAt,
      resolvedAt,
      dueAt,
      origin: n % 5 === 0 ? 'phone' : n % 7 === 0 ? 'mail' : 'portal',
      createdAt,
    })
    const last = { status, closeReason, agentId, finalAt }
    const acts: Made['acts'] = []
    if (resolvedAt !== null) acts.push({ kind: 'resolve', at: resolvedAt, satisfaction: null })
    if (resolvedAt !== null && n % 6 === 0)
      acts.push({ kind: 'refuse_closure', at: resolvedAt, satisfaction: null })
    if (finalAt !== null && n % 10 === 0) acts.push({ kind: 'reopen', at: finalAt, satisfaction: null })
    if (closeReason === 'accepted' && finalAt !== null)
      acts.push({ kind: 'approve_closure', at: finalAt, satisfaction: n % 3 === 0 ? null : 1 + (n % 5) })
    for (const { kind, at, satisfaction } of acts)
      if (kind === 'approve_closure')
        await db.closureApproval.create({
          data: {
            id: newId(),
            ticketId: row.id,
            requestedAt: at,
            outcome: 'approved',
            decidedAt: at,
            satisfaction,
          },
        })
      else await putEntry(db, row.id, { kind, at })
    if (isFinal) await db.ticket.update({ where: { id: row.id }, data: last })
    made.push({ ...row, ...last, audiences: asker.audiences, acts })
  }
  return { desk, made, products, print, now }
}
