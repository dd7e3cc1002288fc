import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { LIMITS } from './limits.ts'
import { kept, lostName, placed } from './places.ts'
import { id, idParam, oneLine, total } from './primitives.ts'
import { viewContent } from './view-content.ts'

export const viewInput = viewContent.extend({ label: oneLine(LIMITS.viewLabel), ...placed })
export type ViewInput = z.infer<typeof viewInput>

export const viewEdits = viewInput.partial()
export type ViewEdits = z.infer<typeof viewEdits>

export const savedView = viewContent.extend({
  ...kept,
  lost: z.array(lostName),
  /** The present name of every id that the conditions mention. */
  names: z.record(z.string(), z.string()),
})
export type SavedView = z.infer<typeof savedView>

const views = { tag: 'views', access: 'signed-in' } as const
const reads = { ...views, scope: 'tickets:read', status: 200 } as const
const byId = z.strictObject({ id: idParam })

export const listViews = endpoint({
  ...reads,
  name: 'listViews',
  method: 'GET',
  path: '/views',
  summary: 'The saved views that the caller may open: their own, their teams’, everybody’s',
  reply: z.strictObject({ items: z.array(savedView) }),
})

export const countViews = endpoint({
  ...reads,
  name: 'countViews',
  method: 'GET',
  path: '/views/counts',
  summary:
    'How many tickets stand in each of those views that hold open or resolved tickets alone and search no words; exact to 1,000',
  reply: z.strictObject({ items: z.array(z.strictObject({ id, count: total })) }),
})

export const getView = endpoint({
  ...reads,
  name: 'getView',
  method: 'GET',
  path: '/views/:id',
  summary: 'One saved view; its tickets are `GET /tickets?viewId=`',
  params: byId,
  reply: savedView,
})

export const createView = endpoint({
  ...views,
  name: 'createView',
  method: 'POST',
  path: '/views',
  status: 201,
  scope: 'tickets:write',
  summary: 'Save a view: for oneself, for a team whose views one keeps, or for everybody',
  body: viewInput,
  reply: savedView,
})

export const patchView = endpoint({
  ...views,
  name: 'patchView',
  method: 'PATCH',
  path: '/views/:id',
  status: 200,
  scope: 'tickets:write',
  summary: 'Change a view; what is not named stays',
  params: byId,
  body: viewEdits,
  reply: savedView,
  problems: ['stale-version'],
})

export const deleteView = endpoint({
  ...views,
  name: 'deleteView',
  method: 'DELETE',
  path: '/views/:id',
  status: 204,
  scope: 'tickets:write',
  summary: 'Throw a view away; its tickets stay',
  params: byId,
  problems: ['stale-version'],
})
