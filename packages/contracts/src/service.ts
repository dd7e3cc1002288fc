import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { priority } from './lifecycle.ts'
import { LIMITS } from './limits.ts'
import { id, idParam, instant, oneLine, version } from './primitives.ts'
import { settings } from './settings.ts'

/** When teams work, and how soon they promise to: working hours, closed days, service targets. */

export const WEEK_DAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type WeekDay = (typeof WEEK_DAYS)[number]

/** Public holidays that come by themselves each year; what else is closed is written down as closures. */
export const holidays = z.enum(['none', 'fr', 'fr-alsace-moselle'])
export type Holidays = z.infer<typeof holidays>

/** `08:30`, on the desk's wall; `24:00` ends a day. */
const wallTime = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/)
const span = z.strictObject({ from: wallTime, to: wallTime })
/** The hours of one day: in order, apart from each other. */
const spans = z
  .array(span)
  .max(12)
  .refine((day) => day.every(({ from, to }, at) => from < to && (day[at - 1]?.to ?? '') <= from), {
    error: 'hours.disorder',
  })

export const week = z.strictObject({
  monday: spans,
  tuesday: spans,
  wednesday: spans,
  thursday: spans,
  friday: spans,
  saturday: spans,
  sunday: spans,
})
export type Week = z.infer<typeof week>

/** Whole days, both included. */
export const closure = z
  .strictObject({ from: z.iso.date(), to: z.iso.date(), label: oneLine(LIMITS.label) })
  .refine(({ from, to }) => from <= to, { error: 'closure.disorder' })
export type Closure = z.infer<typeof closure>

export const calendarEdits = z.strictObject({
  label: oneLine(LIMITS.label),
  week,
  holidays,
  closures: z.array(closure).max(LIMITS.closures),
  /** The teams that work by it; a team with none works around the clock. */
  teamIds: z.array(id).max(1_000),
})
export type CalendarEdits = z.infer<typeof calendarEdits>

export const calendar = calendarEdits.extend({ id, version })
export type Calendar = z.infer<typeof calendar>

const minutes = z.int().min(1).max(LIMITS.targetMinutes)

/** In working minutes; null: nothing is promised. */
export const serviceTarget = z.strictObject({
  /** Null: of the whole desk. A category without a line of its own has the one of the nearest above it. */
  categoryId: id.nullable(),
  /** Null: whichever has no line of its own. */
  priority: priority.nullable(),
  takeMinutes: minutes.nullable(),
  resolveMinutes: minutes.nullable(),
})
export type ServiceTarget = z.infer<typeof serviceTarget>

export const targetList = z.strictObject({ items: z.array(serviceTarget).max(LIMITS.targets) })
/** The lines are one thing: their version is that of all. */
const keptTargets = targetList.extend({ version })

const reads = { tag: 'service', access: 'signed-in', scope: 'people:read', status: 200 } as const
const writes = { tag: 'service', access: 'signed-in', scope: 'admin:write' } as const
const byId = z.strictObject({ id: idParam })

export const listCalendars = endpoint({
  ...reads,
  name: 'listCalendars',
  method: 'GET',
  path: '/calendars',
  summary: 'Working hours and closed days, for agents and administrators',
  reply: z.strictObject({ items: z.array(calendar) }),
})

export const addCalendar = endpoint({
  ...writes,
  name: 'addCalendar',
  method: 'POST',
  path: '/calendars',
  status: 201,
  summary: 'Write a calendar; administrators',
  body: calendarEdits,
  reply: calendar,
})

export const putCalendar = endpoint({
  ...writes,
  name: 'putCalendar',
  method: 'PUT',
  path: '/calendars/:id',
  status: 200,
  summary: 'Rewrite a calendar: the deadlines of open tickets follow; administrators',
  params: byId,
  body: calendarEdits,
  reply: calendar,
  problems: ['stale-version'],
})

export const importClosures = endpoint({
  ...writes,
  name: 'importClosures',
  method: 'POST',
  path: '/calendars/:id/closures',
  status: 200,
  summary:
    'Add the whole-day events of an iCalendar file as closed days, repeated ones for three years; administrators',
  params: byId,
  body: z.strictObject({ icalendar: z.string().max(LIMITS.icalendar) }),
  reply: calendar,
})

export const previewClosures = endpoint({
  ...writes,
  name: 'previewClosures',
  method: 'POST',
  path: '/calendars/:id/closures/preview',
  status: 200,
  summary:
    'What importing an iCalendar file would add to a calendar, and how many of its days are closed already; nothing is written; administrators',
  params: byId,
  body: z.strictObject({ icalendar: z.string().max(LIMITS.icalendar) }),
  reply: z.strictObject({ added: z.array(closure), known: z.int() }),
})

export const workedHours = calendarEdits.pick({ week: true, holidays: true, closures: true })
export type WorkedHours = z.infer<typeof workedHours>

export const foreseeDelays = endpoint({
  ...reads,
  name: 'foreseeDelays',
  method: 'POST',
  path: '/calendars/foreseen',
  summary:
    'When delays would be over in these hours, for a ticket filed next Friday at 17:00 on the desk’s wall; nothing is written; for agents and administrators',
  body: z.strictObject({
    /** Null: around the clock. */
    hours: workedHours.nullable(),
    /** Working minutes. */
    minutes: z.array(minutes).min(1).max(50),
  }),
  reply: z.strictObject({
    filedAt: instant,
    /** In the order of the question; null where three years of these hours do not hold it. */
    dues: z.array(instant.nullable()),
  }),
})

/** What is done at 75 and at 100 % of a delay. */
export const warnings = z.strictObject({
  near: settings.shape['deadline.near'],
  missed: settings.shape['deadline.missed'],
})
export type Warnings = z.infer<typeof warnings>
const keptWarnings = warnings.extend({ version })

export const getWarnings = endpoint({
  ...reads,
  name: 'getWarnings',
  method: 'GET',
  path: '/service-warnings',
  summary:
    'Who is told when a delay nears its end or is over, and whether priority rises; for agents and administrators',
  reply: keptWarnings,
})

export const putWarnings = endpoint({
  ...writes,
  name: 'putWarnings',
  method: 'PUT',
  path: '/service-warnings',
  status: 200,
  summary:
    'Choose who is told when a delay nears its end or is over, and whether priority rises; administrators',
  body: warnings,
  reply: keptWarnings,
  problems: ['stale-version'],
})

export const listTargets = endpoint({
  ...reads,
  name: 'listTargets',
  method: 'GET',
  path: '/service-targets',
  summary: 'How soon tickets are to be taken in charge and resolved, for agents and administrators',
  reply: keptTargets,
})

export const putTargets = endpoint({
  ...writes,
  name: 'putTargets',
  method: 'PUT',
  path: '/service-targets',
  status: 200,
  summary: 'Rewrite all service targets: the deadlines of open tickets follow; administrators',
  body: targetList,
  reply: keptTargets,
  problems: ['stale-version'],
})
