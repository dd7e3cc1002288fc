import { vi } from 'vitest'
import type { Me } from '@guichet/contracts/me'
import { PRESET_SETTINGS } from '@guichet/contracts/settings'
import { alex } from './tickets.ts'

/** Alex, agent of the team that holds `aTicket()`. */
export const alexAgent: Me = {
  ...alex,
  email: 'alex.agent@valmer.example',
  audiences: ['staff'],
  roles: ['requester', 'agent'],
  teams: [
    {
      team: { id: 'team', label: 'Applications et services métiers' },
      role: 'agent',
      rights: ['ticket.take'],
      follow: 'creation',
    },
  ],
  establishments: [],
  headOf: [],
  preferences: { language: 'fr', theme: 'light', shortcuts: true, mails: 'each', digestHours: [7] },
  sessionEndsAt: null,
  sessionIdleEndsAt: null,
}

export type Asked = {
  method: string
  path: string
  body: unknown
  key: string | null
  /** The version that it was meant for. */
  over: string | null
}
type Answer = readonly [status: number, body: unknown]

/** An API that answers by path (`POST /tickets/R-000433/journal`); what it was asked is returned. */
export function answerBy(answers: Readonly<Record<string, () => Answer>>): Asked[] {
  const desk = {
    preset: 'caen-amigo',
    timeZone: 'Europe/Paris',
    language: 'fr',
    embeddedIdentity: true,
    receivesMail: false,
    settings: PRESET_SETTINGS['caen-amigo'],
  }
  const known: Readonly<Record<string, () => Answer>> = {
    'GET /desk': () => [200, desk],
    'GET /me/drafts': () => [200, { items: [] }],
    'GET /me/held-entries': () => [200, { items: [] }],
    'GET /teams': () => [200, { items: [] }],
    ...answers,
  }
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (address: string, { method, headers, body }: Sent) => {
    const path = address.replace('/api/v1', '')
    asked.push({
      method,
      path,
      body: body === undefined ? undefined : JSON.parse(body),
      key: headers.get('idempotency-key'),
      over: headers.get('if-match'),
    })
    const [status, reply] = known[`${method} ${path.split('?')[0]}`]?.() ?? [
      404,
      { code: 'not-found', detail: path },
    ]
    return status === 204 ? new Response(null, { status }) : Response.json(reply, { status })
  })
  return asked
}

type Sent = { method: string; headers: Headers; body?: string }
