import { screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { answerBy } from '../../../test/desk.ts'
import { draw } from '../../../test/render.tsx'
import { aTicket } from '../../../test/tickets.ts'
import { KnownIncidents } from './known-incidents.tsx'

afterEach(() => vi.unstubAllGlobals())

const id = '01a20137-01e8-70c7-9691-000000000001'
const incident = {
  id,
  title: 'Messagerie indisponible',
  text: 'Retour prévu à midi.',
  since: '2026-11-23T08:00:00Z',
  joined: null,
}
const addressOf = (reference: string) => `/demandes/${reference}`

test('« moi aussi » joins in one click, with one key however often it is clicked', async () => {
  const onJoined = vi.fn()
  const asked = answerBy({
    'GET /incidents': () => [200, { items: [incident] }],
    [`POST /incidents/${id}/join`]: () => [201, aTicket({ reference: 'R-000500' })],
  })
  const { user } = await draw(
    <KnownIncidents categoryId="category" addressOf={addressOf} onJoined={onJoined} />,
    { nouns: ['incidents'] },
  )
  expect(await screen.findByText(/^Incident connu/u)).toBeInTheDocument()
  expect(screen.getByText('Retour prévu à midi.')).toBeInTheDocument()
  const join = screen.getByRole('button', {
    name: /^Moi aussi.*Messagerie indisponible$/u,
  })
  await user.dblClick(join)
  await vi.waitFor(() => expect(onJoined).toHaveBeenCalled())
  const sent = asked.filter(({ method }) => method === 'POST')
  expect(sent[0]).toMatchObject({ path: `/incidents/${id}/join`, body: { categoryId: 'category' } })
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1)
})

test('who joined already is led to their own ticket, and nothing is shown where nothing is known', async () => {
  let items: unknown[] = [{ ...incident, joined: 'R-000500' }]
  answerBy({ 'GET /incidents': () => [200, { items }] })
  const first = await draw(<KnownIncidents addressOf={addressOf} onJoined={() => {}} />, {
    nouns: ['incidents'],
  })
  expect(await screen.findByRole('link', { name: 'R-000500' })).toHaveAttribute('href', '/demandes/R-000500')
  expect(screen.queryByRole('button')).toBeNull()
  first.unmount()
  items = []
  await draw(<KnownIncidents addressOf={addressOf} onJoined={() => {}} />, { nouns: ['incidents'] })
  await vi.waitFor(() => expect(screen.queryByRole('region', { name: 'Incidents en cours' })).toBeNull())
})
