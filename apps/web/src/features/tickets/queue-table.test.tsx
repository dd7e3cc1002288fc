import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { alex, aTicket } from '../../../test/tickets.ts'
import { draw } from '../../../test/render.tsx'
import { QueueTable, type QueueTableProps } from './queue-table.tsx'

const tickets = [
  aTicket({
    reference: 'R-000001',
    title: 'Concours',
    priority: 5,
    status: 'dispatched',
    agent: null,
    unread: true,
  }),
  aTicket({ reference: 'R-000002', title: 'Paie', priority: 3, unread: true }),
]

const drawTable = (more: Partial<QueueTableProps> = {}) =>
  draw(
    <QueueTable
      caption="Mon équipe"
      tickets={tickets}
      readerId={alex.id}
      selected={null}
      isGrouped
      sort="priority"
      queue="vue=equipe"
      onSelect={() => undefined}
      onSort={() => undefined}
      {...more}
    />,
    { nouns: ['desk', 'events'] },
  )

test('a queue says priorities in words, with how many', async () => {
  await drawTable()
  expect(screen.getByRole('rowheader', { name: 'Très élevée 1 ticket' })).toBeInTheDocument()
  expect(screen.getByRole('rowheader', { name: 'Normale 1 ticket' })).toBeInTheDocument()
})

test('a row says in words what is new in it, and who holds it', async () => {
  await drawTable()
  const [first, second] = screen.getAllByRole('row').filter((row) => row.hasAttribute('data-row'))
  expect(first).toHaveTextContent('Nouveau, R-000001, Camille Demandeur')
  expect(first).toHaveTextContent('personne')
  expect(second).toHaveTextContent('Réponse, R-000002')
  expect(second).toHaveTextContent('vous')
})

test('UX-50 the row under the hand is the selected one', async () => {
  const onSelect = vi.fn()
  const { user } = await drawTable({ selected: 'R-000002', onSelect })
  expect(screen.getByRole('row', { name: /Paie/, selected: true })).toBeInTheDocument()
  await user.click(screen.getByText('personne'))
  expect(onSelect).toHaveBeenCalledWith('R-000001')
})

test('UX-55 the column says how it is sorted, and turns it', async () => {
  const onSort = vi.fn()
  const { user } = await drawTable({ isGrouped: false, sort: 'created', onSort })
  const header = screen.getByRole('columnheader', { name: 'Déposé' })
  expect(header).toHaveAttribute('aria-sort', 'ascending')
  await user.click(within(header).getByRole('button'))
  expect(onSort).toHaveBeenCalledWith('-created')
})

test('UX-05 a ticket’s link remembers the queue', async () => {
  await drawTable()
  expect(screen.getByRole('link', { name: 'Paie' })).toHaveAttribute(
    'href',
    '/bureau/tickets/R-000002?vue=equipe',
  )
})
