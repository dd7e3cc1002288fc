import { screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Ticket } from '@guichet/contracts/tickets'
import { alexAgent, answerBy } from '../../../../test/desk.ts'
import { draw } from '../../../../test/render.tsx'
import { aTicket } from '../../../../test/tickets.ts'
import { ActBar } from './act-bar.tsx'

// The browser's store is an edge of its own, tested where it is written to.
vi.mock('idb-keyval', () => ({
  get: async () => undefined,
  set: async () => undefined,
  del: async () => undefined,
}))

const transitions = 'POST /tickets/R-000433/transitions'
const drawBar = (ticket: Ticket, me = alexAgent) =>
  draw(<ActBar ticket={ticket} me={me} inSight={2} />, { nouns: ['desk', 'requests', 'tools'] })
const fired = (asked: ReturnType<typeof answerBy>) =>
  asked.filter(({ method }) => method === 'POST').map(({ body }) => body)

afterEach(() => vi.unstubAllGlobals())

test('the acts are those that the ticket allows, the first in sight', async () => {
  answerBy({})
  const { user } = await drawBar(aTicket({ allowed: ['take', 'transfer', 'refuse'] }))
  expect(screen.getByRole('button', { name: 'Prendre en charge' })).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Mettre en attente' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Autres actions' }))
  expect(screen.getByRole('button', { name: 'Rejeter' })).toBeVisible()
})

test('one key takes the ticket, and who was first is named', async () => {
  const lost = {
    title: 'Déjà pris en charge',
    detail: 'Noa Agent a déjà pris la demande en charge.',
    code: 'already-taken',
    current: { status: 'assigned', version: 4, agent: 'Noa Agent' },
    requestId: 'r',
  }
  const asked = answerBy({ [transitions]: () => [409, lost] })
  const { user } = await drawBar(aTicket({ status: 'dispatched', agent: null, allowed: ['take'] }))
  await user.keyboard('i')
  expect(await screen.findByRole('alert')).toHaveTextContent('Noa Agent a déjà pris la demande en charge.')
  expect(fired(asked)).toEqual([{ event: 'take' }])
})

test('resolving without a composer asks for the time where the team wants it', async () => {
  const asked = answerBy({ [transitions]: () => [200, aTicket({})] })
  const { user } = await drawBar(aTicket({ allowed: ['resolve'], timeRequired: true, minutesSpent: 0 }))
  await user.click(screen.getByRole('button', { name: 'Résoudre' }))
  const dialog = await screen.findByRole('dialog')
  await user.type(within(dialog).getByRole('textbox', { name: /^Solution/ }), 'Installée.')
  await user.type(within(dialog).getByRole('textbox', { name: /minutes/ }), '0')
  await user.click(within(dialog).getByRole('button', { name: 'Résoudre' }))
  expect(within(dialog).getByRole('textbox', { name: /minutes/ })).toBeInvalid()
  await user.type(within(dialog).getByRole('textbox', { name: /minutes/ }), '15 min')
  await user.click(within(dialog).getByRole('button', { name: 'Résoudre' }))
  await vi.waitFor(() =>
    expect(fired(asked)).toEqual([{ event: 'resolve', text: 'Installée.', minutes: 15 }]),
  )
})

test('UX-51 the key takes nothing where single keys are off', async () => {
  const asked = answerBy({})
  const me = { ...alexAgent, preferences: { ...alexAgent.preferences, shortcuts: false } }
  const { user } = await drawBar(aTicket({ status: 'dispatched', agent: null, allowed: ['take'] }), me)
  await user.keyboard('i')
  expect(fired(asked)).toEqual([])
})

test('a hold asks for its reason, and for a moment to come', async () => {
  const asked = answerBy({ [transitions]: () => [200, aTicket({ status: 'on_hold' })] })
  const { user } = await drawBar(aTicket({ allowed: ['hold'] }))
  await user.click(screen.getByRole('button', { name: 'Mettre en attente' }))
  const dialog = await screen.findByRole('dialog', { name: 'Mettre en attente' })
  const send = within(dialog).getByRole('button', { name: 'Mettre en attente' })
  await user.type(within(dialog).getByLabelText(/Date de rappel/), '2020-01-01T10:00')
  await user.click(send)
  expect(within(dialog).getByLabelText('Motif')).toHaveAccessibleDescription(/Remplissez ce champ/)
  expect(within(dialog).getByLabelText(/Date de rappel/)).toHaveAccessibleDescription(/moment à venir/)
  expect(fired(asked)).toEqual([])
  await user.type(within(dialog).getByLabelText('Motif'), 'Pièce commandée')
  await user.clear(within(dialog).getByLabelText(/Date de rappel/))
  await user.click(send)
  expect(fired(asked)).toEqual([{ event: 'hold', text: 'Pièce commandée' }])
})

test('a transfer goes to a team that accepts it, and never to one’s own', async () => {
  const team = { level: 2, acceptsTransfers: true, members: [] }
  const asked = answerBy({
    [transitions]: () => [200, aTicket()],
    'GET /catalogue': () => [200, { categories: [] }],
    'GET /teams': () => [
      200,
      {
        items: [
          { ...team, id: 'team', label: 'Applications et services métiers' },
          { ...team, id: 'net', label: 'Réseau' },
          { ...team, id: 'shut', label: 'Direction', acceptsTransfers: false },
        ],
      },
    ],
  })
  const { user } = await drawBar(aTicket({ allowed: ['transfer'] }))
  await user.click(screen.getByRole('button', { name: 'Transférer' }))
  const dialog = await screen.findByRole('dialog', { name: 'Transférer' })
  const choice = within(dialog).getByLabelText('Équipe')
  expect(await within(choice).findByRole('option', { name: /Réseau/ })).toBeInTheDocument()
  expect(within(choice).queryByRole('option', { name: /Direction|Applications/ })).toBeNull()
  await user.selectOptions(choice, 'net')
  await user.click(within(dialog).getByRole('button', { name: 'Transférer' }))
  expect(fired(asked)).toEqual([{ event: 'transfer', teamId: 'net', audience: 'team', keepGuests: false }])
})
