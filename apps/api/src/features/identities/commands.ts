import { Refusal } from '@guichet/domain/refusal'
import type { Tx } from '../../db/client.ts'
import { newId } from '../../db/id.ts'
import { untilWritten } from '../../db/until-written.ts'
import type { Deps } from '../../deps.ts'
import type { Description } from '../../http/claims.ts'
import type { Identity } from '../../http/identity-provider.ts'
import { forgetCallers } from '../../http/recent-callers.ts'
import { endMembershipsIn } from '../departures/commands.ts'

type Person = { id: string; disabledAt: Date | null }

/**
 * The person of an identity, made at their first sign-in, brought up to date by the claims at each: a group lost ends
 * its membership, and the tickets held go back to the team.
 * Refuses `forbidden` when the account is disabled, taken by another identity, or signed in too weakly for its rights.
 */
export async function recordPerson(
  deps: Deps,
  identity: Identity,
  description: Description,
  now: Date,
): Promise<Person> {
  // A deadlock with somebody at work on those tickets takes the whole transaction down: it is tried again as a whole.
  const person = await untilWritten(() =>
    deps.db.$transaction((tx) => recordIn(deps, tx, identity, description, now), { timeout: 30_000 }),
  )
  // Their other sessions have the rights of the new claims too.
  await forgetCallers(deps.db)
  return person
}

async function recordIn(
  deps: Deps,
  tx: Tx,
  { issuer, subject }: Identity,
  description: Description,
  now: Date,
): Promise<Person> {
  // Two first sign-ins of one person at once make one person.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`${issuer} ${subject}`}, 0))`
  const known = await tx.personIdentity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    include: { person: true },
  })
  const { linkByLogin } = deps.env.OIDC_CLAIMS
  const person = known?.person ?? (await firstSignIn(tx, { issuer, subject }, description, linkByLogin, now))
  if (person.disabledAt !== null) throw new Refusal('forbidden', 'refusal.account_disabled')
  await applyDescription(deps, tx, person.id, description, now)
  if (!description.strong && (await hasRights(tx, person.id))) {
    throw new Refusal('forbidden', 'refusal.sign_in_too_weak')
  }
  return person
}

async function firstSignIn(
  tx: Tx,
  identity: { issuer: string; subject: string },
  { login, name }: Description,
  linkByLogin: boolean,
  now: Date,
): Promise<Person> {
  if (login === null) throw new Refusal('sign-in-failed', 'refusal.claims_missing')
  const namesake = await tx.person.findUnique({ where: { login }, include: { identities: true } })
  if (namesake !== null && (!linkByLogin || namesake.identities.length > 0)) {
    throw new Refusal('forbidden', 'refusal.identity_conflict')
  }
  const person =
    namesake ??
    (await tx.person.create({
      data: { id: newId(), login, name: name ?? login, audiences: [], createdAt: now },
    }))
  await tx.personIdentity.create({ data: { id: newId(), personId: person.id, ...identity } })
  return person
}

async function applyDescription(
  deps: Deps,
  tx: Tx,
  personId: string,
  description: Description,
  now: Date,
): Promise<void> {
  const { name, email, emailVerified, audiences, administrator, establishments, headOf, teams } = description
  await tx.person.update({
    where: { id: personId },
    data: {
      ...(name !== null && { name }),
      ...(email !== null && { email, emailVerified }),
      ...(audiences !== undefined && { audiences: [...new Set(audiences)] }),
      ...(administrator !== undefined && { administrator }),
    },
  })
  if (establishments !== undefined || headOf !== undefined) {
    await setEstablishments(tx, personId, establishments ?? [], headOf ?? [])
  }
  if (teams !== undefined) await setTeams(deps, tx, personId, teams, now)
}

async function setEstablishments(
  tx: Tx,
  personId: string,
  codes: readonly string[],
  headed: readonly string[],
) {
  const all = [...new Set([...codes, ...headed])]
  const known = await tx.establishment.findMany({ where: { code: { in: all }, retiredAt: null } })
  await tx.establishmentPerson.deleteMany({ where: { personId } })
  await tx.establishmentPerson.createMany({
    data: known.map(({ id, code }) => ({ establishmentId: id, personId, head: headed.includes(code) })),
  })
}

async function setTeams(
  deps: Deps,
  tx: Tx,
  personId: string,
  wanted: NonNullable<Description['teams']>,
  now: Date,
) {
  const teams = await tx.team.findMany({ where: { label: { in: wanted.map(({ team }) => team) } } })
  const roles = new Map(
    teams.map(
      ({ id, label }) =>
        [id, wanted.some(({ team, role }) => team === label && role === 'lead') ? 'lead' : 'agent'] as const,
    ),
  )
  const present = await tx.membership.findMany({ where: { personId, endedAt: null } })
  for (const { id, teamId } of present) if (!roles.has(teamId)) await endMembershipsIn(deps, tx, { id }, now)
  for (const [teamId, role] of roles) {
    const held = present.find((membership) => membership.teamId === teamId)
    if (held === undefined) {
      await tx.membership.create({ data: { id: newId(), teamId, personId, role, createdAt: now } })
    } else if (held.role !== role) {
      await tx.membership.update({ where: { id: held.id }, data: { role } })
    }
  }
}

async function hasRights(tx: Tx, personId: string): Promise<boolean> {
  const memberships = await tx.membership.count({ where: { personId, endedAt: null } })
  return memberships > 0 || (await tx.person.count({ where: { id: personId, administrator: true } })) > 0
}
