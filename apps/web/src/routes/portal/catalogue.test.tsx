import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Category } from '@guichet/contracts/catalogue'
import { PRESET_SETTINGS } from '@guichet/contracts/settings'
import { alexAgent, answerBy } from '../../../test/desk.ts'
import { Providers } from '../../providers.tsx'
import { queries } from '../../query-client.ts'
import { needMessages, setLocale } from '../../reader.tsx'
import { Component, loader } from './catalogue.tsx'

const topic = (id: string, children: Category[] = []): Category => ({
  id,
  label: `Sujet ${id}`,
  description: null,
  icon: null,
  keywords: [],
  team: { id: 'apps', label: 'Applications' },
  acceptsTickets: children.length === 0,
  form: { asksProduct: false, fields: [] },
  children,
})
const categories = [
  topic('compte', [topic('mot-de-passe', [topic('oublié'), topic('expiré')]), topic('clé')]),
  topic('réseau', [topic('wifi'), topic('filaire')]),
]

beforeEach(async () => {
  await needMessages('filing', 'portal')
  await setLocale('fr')
  vi.stubGlobal('scrollTo', () => undefined)
  const desk = { preset: 'ul-helpdesk', timeZone: 'Europe/Paris', language: 'fr' }
  answerBy({
    'GET /me': () => [200, alexAgent],
    'GET /desk': () => [200, { ...desk, settings: PRESET_SETTINGS['ul-helpdesk'] }],
    'GET /catalogue': () => [200, { categories }],
    'GET /tickets': () => [200, { items: [], nextCursor: null }],
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  queries.clear()
})

test('UX-21 three levels down, then Back twice: the level above each time, the focus on the item one had left', async () => {
  const user = userEvent.setup()
  const router = createMemoryRouter([{ path: '/deposer', Component, loader, HydrateFallback: () => null }], {
    initialEntries: ['/deposer'],
  })
  render(
    <Providers>
      <RouterProvider router={router} />
    </Providers>,
  )
  const item = (name: string) => screen.findByRole('link', { name: new RegExp(`^Sujet ${name}`, 'u') })
  await user.click(await item('compte'))
  await user.click(await item('mot-de-passe'))
  expect(await item('oublié')).toBeVisible()

  await router.navigate(-1)
  const second = await item('mot-de-passe')
  await waitFor(() => expect(second).toHaveFocus())
  await router.navigate(-1)
  const first = await item('compte')
  await waitFor(() => expect(first).toHaveFocus())
})
