import type { Sample, Scene } from './rights-samples.ts'

const unknown = '018f0000-0000-7000-8000-000000000000'
const json = (url: string, payload: object) => ({ url, payload, headers: {} })

const view = {
  label: 'x',
  source: 'team',
  conditions: {},
  sort: 'priority',
  group: 'none',
  columns: ['state'],
}

const placed = (audience: string, teamId: string) => ({
  audience,
  teamId: audience === 'team' ? teamId : null,
})

/** The agents' own tools. */
export const DESK_SAMPLES: readonly Sample[] = [
  {
    route: 'POST /api/v1/tickets/bulk',
    request: ({ reference }) =>
      json('/api/v1/tickets/bulk', { references: [reference], action: { event: 'take' } }),
  },
  { route: 'POST /api/v1/tickets/bulk/:id/undo', what: 'nobody’s' },
  {
    route: 'POST /api/v1/tickets/:reference/undo',
    what: 'of nothing',
    request: ({ reference }) => ({ url: `/api/v1/tickets/${reference}/undo` }),
  },
  {
    route: 'GET /api/v1/tickets/:reference/links',
    request: ({ reference }) => ({ url: `/api/v1/tickets/${reference}/links` }),
  },
  {
    route: 'POST /api/v1/tickets/:reference/split',
    request: ({ reference, publicEntryId, categoryId }) =>
      json(`/api/v1/tickets/${reference}/split`, { entryId: publicEntryId, categoryId, title: 'x' }),
  },
  ...(['link', 'declare_incident'] as const).map((event) => ({
    route: 'POST /api/v1/tickets/:reference/transitions',
    what: event,
    state: 'assigned' as const,
    request: ({ reference, categoryId }: Scene) =>
      json(`/api/v1/tickets/${reference}/transitions`, {
        event,
        ...(event === 'link'
          ? { relation: 'related', reference }
          : { title: 'x', categoryIds: [categoryId] }),
      }),
  })),
  { route: 'GET /api/v1/incidents' },
  {
    route: 'POST /api/v1/incidents/:id/join',
    what: 'nobody’s',
    request: () => json(`/api/v1/incidents/${unknown}/join`, {}),
  },
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
    route: 'PATCH /api/v1/teams/:id',
    request: ({ teamId }) => json(`/api/v1/teams/${teamId}`, { tagsOnly: false }),
  },
  ...(['PUT', 'DELETE'] as const).map((method) => ({
    route: `${method} /api/v1/tickets/:reference/watch`,
    request: ({ reference }: Scene) => ({ url: `/api/v1/tickets/${reference}/watch` }),
  })),
  {
    route: 'GET /api/v1/tickets/:reference/colleagues',
    request: ({ reference }) => ({ url: `/api/v1/tickets/${reference}/colleagues` }),
  },
  {
    route: 'PUT /api/v1/me/teams/:id/following',
    request: ({ teamId }) => json(`/api/v1/me/teams/${teamId}/following`, { follow: 'mine' }),
  },
  { route: 'GET /api/v1/saved-replies' },
  { route: 'GET /api/v1/macros' },
  ...(['person', 'team', 'everyone'] as const).flatMap((audience) => [
    {
      route: 'POST /api/v1/saved-replies',
      what: `for ${audience}`,
      request: ({ teamId }: Scene) =>
        json('/api/v1/saved-replies', { label: 'x', body: 'x', ...placed(audience, teamId) }),
    },
    {
      route: 'POST /api/v1/macros',
      what: `for ${audience}`,
      request: ({ teamId }: Scene) =>
        json('/api/v1/macros', { label: 'x', content: { take: true }, ...placed(audience, teamId) }),
    },
  ]),
  ...(['saved-replies', 'macros'] as const).flatMap((path) =>
    (['PATCH', 'DELETE'] as const).map((method) => ({
      route: `${method} /api/v1/${path}/:id`,
      what: 'of the team',
      request: ({ toolIds }: Scene) => {
        const url = `/api/v1/${path}/${toolIds[path]}`
        return method === 'PATCH' ? json(url, { label: 'x' }) : { url }
      },
    })),
  ),
  ...(['saved-replies', 'macros'] as const).map((path) => ({
    route: `GET /api/v1/tickets/:reference/${path}/:id`,
    what: 'of the team',
    request: ({ reference, toolIds }: Scene) => ({
      url: `/api/v1/tickets/${reference}/${path}/${toolIds[path]}`,
    }),
  })),
  {
    route: 'POST /api/v1/tickets/:reference/macros',
    what: 'of the team',
    request: ({ reference, toolIds }: Scene) =>
      json(`/api/v1/tickets/${reference}/macros`, { macroId: toolIds.macros }),
  },
  {
    route: 'GET /api/v1/tickets',
    what: 'through a view of the team',
    request: ({ viewId }) => ({ url: `/api/v1/tickets?viewId=${viewId}` }),
  },
]
