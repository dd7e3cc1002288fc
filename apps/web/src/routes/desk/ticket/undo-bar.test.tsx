import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { alexAgent, answerBy } from '../../../../test/desk.ts'
import { draw } from '../../../../test/render.tsx'
import { aTicket } from '../../../../test/tickets.ts'
import { noMore } from '../../../features/tickets/undoable.ts'
import { ActBar } from './act-bar.tsx'

vi.mock('idb-keyval', () => ({
  get: async () => undefined,
  set: async () => undefined,
  del: async () => undefined,
}))
// Ten seconds are long for a person, and not for a slow machine.
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  noMore()
})

const free = aTicket({ status: 'dispatched', agent: null, allowed: ['take'] })
const routes = {
  'POST /tickets/R-000433/transitions': () => [200, aTicket({})] as const,
  'POST /tickets/R-000433/undo': () => [204, null] as const,
}
const drawBar = () =>
  draw(<ActBar ticket={free} me={alexAgent} inSight={2} />, { nouns: ['desk', 'requests'] })

test('UX-53 what was just done to one ticket is taken back by one key', async () => {
  const asked = answerBy(routes)
  const { user } = await drawBar()
  expect(screen.queryByRole('button', { name: /^Annuler/ })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Prendre en charge' }))
  expect(await screen.findByRole('button', { name: /^Annuler cette action/ })).toBeVisible()
  await user.keyboard('z')
  await vi.waitFor(() => expect(screen.queryByRole('button', { name: /^Annuler/ })).toBeNull())
  expect(asked.filter(({ path }) => path.endsWith('/undo'))).toHaveLength(1)
})

test.each([
  ['', /le ticket est comme avant/],
  ['Devis en cours', /Ses mots restent dans les échanges/],
])('taken back, an act says what becomes of its words: « %s »', async (reason, said) => {
  answerBy(routes)
  const { user } = await draw(
    <ActBar ticket={aTicket({ allowed: ['release', 'hold'] })} me={alexAgent} inSight={2} />,
    { nouns: ['desk', 'requests'] },
  )
  await user.click(screen.getByRole('button', { name: reason ? 'Mettre en attente' : 'Libérer' }))
  const dialog = await screen.findByRole('dialog')
  if (reason) await user.type(within(dialog).getByRole('textbox', { name: /^Motif/ }), reason)
  await user.click(within(dialog).getByRole('button', { name: reason ? 'Mettre en attente' : 'Libérer' }))
  await user.click(await screen.findByRole('button', { name: /^Annuler cette action/ }))
  expect(await screen.findByText(said)).toBeInTheDocument()
})

test('what somebody else did since leaves nothing to take back', async () => {
  answerBy(routes)
  const { user, rerender } = await drawBar()
  await user.click(screen.getByRole('button', { name: 'Prendre en charge' }))
  expect(await screen.findByRole('button', { name: /^Annuler cette action/ })).toBeVisible()
  rerender(<ActBar ticket={aTicket({ version: free.version + 1 })} me={alexAgent} inSight={2} />)
  expect(screen.queryByRole('button', { name: /^Annuler cette action/ })).toBeNull()
})

test('a refusal to take it back says why, and the offer is gone', async () => {
  const refusal = {
    title: 'Impossible',
    detail: 'Le ticket a changé depuis.',
    code: 'event-not-allowed',
    requestId: 'r',
  }
  answerBy({ ...routes, 'POST /tickets/R-000433/undo': () => [409, refusal] })
  const { user } = await drawBar()
  await user.click(screen.getByRole('button', { name: 'Prendre en charge' }))
  await user.click(await screen.findByRole('button', { name: /^Annuler cette action/ }))
  expect(await screen.findByText(/Le ticket a changé depuis/)).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Annuler cette action/ })).toBeNull()
})
