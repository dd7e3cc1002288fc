import { act, configure, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Me } from '@guichet/contracts/me'
import { PRESET_SETTINGS } from '@guichet/contracts/settings'
import { Providers } from '../../providers.tsx'
import { queries } from '../../query-client.ts'
import { setLocale } from '../../reader.tsx'
import { routes } from '../../router.tsx'

const camille: Me = {
  id: '01a20137-01e8-70c7-9691-7226e1bf8e05',
  login: 'camille.demandeur',
  name: 'Camille Demandeur',
  email: null,
  audiences: [],
  roles: ['requester'],
  teams: [],
  establishments: [],
  headOf: [],
  preferences: { language: null, theme: 'auto', shortcuts: true, mails: 'each', digestHours: [7] },
  sessionEndsAt: null,
  sessionIdleEndsAt: null,
}
const team: Me['teams'][number] = {
  team: { id: 'team', label: 'Réseau' },
  role: 'agent',
  rights: [],
  follow: 'creation',
}
const desk = {
  preset: 'caen-amigo',
  timeZone: 'Europe/Paris',
  language: 'fr',
  embeddedIdentity: true,
  receivesMail: true,
  settings: PRESET_SETTINGS['caen-amigo'],
}
const nobody = { code: 'unauthenticated', status: 401, detail: 'Connectez-vous.' }
const mine = { open: 1, resolved: 0, closed: 0, awaiting: 0, unread: 2 }

// Each page is fetched when it is first gone to.
configure({ asyncUtilTimeout: 10_000 })

let signedIn: Me | null

/** jsdom has no event source; nothing new happens here. */
class Silence extends EventTarget {
  close() {}
}

beforeEach(async () => {
  signedIn = camille
  await setLocale('fr')
  vi.stubGlobal('EventSource', Silence)
  vi.stubGlobal('scrollTo', () => undefined)
  vi.stubGlobal('fetch', async (address: string) => answer(new URL(address, 'http://desk.test').pathname))
})

afterEach(() => {
  vi.unstubAllGlobals()
  queries.clear()
})

test('REQ-006 REQ-009 whoever is not signed in is sent to the door, which leads back to the page they asked', async () => {
  signedIn = null
  const router = visit('/deposer?q=mdp')
  const key = await screen.findByRole('link', { name: 'Connexion Académie de Valmer' })
  expect(router.state.location.pathname).toBe('/connexion')
  expect(key).toHaveAttribute('href', '/auth/sign-in?returnTo=%2Fdeposer%3Fq%3Dmdp')
})

test.each([
  ['/aide', '/aide'],
  ['//evil.example/', '/'],
  ['https://evil.example/', '/'],
  ['/.//evil.example', '/'],
  ['/\\evil.example', '/'],
])('whoever is signed in passes the door: asked %s, led to %s', async (asked, led) => {
  const router = visit(`/connexion?${new URLSearchParams({ returnTo: asked }).toString()}`)
  await screen.findByRole('heading', { level: 1, name: led === '/' ? /^Quel est votre/ : 'Aide' })
  expect(router.state.location.pathname).toBe(led)
})

test('a requester goes to the home, to a new request and to theirs, with what there is to read', async () => {
  visit('/aide')
  expect(await places()).toEqual(['Accueil', 'Création d’une demande', 'Mes demandes 2 à lire', 'FAQ'])
})

test('REQ-120 REQ-121 the account’s menu leads to what was written to the person, and says how much of it is new', async () => {
  visit('/aide')
  const menus = await screen.findAllByRole('link', { name: 'Notifications (3 non lues)', hidden: true })
  for (const link of menus) expect(link).toHaveAttribute('href', '/notifications')
})

test('an agent also goes to the desk', async () => {
  signedIn = { ...camille, teams: [team] }
  visit('/aide')
  expect(await places()).toContain('Le bureau')
})

test('UX-30 a lost session is asked for beside the page, and another tab’s sign-in gives it back', async () => {
  visit('/')
  const user = userEvent.setup()
  await user.type(await screen.findByRole('searchbox', { name: /^Quel est votre/ }), 'mdp')
  signedIn = null
  await act(() => queries.refetchQueries({ queryKey: ['catalogue'] }))
  const dialog = await screen.findByRole('dialog', { name: 'Votre session a expiré' })
  const again = within(dialog).getByRole('link', { name: 'Se reconnecter (nouvel onglet)' })
  expect(again).toHaveAttribute('href', '/auth/sign-in?returnTo=%2Fconnexion%2Fretour')
  expect(again).toHaveAttribute('target', '_blank')

  signedIn = camille
  const otherTab = new BroadcastChannel('guichet.session')
  otherTab.postMessage(camille.id)
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  otherTab.close()
  expect(screen.getByRole('searchbox')).toHaveValue('mdp')
})

function visit(path: string) {
  const router = createMemoryRouter(routes, { initialEntries: [path] })
  render(
    <Providers>
      <RouterProvider router={router} />
    </Providers>,
  )
  return router
}

async function places(): Promise<(string | null)[]> {
  const [requests] = await screen.findAllByRole('link', { name: /Mes demandes/ })
  const menu = requests?.closest('nav')
  if (!menu) return []
  await within(menu).findByText('2 à lire')
  return within(menu)
    .getAllByRole('link')
    .map(({ textContent }) => textContent)
}

function answer(path: string): Response {
  if (path === '/api/v1/desk') return Response.json(desk)
  if (signedIn === null) return Response.json(nobody, { status: 401 })
  if (path === '/api/v1/me') return Response.json(signedIn)
  if (path === '/api/v1/catalogue') return Response.json({ categories: [] })
  if (path === '/api/v1/tickets/counts')
    return Response.json({ mine, following: 0, establishment: 0, desk: null })
  if (path === '/api/v1/me/notifications/counts') return Response.json({ unread: 3 })
  return Response.json({ items: [], nextCursor: null })
}
