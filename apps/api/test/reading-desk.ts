import type { Viewer } from '@guichet/domain/facts'
import type { Db } from '../src/db/client.ts'
import { newId } from '../src/db/id.ts'
import { viewerOf as viewerIn } from '../src/features/people/queries.ts'
import { joinTeam, makeEstablishment, makePerson, makeTeam } from './people.ts'
import { putCategory, putEntry, putFile, putTicket, putTransfer } from './ticket-rows.ts'

/** The marker of what only the desk's side may ever be given. */
export const MARKER = 'ZZINTERNALZZ'
/** The marker of what was written after the first team let the second ticket go. */
export const LATER = 'ZZLATERZZ'

/**
 * A small desk with everybody who may stand around a ticket. `held`: Camille's, for her school, of the first team, with a public
 * entry, a team note, a file of each and a mention. `left`: the first team let it go, then more was written.
 */
export async function readingDesk(db: Db) {
  const team = await makeTeam(db, 'Applications et services métiers', {
    'alex.agent': 'agent',
    'noa.agent': 'agent',
    'robin.responsable': 'lead',
  })
  const other = await makeTeam(db, 'Connexions internet et infrastructures', { 'lou.reseau': 'agent' })
  await makePerson(db, 'ange.admin', { administrator: true })
  const school = await makeEstablishment(db, '0149001A', {
    people: ['camille.demandeur', 'maelle.guerin'],
    heads: ['dominique.chef'],
  })
  await makePerson(db, 'sacha.etudiant', { audiences: ['student'] })
  await makePerson(db, 'hugo.vasseur')
  await joinTeam(db, (await makeTeam(db, 'Support de proximité')).id, 'yanis.lebreton')
  const people = Object.fromEntries((await db.person.findMany()).map(({ login, id }) => [login, id]))
  const id = (login: string): string => people[login] ?? ''
  const root = await putCategory(db, team.id, { label: 'Applications', acceptsTickets: false })
  const category = await putCategory(db, null, { label: 'Applications de gestion', parentId: root.id })
  const about = {
    requesterId: id('camille.demandeur'),
    establishmentId: school.id,
    onBehalf: 'establishment',
    teamId: team.id,
    categoryId: category.id,
  } as const
  const kept = {
    callbackPhone: '02 61 91 00 00',
    availability: 'Le matin',
    impact: 'service',
    urgency: 'high',
    priority: 4,
  } as const

  const held = await putTicket(db, {
    ...about,
    ...kept,
    title: 'Erreur 3141 à l’impression',
    status: 'assigned',
    agentId: id('alex.agent'),
    takenAt: new Date(),
  })
  await db.participant.createMany({
    data: [['hugo.vasseur', 'contact'] as const, ['yanis.lebreton', 'guest_agent'] as const].map(
      ([login, role]) => ({
        id: newId(),
        ticketId: held.id,
        personId: id(login),
        role,
        addedById: id('alex.agent'),
        addedAt: new Date(),
      }),
    ),
  })
  const open = await putEntry(db, held.id, {
    authorId: id('alex.agent'),
    body: 'Quelle version de GFC ?',
    data: { agentId: id('alex.agent') },
  })
  const note = await putEntry(db, held.id, {
    authorId: id('noa.agent'),
    audience: 'team',
    body: `Même panne ailleurs ${MARKER}`,
    data: { mention: MARKER },
    changes: [
      { field: 'priority', from: 3, to: 4 },
      { field: 'teamId', from: other.id, to: team.id },
    ],
  })
  const files = {
    open: await putFile(db, held.id, id('camille.demandeur'), {
      name: 'balance.pdf',
      audience: 'public',
      entryId: open,
    }),
    note: await putFile(db, held.id, id('noa.agent'), {
      name: `${MARKER}.txt`,
      audience: 'team',
      entryId: note,
    }),
  }
  await putMail(db, {
    personId: id('camille.demandeur'),
    ticketId: held.id,
    entryId: open,
    template: 'question',
  })
  // Camille was of the desk's side once: a notification of those days must stay there.
  await putMail(db, { personId: id('camille.demandeur'), ticketId: held.id, entryId: note, template: MARKER })

  const left = await putTicket(db, {
    ...about,
    ...kept,
    title: 'Portail carrière refusé',
    onBehalf: 'personal',
  })
  await putEntry(db, left.id, {
    authorId: id('camille.demandeur'),
    body: 'Avant le transfert',
    at: new Date(Date.now() - 60_000),
  })
  await putTransfer(db, left.id, other.id)
  const after = new Date(Date.now() + 60_000)
  await putEntry(db, left.id, { authorId: id('lou.reseau'), body: `${LATER} publié`, at: after })
  const laterNote = await putEntry(db, left.id, {
    authorId: id('lou.reseau'),
    audience: 'team',
    body: `${LATER} note`,
    at: after,
  })
  await putFile(db, left.id, id('lou.reseau'), { name: `${LATER}.txt`, audience: 'team', entryId: laterNote })
  await db.ticket.update({
    where: { id: left.id },
    data: { title: `${LATER} titre`, priority: 5, updatedAt: after, teamUpdatedAt: after },
  })
  return { team, other, school, category, root, held, left, files, id, note, open }
}
export type ReadingDesk = Awaited<ReturnType<typeof readingDesk>>

async function putMail(
  db: Db,
  mail: { personId: string; ticketId: string; entryId: string; template: string },
): Promise<void> {
  const at = new Date()
  await db.outgoingMail.create({
    data: {
      id: newId(),
      actId: newId(),
      messageId: newId(),
      status: 'sent',
      createdAt: at,
      notBefore: at,
      ...mail,
    },
  })
}

/** The person of this login as the rules know them, without going through the door. */
export async function viewerOf(db: Db, login: string, scopes: Viewer['scopes'] = null): Promise<Viewer> {
  const person = await db.person.findUniqueOrThrow({
    where: { login },
    include: { memberships: { where: { endedAt: null } }, establishments: true },
  })
  return { ...viewerIn(person), scopes }
}
