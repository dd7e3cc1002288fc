import { newId } from '../src/db/id.ts'
import type { Sample } from './rights-samples.ts'
import { OFFICE_HOURS } from './service.ts'

const json = (url: string, payload: object) => ({ url, payload, headers: {} })
const unknown = '018f0000-0000-7000-8000-000000000000'
const AWAY = { from: '2099-01-01', to: '2099-01-02', substituteId: null }
const hours = (label: string) => ({ ...OFFICE_HOURS, label, teamIds: [] })

/** Who is in a team and away, hours, targets and rules: lines of the matrix. */
export const SERVICE_SAMPLES: readonly Sample[] = [
  {
    route: 'GET /api/v1/teams/:id/members',
    what: 'of another team',
    request: ({ otherTeamId }) => ({ url: `/api/v1/teams/${otherTeamId}/members` }),
  },
  {
    route: 'PATCH /api/v1/teams/:id/members/:personId',
    what: 'of another team, nobody’s',
    request: ({ otherTeamId }) => json(`/api/v1/teams/${otherTeamId}/members/${unknown}`, { weight: 50 }),
  },
  {
    route: 'PUT /api/v1/teams/:id/members/:personId/absence',
    what: 'of another team, nobody’s',
    request: ({ otherTeamId }) => json(`/api/v1/teams/${otherTeamId}/members/${unknown}/absence`, AWAY),
  },
  {
    route: 'DELETE /api/v1/teams/:id/members/:personId/absence',
    what: 'of another team, nobody’s',
    request: ({ otherTeamId }) => ({ url: `/api/v1/teams/${otherTeamId}/members/${unknown}/absence` }),
  },
  { route: 'GET /api/v1/categories/assignments' },
  {
    route: 'PUT /api/v1/categories/:id/assignment',
    request: ({ categoryId }) => json(`/api/v1/categories/${categoryId}/assignment`, { assignment: null }),
  },
  { route: 'GET /api/v1/me/absence' },
  {
    route: 'PUT /api/v1/me/absence',
    request: () => json('/api/v1/me/absence', AWAY),
  },
  { route: 'DELETE /api/v1/me/absence' },
  { route: 'GET /api/v1/calendars' },
  { route: 'POST /api/v1/calendars', request: () => json('/api/v1/calendars', hours(newId())) },
  {
    route: 'PUT /api/v1/calendars/:id',
    what: 'nobody’s',
    request: () => json(`/api/v1/calendars/${unknown}`, hours('Heures')),
  },
  {
    route: 'POST /api/v1/calendars/:id/closures',
    what: 'nobody’s',
    request: () =>
      json(`/api/v1/calendars/${unknown}/closures`, { icalendar: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR' }),
  },
  {
    route: 'POST /api/v1/calendars/:id/closures/preview',
    what: 'nobody’s',
    request: () =>
      json(`/api/v1/calendars/${unknown}/closures/preview`, {
        icalendar: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR',
      }),
  },
  {
    route: 'POST /api/v1/calendars/foreseen',
    request: () => json('/api/v1/calendars/foreseen', { hours: null, minutes: [60] }),
  },
  { route: 'GET /api/v1/service-warnings' },
  {
    route: 'PUT /api/v1/service-warnings',
    request: () => {
      const warning = { tell: ['agent'], raisePriority: false }
      return json('/api/v1/service-warnings', { near: warning, missed: warning })
    },
  },
  { route: 'GET /api/v1/service-targets' },
  { route: 'PUT /api/v1/service-targets', request: () => json('/api/v1/service-targets', { items: [] }) },
]
