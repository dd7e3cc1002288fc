import { screen, within } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { RecurringGroup } from '@guichet/contracts/reports'
import { alexAgent, answerBy } from '../../../../test/desk.ts'
import { draw } from '../../../../test/render.tsx'
import { aTicket } from '../../../../test/tickets.ts'
import { GroupIncident } from './group-incident.tsx'

const { category } = aTicket()
const group: RecurringGroup = {
  open: ['R-000043', 'R-000042', 'R-000041'],
  categories: [{ id: category.id, label: category.label }],
  establishments: [],
}
const ticketOf = (reference: string, title: string) =>
  aTicket({ reference, title, standing: 'agent', allowed: ['declare_incident', 'link'] })

const declare = 'POST /tickets/R-000042/transitions'
const open = async (more: Parameters<typeof answerBy>[0] = {}) => {
  const asked = answerBy({
    'GET /tickets/R-000041': () => [200, ticketOf('R-000041', 'Agatte refuse mes congés')],
    'GET /tickets/R-000042': () => [200, ticketOf('R-000042', 'Congés refusés')],
    'GET /catalogue': () => [200, { categories: [] }],
    [declare]: () => [200, ticketOf('R-000042', 'Congés refusés')],
    'POST /tickets/R-000041/transitions': () => [200, ticketOf('R-000041', 'Agatte refuse mes congés')],
    'POST /tickets/R-000043/transitions': () => [
      409,
      { code: 'conflict', title: '', status: 409, detail: 'Il est déjà fermé.' },
    ],
    ...more,
  })
  const drawn = await draw(
    <Suspense>
      <GroupIncident
        me={alexAgent}
        title="Congés refusés par Agatte"
        group={group}
        onClose={() => undefined}
      />
    </Suspense>,
    { nouns: ['desk', 'links', 'reports', 'events'] },
  )
  await screen.findByLabelText('Ce qui se passe')
  const dialog = screen.getByRole('dialog', { name: 'Déclarer un incident connu' })
  return { ...drawn, dialog, asked: asked.filter.bind(asked) }
}

afterEach(() => vi.unstubAllGlobals())

test('the oldest of a group is proposed as its incident, under its title, with the group’s words', async () => {
  const { dialog } = await open()
  const choice = within(dialog).getByLabelText('Le ticket qui devient l’incident')
  expect(choice).toHaveValue('R-000041')
  expect(choice).toHaveAccessibleDescription(/Agatte refuse mes congés.*Les 2 autres tickets ouverts/u)
  expect(within(dialog).getByLabelText('Ce qui se passe')).toHaveValue('Congés refusés par Agatte')
})

test('another ticket is chosen without losing the words in hand; the others are linked to it, and who refused is named', async () => {
  const { dialog, user, asked } = await open()
  const text = within(dialog).getByLabelText(/^Ce qu’il faut savoir/u)
  await user.type(text, 'Réparé ce soir.')
  await user.selectOptions(within(dialog).getByLabelText('Le ticket qui devient l’incident'), 'R-000042')
  await vi.waitFor(() =>
    expect(within(dialog).getByLabelText('Le ticket qui devient l’incident')).toHaveAccessibleDescription(
      /Congés refusés/u,
    ),
  )
  expect(within(dialog).getByLabelText(/^Ce qu’il faut savoir/u)).toHaveValue('Réparé ce soir.')
  await user.click(within(dialog).getByRole('button', { name: 'Déclarer un incident connu' }))
  const outcome = await screen.findByText(/1 ticket est lié à/u)
  expect(outcome).toHaveTextContent('R-000042')
  expect(screen.getByRole('listitem')).toHaveTextContent('R-000043 Il est déjà fermé.')
  expect(asked(({ path }) => path.endsWith('/transitions'))).toMatchObject([
    { path: '/tickets/R-000042/transitions', body: { event: 'declare_incident', text: 'Réparé ce soir.' } },
    { path: '/tickets/R-000043/transitions', body: { event: 'link', reference: 'R-000042' } },
    { path: '/tickets/R-000041/transitions', body: { event: 'link', reference: 'R-000042' } },
  ])
})
