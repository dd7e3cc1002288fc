import {
  addCalendar as addition,
  importClosures,
  listCalendars,
  listTargets,
  putCalendar,
  putTargets,
} from '@guichet/contracts/service'
import { dayIn, isoDay } from '@guichet/domain/days'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { requireAdministrator, requireId, unknownHere } from '../../http/access.ts'
import { mount } from '../../http/mount.ts'
import { closuresIn } from '../../icalendar/closures.ts'
import { addCalendar, closeOn, rewriteCalendar, rewriteTargets } from './commands.ts'
import { calendarById, calendarsOf, targetsNow } from './queries.ts'
import { requireDesk } from './scope.ts'

export function serviceRoutes(app: FastifyInstance, { db, env }: Deps): void {
  const calendarAs = async (id: string) => {
    const found = await calendarById(db, id)
    if (found === undefined) throw unknownHere()
    return found
  }

  mount(app, listCalendars, async ({ viewer }) => {
    requireDesk(viewer)
    return { items: await calendarsOf(db) }
  })

  mount(app, addition, async ({ viewer, body }) => {
    requireAdministrator(viewer)
    return calendarAs(await addCalendar(db, body))
  })

  mount(app, putCalendar, async ({ viewer, params, body }) => {
    requireAdministrator(viewer)
    requireId(params.id)
    await rewriteCalendar(db, params.id, body)
    return calendarAs(params.id)
  })

  mount(app, importClosures, async ({ viewer, params, body, now }) => {
    requireAdministrator(viewer)
    requireId(params.id)
    await closeOn(db, params.id, closuresIn(body.icalendar, isoDay(dayIn(now, env.DESK_TIMEZONE))))
    return calendarAs(params.id)
  })

  mount(app, listTargets, async ({ viewer }) => {
    requireDesk(viewer)
    return { items: await targetsNow(db) }
  })

  mount(app, putTargets, async ({ viewer, body }) => {
    requireAdministrator(viewer)
    await rewriteTargets(db, body.items)
    return { items: await targetsNow(db) }
  })
}
