import { screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { alexAgent, answerBy } from '../../../../test/desk.ts'
import { draw } from '../../../../test/render.tsx'
import { alex, aTicket, camille } from '../../../../test/tickets.ts'
import { DossierPeople } from './dossier-people.tsx'

afterEach(() => vi.unstubAllGlobals())

test('who heads the establishment and asks in its name is one person', async () => {
  answerBy({ 'GET /people': () => [200, { items: [] }] })
  const added = { addedBy: null, addedAt: '2026-11-20T15:12:00Z' }
  const participants = [
    { id: '1', role: 'establishment_head' as const, person: camille, ...added },
    { id: '2', role: 'contact' as const, person: alex, ...added },
  ]
  await draw(<DossierPeople ticket={aTicket({ participants })} me={alexAgent} />, {
    nouns: ['desk', 'requests'],
  })
  const people = within(screen.getByRole('list')).getAllByRole('listitem')
  expect(people.map((one) => one.querySelector('b')?.textContent)).toEqual([
    'Camille Demandeur',
    'Alex Agent',
  ])
})
