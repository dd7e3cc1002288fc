import { screen, waitFor, within } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Draft, DraftContent } from '@guichet/contracts/me'
import { alexAgent, answerBy } from '../../../test/desk.ts'
import { draw } from '../../../test/render.tsx'
import { aTicket } from '../../../test/tickets.ts'
import { Component as Drafts } from './drafts.tsx'

// The browser's store is an edge.
const store = vi.hoisted(() => new Map<string, unknown>())
vi.mock('idb-keyval', () => ({
  entries: async () => [...store],
  delMany: async (keys: string[]) => keys.forEach((key) => store.delete(key)),
}))
afterEach(() => {
  vi.unstubAllGlobals()
  store.clear()
})

const uuid = (n: number) => `01a20137-01e8-70c7-9691-00000000000${n}`
const draftOf = (n: number, content: DraftContent): Draft => ({
  id: uuid(n),
  content,
  version: 1,
  updatedAt: `2026-11-2${n}T08:00:00Z`,
})
const reply = (n: number, reference: string, text: string) => draftOf(n, { kind: 'reply', reference, text })

function serve(items: Draft[]) {
  return answerBy({
    'GET /me': () => [200, alexAgent],
    'GET /catalogue': () => [200, { categories: [] }],
    'GET /me/drafts': () => [200, { items }],
    'GET /tickets/R-000001': () => [200, aTicket({ title: 'GFC arrêté', standing: 'owner' })],
    'GET /tickets/R-000002': () => [200, aTicket({ title: 'Wifi coupé', standing: 'agent' })],
    [`DELETE /me/drafts/${uuid(1)}`]: () => {
      items.splice(0, items.length, ...items.filter(({ id }) => id !== uuid(1)))
      return [204, null]
    },
  })
}

const open = () =>
  draw(
    <Suspense>
      <Drafts />
    </Suspense>,
    { nouns: ['filing', 'requests'] },
  )
const lines = async () =>
  within(await screen.findByRole('list', { name: 'Mes brouillons' })).getAllByRole('listitem')

test('replies in hand stand beside requests in hand, each with where it belongs and where it is taken up', async () => {
  serve([
    reply(1, 'R-000001', 'Voici l’écran.'),
    reply(2, 'resolve:R-000002', 'Borne changée.'),
    draftOf(3, { kind: 'ticket', title: 'Imprimante' }),
    reply(4, 'R-000009', 'À qui est-ce ?'),
    reply(5, 'R-000001', '  '),
  ])
  await open()
  await screen.findByText('Wifi coupé')
  const [foreign, request, act, own, ...none] = await lines()
  expect(none).toHaveLength(0)
  if (!foreign || !request || !act || !own) throw new Error('four drafts are listed')
  expect(within(own).getByText('GFC arrêté')).toBeVisible()
  expect(within(own).getByText('Voici l’écran.')).toBeVisible()
  expect(within(own).getByRole('link')).toHaveAttribute('href', '/demandes/R-000001')
  expect(within(act).getByRole('link')).toHaveAttribute('href', '/bureau/tickets/R-000002')
  expect(within(request).getByText('Imprimante', { selector: 'b' })).toBeVisible()
  expect(await within(foreign).findByText(/Cette demande n’existe pas/u)).toBeVisible()
  expect(within(foreign).queryByRole('link')).toBeNull()
})

test('a reply thrown away leaves this browser and the server', async () => {
  const left = reply(1, 'R-000001', 'Voici l’écran.')
  store.set(`draft:${alexAgent.id}:reply:R-000001`, { ...left, isSent: true })
  const asked = serve([left])
  const { user } = await open()
  await user.click(await screen.findByRole('button', { name: /^Supprimer\s+Réponse à R-000001$/u }))
  expect(await screen.findByText('Vous n’avez aucun brouillon.')).toBeVisible()
  await waitFor(() => expect(asked.some(({ method }) => method === 'DELETE')).toBe(true))
  expect(store.size).toBe(0)
})
