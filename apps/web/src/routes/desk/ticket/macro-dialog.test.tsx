import { screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { alexAgent, answerBy } from '../../../../test/desk.ts'
import { draw } from '../../../../test/render.tsx'
import { alex, aTicket } from '../../../../test/tickets.ts'
import { MacroButton } from './macro-dialog.tsx'

const applied = 'POST /tickets/R-000433/macros'
const macro = {
  id: 'm',
  label: 'Demander la salle',
  audience: 'team',
  team: { id: 'team', label: 'Applications et services métiers' },
  owner: alex,
  updatedAt: '2026-11-23T10:44:00Z',
  editable: false,
  content: { take: true, categoryId: 'c', reply: { voice: 'request_info', text: '{{ticket.product}}' } },
  names: { c: 'Messagerie' },
  lost: [],
}
const drawButton = async (more = {}) => {
  const asked = answerBy({
    'GET /macros': () => [200, { items: [macro] }],
    'GET /tickets/R-000433/macros/m': () => [
      200,
      { text: '{{ticket.product}} ?', missing: ['ticket.product'] },
    ],
    ...more,
  })
  const ticket = aTicket({ standing: 'agent' })
  const drawn = await draw(<MacroButton ticket={ticket} me={alexAgent} />, { nouns: ['desk', 'tools'] })
  return { ...drawn, posted: () => asked.filter(({ method }) => method === 'POST') }
}

afterEach(() => vi.unstubAllGlobals())

test('UX-49 one key, two choices: what it will do is read over, and nothing leaves while a word is open', async () => {
  const { user, posted } = await drawButton({ [applied]: () => [200, aTicket()] })
  await user.keyboard('m')
  const dialog = await screen.findByRole('dialog', { name: 'Appliquer une macro' })
  await within(dialog).findByRole('option', { name: /Demander la salle/ })
  await vi.waitFor(() => expect(within(dialog).getByRole('combobox')).toHaveFocus())
  await user.keyboard('salle{Enter}')
  const lines = await within(dialog).findAllByRole('listitem')
  expect(lines.map(({ textContent }) => textContent)).toEqual([
    'Prend le ticket en charge',
    expect.stringMatching(/Catégorie\s: Messagerie/),
    'Pose une question',
  ])
  const apply = () => within(dialog).getByRole('button', { name: 'Appliquer' })
  expect(apply()).toHaveAccessibleDescription(/À compléter avant l’envoi\s: Application ou matériel\./)
  await user.click(apply())
  expect(posted()).toEqual([])
  const words = within(dialog).getByLabelText('Pose une question')
  await user.clear(words)
  await user.type(words, 'Quelle salle ?')
  await user.click(apply())
  expect(posted().map(({ body }) => body)).toEqual([{ macroId: 'm', text: 'Quelle salle ?' }])
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('a macro whose category is gone says why it was refused, and stays open', async () => {
  const gone = { title: 'Refusé', detail: 'Cette catégorie n’existe plus.', code: 'invalid', requestId: 'r' }
  const { user } = await drawButton({
    [applied]: () => [422, gone],
    'GET /tickets/R-000433/macros/m': () => [200, { text: 'Quelle salle ?', missing: [] }],
  })
  await user.click(screen.getByRole('button', { name: 'Macro' }))
  await user.click(await screen.findByRole('option', { name: /Demander la salle/ }))
  await user.click(await screen.findByRole('button', { name: 'Appliquer' }))
  expect(await screen.findByText(/Cette catégorie n’existe plus/)).toBeVisible()
})

test('UX-51 the key opens nothing where single keys are off, nor on a ticket that one only follows', async () => {
  answerBy({})
  const me = { ...alexAgent, preferences: { ...alexAgent.preferences, shortcuts: false } }
  const { user } = await draw(<MacroButton ticket={aTicket({ standing: 'agent' })} me={me} />, {
    nouns: ['desk', 'tools'],
  })
  await user.keyboard('m')
  expect(screen.queryByRole('dialog')).toBeNull()
})
