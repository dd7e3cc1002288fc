import {
  deleteAbsence,
  getAbsence,
  listMembers,
  patchMember,
  patchTeam,
  putAbsence,
  putAssignment,
} from '@guichet/contracts/assignment'
import { dayIn, isoDay } from '@guichet/domain/days'
import { refusal } from '@guichet/domain/reasons'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { requireAdministrator, requireId, unknownHere } from '../../http/access.ts'
import { mount } from '../../http/mount.ts'
import { changeTeam, chooseRule, comeBack, goAway, placeMember } from './commands.ts'
import { absenceOf, membersOf } from './queries.ts'
import { refuseOwnAddress, requireAgent, requireLead, requireMember } from './scope.ts'

export function assignmentRoutes(app: FastifyInstance, { db, env }: Deps): void {
  const today = (now: Date) => isoDay(dayIn(now, env.DESK_TIMEZONE))

  mount(app, listMembers, async ({ viewer, params }) => {
    requireMember(viewer, params.id)
    return { items: await membersOf(db, params.id) }
  })

  mount(app, patchMember, async ({ viewer, params, body }) => {
    requireLead(viewer, params.id)
    requireId(params.personId)
    await placeMember(db, params.id, params.personId, body)
    return { items: await membersOf(db, params.id) }
  })

  mount(app, patchTeam, async ({ viewer, params, body }) => {
    requireLead(viewer, params.id)
    refuseOwnAddress(body.mailbox, env.MAIL_FROM)
    await changeTeam(db, params.id, body)
  })

  mount(app, putAssignment, async ({ viewer, params, body }) => {
    requireAdministrator(viewer)
    requireId(params.id)
    await chooseRule(db, params.id, body.assignment)
    return body
  })

  mount(app, getAbsence, async ({ viewer, now }) => {
    requireAgent(viewer)
    return { absence: await absenceOf(db, viewer, today(now)) }
  })

  mount(app, putAbsence, async ({ viewer, body, now }) => {
    requireAgent(viewer)
    if (body.to < today(now)) throw refusal('refusal.absence_over', { pointer: '/to' })
    await goAway(db, viewer, body)
    const absence = await absenceOf(db, viewer, today(now))
    if (absence === null) throw unknownHere()
    return { absence }
  })

  mount(app, deleteAbsence, async ({ viewer }) => {
    requireAgent(viewer)
    await comeBack(db, viewer)
  })
}
