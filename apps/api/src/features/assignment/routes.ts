import {
  deleteAbsence,
  deleteMemberAbsence,
  getAbsence,
  listMembers,
  listRules,
  patchMember,
  patchTeam,
  putAbsence,
  putAssignment,
  putMemberAbsence,
} from '@guichet/contracts/assignment'
import { dayIn, isoDay } from '@guichet/domain/days'
import { refusal } from '@guichet/domain/reasons'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { requireAdministrator, requireDesk, requireId, unknownHere } from '../../http/access.ts'
import { mount } from '../../http/mount.ts'
import { changeTeam, chooseRule, comeBack, goAway, placeMember } from './commands.ts'
import { absenceOf, isMember, membersOf, ruledCategories } from './queries.ts'
import { refuseOwnAddress, requireAgent, requireLead, requireMember } from './scope.ts'

export function assignmentRoutes(app: FastifyInstance, { db, env }: Deps): void {
  const today = (now: Date) => isoDay(dayIn(now, env.DESK_TIMEZONE))

  const requireOneOf = async (teamId: string, personId: string) => {
    requireId(personId)
    if (!(await isMember(db, teamId, personId))) throw unknownHere()
  }

  mount(app, listMembers, async ({ viewer, params }) => {
    requireMember(viewer, params.id)
    return { items: await membersOf(db, params.id) }
  })

  mount(app, patchMember, async ({ viewer, params, body, request }) => {
    requireLead(viewer, params.id)
    requireId(params.personId)
    await placeMember(db, params.id, params.personId, body, request.ifMatch)
    return { items: await membersOf(db, params.id) }
  })

  mount(app, patchTeam, async ({ viewer, params, body, request }) => {
    requireLead(viewer, params.id)
    refuseOwnAddress(body.mailbox, env.MAIL_FROM)
    await changeTeam(db, params.id, body, request.ifMatch)
  })

  mount(app, putMemberAbsence, async ({ viewer, params: { id, personId }, body, now }) => {
    requireLead(viewer, id)
    await requireOneOf(id, personId)
    requireToCome(body, today(now))
    await goAway(db, { personId, teamIds: [id] }, body)
    return { items: await membersOf(db, id) }
  })

  mount(app, deleteMemberAbsence, async ({ viewer, params: { id, personId } }) => {
    requireLead(viewer, id)
    await requireOneOf(id, personId)
    await comeBack(db, { personId })
    return { items: await membersOf(db, id) }
  })

  mount(app, listRules, async ({ viewer }) => {
    requireDesk(viewer)
    return { items: await ruledCategories(db) }
  })

  mount(app, putAssignment, async ({ viewer, params, body, request }) => {
    requireAdministrator(viewer)
    requireId(params.id)
    await chooseRule(db, params.id, body.assignment, request.ifMatch)
    return body
  })

  mount(app, getAbsence, async ({ viewer, now }) => {
    requireAgent(viewer)
    return { absence: await absenceOf(db, viewer, today(now)) }
  })

  mount(app, putAbsence, async ({ viewer, body, now }) => {
    requireAgent(viewer)
    requireToCome(body, today(now))
    await goAway(
      db,
      { personId: viewer.personId, teamIds: viewer.memberships.map(({ teamId }) => teamId) },
      body,
    )
    const absence = await absenceOf(db, viewer, today(now))
    if (absence === null) throw unknownHere()
    return { absence }
  })

  mount(app, deleteAbsence, async ({ viewer }) => {
    requireAgent(viewer)
    await comeBack(db, viewer)
  })
}

function requireToCome({ to }: { to: string }, today: string): void {
  if (to < today) throw refusal('refusal.absence_over', { pointer: '/to' })
}
