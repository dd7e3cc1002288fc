import { QueryClientProvider } from '@tanstack/react-query'
import { screen, within } from '@testing-library/react'
import type { PastTicket } from '@guichet/contracts/tickets'
import { afterEach, expect, test, vi } from 'vitest'
import { Route, Routes } from 'react-router'
import { alexAgent, answerBy } from '../../../test/desk.ts'
import { draw } from '../../../test/render.tsx'
import { alex, anEntry, aTicket, camille } from '../../../test/tickets.ts'
import { queries } from '../../query-client.ts'
import { Component as Past, loader } from './past.tsx'

const at = '2026-11-22T09:00:00.000Z'
const { category, team } = aTicket()
const was: PastTicket = {
  reference: 'R-000433',
  at,
  title: 'Wifi lent',
  description: 'Depuis lundi.',
  status: 'assigned',
  closeReason: null,
  reassigned: false,
  category,
  product: null,
  establishment: null,
  onBehalf: 'personal',
  requester: camille,
  team,
  agent: alex,
  fields: {},
  createdAt: '2026-11-20T15:12:00Z',
  takenAt: '2026-11-21T08:00:00Z',
  resolvedAt: null,
  announcedAt: null,
  finalAt: null,
  standing: 'agent',
  priority: 4,
}

afterEach(() => vi.unstubAllGlobals())

test('a past ticket says in words that it is past, shows what was and what was said until then, and offers no act', async () => {
  const asked = answerBy({
    'GET /me': () => [200, alexAgent],
    'GET /tickets/R-000433/past': () => [200, was],
    'GET /tickets/R-000433/journal': () => [
      200,
      {
        items: [anEntry('file', '2026-11-20T15:12:00Z', { author: camille, fromRequester: true })],
        names: {},
        nextCursor: null,
      },
    ],
  })
  await draw(
    <Routes>
      <Route path="/bureau/tickets/:reference/au" element={<Past />} />
    </Routes>,
    {
      at: `/bureau/tickets/R-000433/au?vue=equipe&le=${at}`,
      nouns: ['desk', 'events', 'history', 'journal', 'requests'],
    },
  )
  const heading = await screen.findByRole('heading', { level: 1, name: 'Passé R-000433 Wifi lent' })
  expect(heading).toBeVisible()
  expect(screen.getByText(/rien ne peut y être fait/)).toBeVisible()
  expect(await screen.findByText('Depuis lundi.')).toBeVisible()
  const facts = screen.getAllByRole('region', { name: 'Le ticket à cette date' })[0]
  if (facts === undefined) throw new Error('no facts')
  expect(within(facts).getByText('Élevée')).toBeVisible()
  expect(within(facts).getByText('Alex Agent')).toBeVisible()
  // The form that asks for another date is all that can be used.
  const buttons = screen.getAllByRole('button').map(({ textContent }) => textContent)
  expect(buttons.filter((name) => name !== 'Voir' && !/Échanges|cette date/.test(name))).toEqual([])
  expect(screen.queryByRole('textbox')).toBeNull()
  const until = encodeURIComponent(at)
  expect(asked.some(({ path }) => path.includes('/journal') && path.includes(`until=${until}`))).toBe(true)
})

test('a date that is refused is asked for once, said in its own words, and another one is offered', async () => {
  const detail = 'Ce ticket a été déposé le 20 novembre.'
  const asked = answerBy({
    'GET /me': () => [200, alexAgent],
    'GET /tickets/R-000433/past': () => [422, { code: 'invalid', title: '', status: 422, detail }],
  })
  const address = '/bureau/tickets/R-000433/au?le=2020-01-01T00:00:00Z'
  const request = new Request(`http://desk.example${address}`)
  await loader({ params: { reference: 'R-000433' }, request })
  await draw(
    <QueryClientProvider client={queries}>
      <Routes>
        <Route path="/bureau/tickets/:reference/au" element={<Past />} />
      </Routes>
    </QueryClientProvider>,
    { at: address, nouns: ['desk', 'events', 'history', 'journal', 'requests'] },
  )
  expect(await screen.findByRole('alert')).toHaveTextContent(detail)
  expect(screen.getByRole('button', { name: 'Voir' })).toBeVisible()
  expect(asked.filter(({ path }) => path.includes('/past'))).toHaveLength(1)
})
