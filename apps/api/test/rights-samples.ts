import type { InjectOptions } from 'fastify'
import { newId } from '../src/db/id.ts'
import { filePart, multipartOf } from './multipart.ts'
import { DESK_SAMPLES } from './rights-desk-samples.ts'
import { FILE_SAMPLES } from './rights-file-samples.ts'
import { SERVICE_SAMPLES } from './rights-service-samples.ts'

/** A ticket of camille.demandeur, of her school, held by the team “Applications”, fresh for each cell. */
export interface Scene {
  reference: string
  categoryId: string
  /** Files of a public entry and of a team’s note. */
  publicFileId: string
  publicEntryId: string
  teamFileId: string
  teamId: string
  otherTeamId: string
  /** A saved view of the team, its lead's. */
  viewId: string
  /** A saved reply and a macro of the team. */
  toolIds: Readonly<Record<'saved-replies' | 'macros', string>>
  noaId: string
  /** For everybody, and for heads of establishment. */
  answerId: string
  headsAnswerId: string
  draftAnswerId: string
  /** Nobody on the ticket yet. */
  guestId: string
}

export type TicketState = 'dispatched' | 'assigned' | 'resolved'

export interface Sample {
  /** `GET /api/v1/me`, as the running app knows it. */
  route: string
  /** What is tried, where a route has several lines. */
  what?: string
  state?: TicketState
  request?: (scene: Scene) => Pick<InjectOptions, 'url' | 'payload' | 'headers'>
}

const json = (url: string, payload: object) => ({ url, payload, headers: {} })
const unknown = '018f0000-0000-7000-8000-000000000000'
const ticket = '/api/v1/tickets/:reference'

const written = '/api/v1/authoring/answers'

/** On a draft. */
const onDraft = (
  method: string,
  path: string,
  request: (url: string) => Pick<InjectOptions, 'url' | 'payload' | 'headers'>,
  what?: string,
): Sample => ({
  route: `${method} ${written}/:id${path}`,
  ...(what !== undefined && { what }),
  request: ({ draftAnswerId }) => request(`${written}/${draftAnswerId}${path.replace(':number', '2')}`),
})

const content = {
  kind: 'usage',
  audiences: [],
  categoryIds: [],
  productIds: [],
  validFrom: null,
  validUntil: null,
  texts: { fr: { title: 'Clés', summary: 'Où.', html: '<p>Là.</p>' }, en: null },
}

const fire = (what: string, state: TicketState, payload: (scene: Scene) => object): Sample => ({
  route: `POST ${ticket}/transitions`,
  what,
  state,
  request: (scene) => json(`/api/v1/tickets/${scene.reference}/transitions`, payload(scene)),
})

const onTicket = (method: string, path: string, payload?: object, what?: string): Sample => ({
  route: `${method} ${ticket}${path}`,
  ...(what !== undefined && { what }),
  request: ({ reference }) => {
    const url = `/api/v1/tickets/${reference}${path.replace(':id', unknown)}`
    return payload === undefined ? { url } : json(url, payload)
  },
})

/** One line of the matrix each: every route of the running app has at least one. */
export const SAMPLES: readonly Sample[] = [
  { route: 'GET /health/live' },
  { route: 'GET /health/ready' },
  { route: 'GET /api/v1/openapi.json' },
  { route: 'GET /auth/sign-in' },
  { route: 'GET /auth/callback' },
  { route: 'POST /auth/sign-out' },
  { route: 'POST /auth/back-channel-logout' },
  { route: 'GET /api/v1/desk' },
  { route: 'GET /api/v1/me' },
  { route: 'PATCH /api/v1/me', request: () => json('/api/v1/me', { preferences: {} }) },
  { route: 'GET /api/v1/me/tokens' },
  {
    route: 'POST /api/v1/me/tokens',
    request: () =>
      json('/api/v1/me/tokens', {
        name: 'x',
        scopes: ['tickets:read'],
        expiresAt: new Date(Date.now() + 3_600_000),
      }),
  },
  { route: 'DELETE /api/v1/me/tokens/:id', what: 'nobody’s' },
  { route: 'GET /api/v1/me/sessions' },
  { route: 'DELETE /api/v1/me/sessions/:id', what: 'nobody’s' },
  { route: 'GET /api/v1/me/notifications' },
  { route: 'GET /api/v1/me/notifications/counts' },
  {
    route: 'PUT /api/v1/me/notifications/reading',
    request: () => json('/api/v1/me/notifications/reading', { until: unknown }),
  },
  { route: 'GET /api/v1/me/drafts' },
  { route: 'GET /api/v1/me/drafts/:id', what: 'nobody’s' },
  {
    route: 'PUT /api/v1/me/drafts/:id',
    request: () => json(`/api/v1/me/drafts/${newId()}`, { kind: 'ticket' }),
  },
  { route: 'DELETE /api/v1/me/drafts/:id', what: 'nobody’s' },
  { route: 'GET /api/v1/me/held-entries' },
  { route: 'POST /api/v1/me/held-entries/:id/undo', what: 'nobody’s' },
  { route: 'DELETE /api/v1/me/held-entries/:id', what: 'nobody’s' },
  { route: 'GET /api/v1/me/export' },
  { route: 'GET /api/v1/reports/:name', request: () => ({ url: '/api/v1/reports/load' }) },
  { route: 'GET /api/v1/statistics', what: 'where the desk keeps them' },
  { route: 'GET /api/v1/me/bookmarks' },
  { route: 'GET /api/v1/me/history' },
  { route: 'GET /api/v1/catalogue' },
  { route: 'GET /api/v1/products' },
  { route: 'GET /api/v1/establishments' },
  { route: 'GET /api/v1/answers' },
  ...(['answerId', 'headsAnswerId'] as const).flatMap((which) => {
    const what = which === 'answerId' ? 'everybody’s' : 'for heads'
    return [
      {
        route: 'GET /api/v1/answers/:id',
        what,
        request: (scene: Scene) => ({ url: `/api/v1/answers/${scene[which]}` }),
      },
      {
        route: 'PUT /api/v1/answers/:id/reading',
        what,
        request: (scene: Scene) => ({
          method: 'PUT' as const,
          url: `/api/v1/answers/${scene[which]}/reading`,
        }),
      },
      {
        route: 'POST /api/v1/answers/:id/feedback',
        what,
        request: (scene: Scene) => json(`/api/v1/answers/${scene[which]}/feedback`, { helpful: true }),
      },
    ]
  }),
  { route: 'GET /api/v1/answers/most-read' },
  {
    route: 'GET /api/v1/answers/:id/images/:imageId',
    request: ({ draftAnswerId }) => ({ url: `/api/v1/answers/${draftAnswerId}/images/${unknown}` }),
  },
  {
    route: 'POST /api/v1/answers/searches',
    request: () => json('/api/v1/answers/searches', { q: 'clé', outcome: 'nothing' }),
  },
  { route: `GET ${written}` },
  { route: `POST ${written}`, request: () => json(written, content) },
  {
    route: `POST ${written}`,
    what: 'from a resolved ticket',
    state: 'resolved',
    request: ({ reference }) => json(written, { fromTicket: reference }),
  },
  onDraft('GET', '', (url) => ({ url })),
  onDraft('PUT', '', (url) => json(url, content)),
  onDraft('GET', '/revisions', (url) => ({ url })),
  onDraft('GET', '/revisions/:number', (url) => ({ url })),
  onDraft('POST', '/images', (url) => {
    const { headers, payload } = multipartOf([filePart('note.txt', 'texte')])
    return { url, headers, payload }
  }),
  onDraft('POST', '/transitions', (url) => json(url, { act: 'outdate' }), 'outdate'),
  {
    route: 'POST /api/v1/authoring/markdown',
    request: () => json('/api/v1/authoring/markdown', { markdown: '# Clé' }),
  },
  { route: 'GET /api/v1/authoring/searches' },
  {
    route: 'POST /api/v1/tickets/suggestions',
    request: () => json('/api/v1/tickets/suggestions', { text: 'Mot de passe perdu' }),
  },
  { route: 'GET /api/v1/palette', request: () => ({ url: '/api/v1/palette?q=camille' }) },
  { route: 'GET /api/v1/people', request: () => ({ url: '/api/v1/people?q=camille' }) },
  {
    route: 'GET /api/v1/people',
    what: 'agents',
    request: () => ({ url: '/api/v1/people?q=alex&agents=true' }),
  },
  { route: 'GET /api/v1/teams' },
  ...SERVICE_SAMPLES,
  {
    route: 'POST /api/v1/tickets',
    request: ({ categoryId }) =>
      json('/api/v1/tickets', {
        categoryId,
        title: 'Panne',
        description: 'Rien ne va.',
        onBehalf: 'personal',
        impact: 'person',
        urgency: 'low',
      }),
  },
  ...['mine', 'following', 'establishment', 'team', 'assigned', 'all'].map((view) => ({
    route: 'GET /api/v1/tickets',
    what: view,
    request: () => ({ url: `/api/v1/tickets?view=${view}` }),
  })),
  { route: 'GET /api/v1/tickets/counts' },
  onTicket('GET', ''),
  onTicket('PATCH', '', { title: 'Autre titre' }, 'title'),
  onTicket('PATCH', '', { priority: 4 }, 'priority'),
  fire('take', 'dispatched', () => ({ event: 'take' })),
  fire('assign', 'dispatched', ({ noaId }) => ({ event: 'assign', agentId: noaId })),
  fire('transfer', 'dispatched', ({ otherTeamId }) => ({ event: 'transfer', teamId: otherTeamId })),
  fire('cancel', 'dispatched', () => ({ event: 'cancel' })),
  fire('refuse', 'dispatched', () => ({ event: 'refuse', text: 'Non.' })),
  fire('release', 'assigned', () => ({ event: 'release' })),
  fire('hand over', 'assigned', ({ noaId }) => ({ event: 'hand_over', agentId: noaId })),
  fire('invite', 'assigned', ({ noaId }) => ({ event: 'invite', personId: noaId })),
  fire('ask', 'assigned', () => ({ event: 'request_info', text: 'Quel poste\u202f?' })),
  fire('hold', 'assigned', () => ({ event: 'hold', text: 'Pièce attendue.' })),
  fire('resolve', 'assigned', () => ({ event: 'resolve', text: 'Réparé.' })),
  fire('approve', 'resolved', () => ({ event: 'approve_closure' })),
  fire('refuse closure', 'resolved', () => ({ event: 'refuse_closure', text: 'Toujours en panne.' })),
  fire('resume work', 'resolved', () => ({ event: 'resume_work', text: 'Reste un poste.' })),
  {
    route: 'POST /api/v1/tickets/bulk/words',
    request: ({ reference }) =>
      json('/api/v1/tickets/bulk/words', { references: [reference], text: 'Bonjour' }),
  },
  onTicket('GET', '/usual-delay'),
  onTicket('GET', '/journal'),
  {
    route: 'GET /api/v1/tickets/:reference/past',
    request: ({ reference }: Scene) => ({
      url: `/api/v1/tickets/${reference}/past?at=${new Date().toISOString()}`,
    }),
  },
  onTicket('POST', '/journal', { body: 'Merci.', audience: 'public' }, 'public'),
  onTicket('POST', '/journal', { body: 'Entre nous.', audience: 'team' }, 'team'),
  onTicket('POST', '/held-entries', { body: 'Bientôt.', audience: 'public' }, 'public'),
  onTicket('POST', '/held-entries', { body: 'Bientôt entre nous.', audience: 'team' }, 'team'),
  onTicket('GET', '/participants'),
  {
    route: `POST ${ticket}/participants`,
    what: 'contact',
    request: ({ reference, guestId }) =>
      json(`/api/v1/tickets/${reference}/participants`, { role: 'contact', personId: guestId }),
  },
  onTicket('DELETE', '/participants/:id', undefined, 'nobody'),
  onTicket('GET', '/closure-approvals'),
  ...['json', 'pdf'].map((format) => ({
    route: `GET ${ticket}/export`,
    what: format,
    request: ({ reference }: Scene) => ({ url: `/api/v1/tickets/${reference}/export?format=${format}` }),
  })),
  onTicket('PUT', '/bookmark'),
  onTicket('DELETE', '/bookmark'),
  onTicket('PUT', '/reading'),
  onTicket('PUT', '/presence', { state: 'looking' }),
  onTicket('DELETE', '/presence'),
  ...FILE_SAMPLES,
  ...DESK_SAMPLES,
  { route: 'GET /api/v1/events' },
]
