import { screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Ticket } from '@guichet/contracts/tickets'
import { answerBy } from '../../../../test/desk.ts'
import { draw } from '../../../../test/render.tsx'
import { aTicket } from '../../../../test/tickets.ts'
import { DossierMarks } from './dossier-marks.tsx'

const tagged = aTicket({ tags: ['vpn'], minutesSpent: 75, allowed: ['tag', 'log_time'] })
const drawMarks = async (ticket: Ticket) => {
  const asked = answerBy({ 'POST /tickets/R-000433/transitions': () => [200, ticket] })
  const drawn = await draw(<DossierMarks ticket={ticket} />, { nouns: ['desk', 'tools'] })
  return { ...drawn, posted: () => asked.filter(({ method }) => method === 'POST').map(({ body }) => body) }
}

afterEach(() => vi.unstubAllGlobals())

test('tags are added by their names, several at once, and each is taken off by its own button', async () => {
  const { user, posted } = await drawMarks(tagged)
  const field = screen.getByLabelText('Ajouter une étiquette')
  await user.type(field, 'Wifi, étage 2 ,{Enter}')
  await vi.waitFor(() => expect(field).toHaveValue(''))
  await user.click(screen.getByRole('button', { name: /Retirer «\svpn\s»/ }))
  await vi.waitFor(() =>
    expect(posted()).toEqual([
      { event: 'tag', add: ['Wifi', 'étage 2'] },
      { event: 'tag', remove: ['vpn'] },
    ]),
  )
})

test('time is noted in minutes and read as people say it', async () => {
  const { user, posted } = await drawMarks(tagged)
  expect(screen.getByText(/1\sh/)).toBeVisible()
  await user.type(screen.getByLabelText('Noter du temps, en minutes'), '1x5{Enter}')
  await vi.waitFor(() => expect(posted()).toEqual([{ event: 'log_time', minutes: 15 }]))
})

test('whoever may not change them reads them; whoever is told of none is shown none', async () => {
  const { container } = await drawMarks(aTicket({ tags: ['vpn'], minutesSpent: 0, allowed: [] }))
  expect(within(container).getByText('vpn')).toBeVisible()
  expect(within(container).queryByRole('textbox')).toBeNull()
  const other = await drawMarks(aTicket({ allowed: [] }))
  expect(within(other.container).queryByText('Étiquettes')).toBeNull()
})
