import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Category } from '@guichet/contracts/catalogue'
import { PRESET_SETTINGS, type PresetName } from '@guichet/contracts/settings'
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
  serve('ul-helpdesk')
})
afterEach(() => {
  vi.unstubAllGlobals()
  queries.clear()
})

test.each([
  ['ul-helpdesk', 1],
  ['ul-itop', 0],
] as const)(
  'REQ-219 under %s, what must not wait here is said with its telephone where one files: %i time',
  async (preset, times) => {
    serve(preset)
    draw()
    expect(await screen.findByRole('heading', { level: 1 })).toBeVisible()
    expect(screen.queryAllByRole('link', { name: '02 61 91 00 10' })).toHaveLength(times)
  },
)

test('REQ-041 on the tiles each service shows its icon', async () => {
  serve('caen-amigo')
  draw()
  const tiles = await screen.findAllByRole('heading', { level: 2, name: /^Sujet/u })
  expect(tiles.map((tile) => tile.firstElementChild?.tagName)).toEqual(['svg', 'svg'])
})

test('REQ-026 REQ-041 in the tree each category shows its icon, and the steps to come are counted', async () => {
  serve('ul-itop')
  draw()
  const [first] = await screen.findAllByRole('treeitem')
  expect(first?.querySelectorAll('svg')).toHaveLength(2)
  expect(screen.getByText(/^Étape 1 sur 3/u)).toBeVisible()
})

test('UX-21 three levels down, then Back twice: the level above each time, the focus on the item one had left', async () => {
  const user = userEvent.setup()
  const router = draw()
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

test('a draft that is to be about something else, as when its topic was withdrawn, is said to come along', async () => {
  draw('/deposer?brouillon=0191b6e0-0000-7000-8000-000000000001')
  expect(await screen.findByText(/^Ce que vous avez écrit vous suit/u)).toBeVisible()
})

function serve(preset: PresetName): void {
  const desk = { preset, timeZone: 'Europe/Paris', language: 'fr', settings: PRESET_SETTINGS[preset] }
  answerBy({
    'GET /me': () => [200, alexAgent],
    'GET /desk': () => [200, desk],
    'GET /catalogue': () => [200, { categories }],
    'GET /tickets': () => [200, { items: [], nextCursor: null }],
  })
}

function draw(address = '/deposer') {
  const router = createMemoryRouter([{ path: '/deposer', Component, loader, HydrateFallback: () => null }], {
    initialEntries: [address],
  })
  render(
    <Providers>
      <RouterProvider router={router} />
    </Providers>,
  )
  return router
}
