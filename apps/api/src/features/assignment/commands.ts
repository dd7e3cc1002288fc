import type { AssignmentRule } from '@guichet/contracts/assignment'
import type { MailboxLevel } from '@guichet/contracts/following'
import type { Language } from '@guichet/contracts/me'
import { refusal } from '@guichet/domain/reasons'
import type { Db } from '../../db/client.ts'
import { unknownHere } from '../../http/access.ts'

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

/** Somebody's share of what comes by itself, and their place in the team. */
export async function placeMember(
  db: Db,
  teamId: string,
  personId: string,
  { weight, rank }: { weight?: number | undefined; rank?: number | undefined },
): Promise<void> {
  const { count } = await db.membership.updateMany({
    where: { teamId, personId, endedAt: null },
    // What was owed under the former share is owed no more.
    data: { ...(weight !== undefined && { weight, credit: 0 }), ...(rank !== undefined && { rank }) },
  })
  if (count === 0) throw unknownHere()
}

/** How a team marks its tickets, and what its mailbox is told; what is not named stays. */
export async function changeTeam(db: Db, id: string, edits: TeamEdits): Promise<void> {
  const { tags, tagsOnly, timeRequired, mailbox, mailboxLevel, mailboxLanguage } = edits
  const { count } = await db.team.updateMany({
    where: { id, retiredAt: null },
    data: {
      ...(tags !== undefined && { tags: [...new Set(tags)].toSorted() }),
      ...(tagsOnly !== undefined && { tagsOnly }),
      ...(timeRequired !== undefined && { timeRequired }),
      ...(mailbox !== undefined && { mailbox }),
      ...(mailboxLevel !== undefined && { mailboxLevel }),
      ...(mailboxLanguage !== undefined && { mailboxLanguage }),
    },
  })
  if (count === 0) throw unknownHere()
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
): Promise<void> {
  const { count } = await db.category.updateMany({
    where: { id: categoryId, retiredAt: null },
    data: { assignment },
  })
  if (count === 0) throw unknownHere()
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
