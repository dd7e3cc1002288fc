import type { Sample, Scene } from './rights-samples.ts'

const json = (url: string, payload: object) => ({ url, payload, headers: {} })

const view = {
  label: 'x',
  source: 'team',
  conditions: {},
  sort: 'priority',
  group: 'none',
  columns: ['state'],
}

/** The agents' own tools. */
export const DESK_SAMPLES: readonly Sample[] = [
  {
    route: 'POST /api/v1/tickets/bulk',
    request: ({ reference }) =>
      json('/api/v1/tickets/bulk', { references: [reference], action: { event: 'take' } }),
  },
  { route: 'POST /api/v1/tickets/bulk/:id/undo', what: 'nobody’s' },
  { route: 'GET /api/v1/views' },
  { route: 'GET /api/v1/views/counts' },
  ...(['person', 'team', 'everyone'] as const).map((audience) => ({
    route: 'POST /api/v1/views',
    what: `for ${audience}`,
    request: ({ teamId }: Scene) =>
      json('/api/v1/views', { ...view, audience, teamId: audience === 'team' ? teamId : null }),
  })),
  ...(['GET', 'PATCH', 'DELETE'] as const).map((method) => ({
    route: `${method} /api/v1/views/:id`,
    what: 'of the team',
    request: ({ viewId }: Scene) =>
      method === 'PATCH'
        ? json(`/api/v1/views/${viewId}`, { label: 'x' })
        : { url: `/api/v1/views/${viewId}` },
  })),
  {
    route: 'GET /api/v1/tickets',
    what: 'through a view of the team',
    request: ({ viewId }) => ({ url: `/api/v1/tickets?viewId=${viewId}` }),
  },
]
