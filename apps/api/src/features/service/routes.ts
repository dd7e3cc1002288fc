import {
  addCalendar as addition,
  foreseeDelays,
  getWarnings,
  importClosures,
  listCalendars,
  listTargets,
  previewClosures,
  putCalendar,
  putTargets,
  putWarnings,
} from '@guichet/contracts/service'
import { nextFriday } from '@guichet/domain/calendar'
import { dayIn, isoDay } from '@guichet/domain/days'
import { addWorking } from '@guichet/domain/working-time'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Deps } from '../../deps.ts'
import { requireAdministrator, requireDesk, requireId, unknownHere } from '../../http/access.ts'
import { tagged } from '../../http/if-match.ts'
import { mount } from '../../http/mount.ts'
import { closuresIn } from '../../icalendar/closures.ts'
import { addCalendar, chooseWarnings, closeOn, newIn, rewriteCalendar, rewriteTargets } from './commands.ts'
import { calendarById, calendarsOf, targetsNow, warningsNow } from './queries.ts'

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

  mount(app, putCalendar, async ({ viewer, params, body, request, reply }) => {
    requireAdministrator(viewer)
    requireId(params.id)
    await rewriteCalendar(db, params.id, body, request.ifMatch)
    return tagged(await calendarAs(params.id), reply)
  })

  mount(app, importClosures, async ({ viewer, params, body, now }) => {
    requireAdministrator(viewer)
    requireId(params.id)
    await closeOn(db, params.id, closuresIn(body.icalendar, isoDay(dayIn(now, env.DESK_TIMEZONE))))
    return calendarAs(params.id)
  })

  mount(app, previewClosures, async ({ viewer, params, body, now }) => {
    requireAdministrator(viewer)
    requireId(params.id)
    const closures = closuresIn(body.icalendar, isoDay(dayIn(now, env.DESK_TIMEZONE)))
    const added = newIn(await calendarAs(params.id), closures)
    return { added, known: closures.length - added.length }
  })

  mount(app, foreseeDelays, async ({ viewer, body: { hours, minutes }, now }) => {
    requireDesk(viewer)
    const timeZone = env.DESK_TIMEZONE
    const filedAt = nextFriday(EXAMPLE_HOUR, now, timeZone)
    const due = (length: number) => addWorking(hours && { ...hours, timeZone }, filedAt, length * 60_000)
    return {
      filedAt: filedAt.toISOString(),
      dues: minutes.map((length) => due(length)?.toISOString() ?? null),
    }
  })

  const warnings = async (reply: FastifyReply) => tagged(await warningsNow(db, env.GUICHET_PRESET), reply)

  mount(app, getWarnings, async ({ viewer, reply }) => {
    requireDesk(viewer)
    return warnings(reply)
  })

  mount(app, putWarnings, async ({ viewer, body, request, reply }) => {
    requireAdministrator(viewer)
    await chooseWarnings(db, env.GUICHET_PRESET, body, request.ifMatch)
    return warnings(reply)
  })

  const targets = async (reply: FastifyReply) => tagged(await targetsNow(db), reply)

  mount(app, listTargets, async ({ viewer, reply }) => {
    requireDesk(viewer)
    return targets(reply)
  })

  mount(app, putTargets, async ({ viewer, body, request, reply }) => {
    requireAdministrator(viewer)
    await rewriteTargets(db, body.items, request.ifMatch)
    return targets(reply)
  })
}

/** When a week ends: what is filed then shows what hours do to a delay. */
const EXAMPLE_HOUR = 17
