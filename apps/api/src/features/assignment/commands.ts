import type { AssignmentRule } from '@guichet/contracts/assignment'
import type { MailboxLevel } from '@guichet/contracts/following'
import type { Language } from '@guichet/contracts/me'
import { refusal } from '@guichet/domain/reasons'
import { Prisma } from '../../db/generated/client.ts'
import type { Db } from '../../db/client.ts'
import { unknownHere } from '../../http/access.ts'
import { requireVersion, versionOf } from '../../http/if-match.ts'
import { teamVersion } from '../people/queries.ts'
import { versionOfPlace } from './queries.ts'

interface AbsenceInput {
  readonly from: string
  readonly to: string
  readonly substituteId: string | null
}

interface Away {
  readonly personId: string
  readonly teamIds: readonly string[]
}

/** Somebody is away; a new absence takes the place of the one before. The substitute is of one of these teams. */
export async function goAway(db: Db, { personId, teamIds }: Away, input: AbsenceInput): Promise<void> {
  const { substituteId } = input
  if (substituteId !== null && !(await isColleague(db, substituteId, personId, teamIds)))
    throw refusal('refusal.substitute_unknown', { pointer: '/substituteId' })
  const absence = { from: new Date(input.from), to: new Date(input.to), substituteId }
  await db.absence.upsert({ where: { personId }, create: { personId, ...absence }, update: absence })
}

export async function comeBack(db: Db, { personId }: Pick<Away, 'personId'>): Promise<void> {
  await db.absence.deleteMany({ where: { personId } })
}

/** Somebody's share of what comes by itself, and their place in the team. Refuses (412) what was changed since. */
export async function placeMember(
  db: Db,
  teamId: string,
  personId: string,
  { weight, rank }: { weight?: number | undefined; rank?: number | undefined },
  ifMatch: number | null,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const [held] = await tx.$queryRaw<{ id: string; weight: number; rank: number }[]>`
      select id, weight, rank from membership
      where team_id = ${teamId}::uuid and person_id = ${personId}::uuid and ended_at is null for update`
    if (held === undefined) throw unknownHere()
    requireVersion(ifMatch, versionOfPlace(held))
    await tx.membership.update({
      where: { id: held.id },
      // What was owed under the former share is owed no more.
      data: { ...(weight !== undefined && { weight, credit: 0 }), ...(rank !== undefined && { rank }) },
    })
  })
}

/** How a team marks its tickets, and what its mailbox is told; what is not named stays. Refuses (412) what was changed since. */
export async function changeTeam(
  db: Db,
  id: string,
  edits: TeamEdits,
  ifMatch: number | null,
): Promise<void> {
  const { tags, tagsOnly, timeRequired, mailbox, mailboxLevel, mailboxLanguage } = edits
  await db.$transaction(async (tx) => {
    const [held] = await tx.$queryRaw<{ version: number }[]>`
      select ${teamVersion(Prisma.sql`true`)} as version from team g
      where g.id = ${id}::uuid and g.retired_at is null for update`
    if (held === undefined) throw unknownHere()
    requireVersion(ifMatch, held.version)
    await tx.team.update({
      where: { id },
      data: {
        ...(tags !== undefined && { tags: [...new Set(tags)].toSorted() }),
        ...(tagsOnly !== undefined && { tagsOnly }),
        ...(timeRequired !== undefined && { timeRequired }),
        ...(mailbox !== undefined && { mailbox }),
        ...(mailboxLevel !== undefined && { mailboxLevel }),
        ...(mailboxLanguage !== undefined && { mailboxLanguage }),
      },
    })
  })
}

interface TeamEdits {
  readonly tags?: readonly string[] | undefined
  readonly tagsOnly?: boolean | undefined
  readonly timeRequired?: boolean | undefined
  readonly mailbox?: string | null | undefined
  readonly mailboxLevel?: MailboxLevel | undefined
  readonly mailboxLanguage?: Language | null | undefined
}

export async function chooseRule(
  db: Db,
  categoryId: string,
  assignment: AssignmentRule | null,
  ifMatch: number | null,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const [held] = await tx.$queryRaw<{ assignment: AssignmentRule | null }[]>`
      select assignment from category where id = ${categoryId}::uuid and retired_at is null for update`
    if (held === undefined) throw unknownHere()
    requireVersion(ifMatch, versionOf(held.assignment))
    await tx.category.update({ where: { id: categoryId }, data: { assignment } })
  })
}

/** Another active member of one of the teams. */
async function isColleague(
  db: Db,
  personId: string,
  oneself: string,
  teamIds: readonly string[],
): Promise<boolean> {
  if (personId === oneself) return false
  const found = await db.membership.findFirst({
    where: {
      personId,
      endedAt: null,
      teamId: { in: [...teamIds] },
      person: { disabledAt: null },
    },
    select: { id: true },
  })
  return found !== null
}
