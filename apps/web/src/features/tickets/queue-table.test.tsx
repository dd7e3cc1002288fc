import { act, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { alex, aTicket } from '../../../test/tickets.ts'
import { draw } from '../../../test/render.tsx'
import { translator } from '@guichet/i18n/translator'
import { groupedBy } from './queue-groups.ts'
import type { Selection } from './selection.ts'
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

const nothing: Selection = {
  has: () => false,
  references: [],
  count: 0,
  isAll: false,
  toggle: () => undefined,
  toggleAll: () => undefined,
  choose: () => undefined,
  clear: () => undefined,
}

const drawTable = (more: Partial<QueueTableProps> = {}) =>
  draw(
    <QueueTable
      caption="Mon équipe"
      groups={groupedBy('priority', tickets, translator('fr'))}
      columns={['created', 'state']}
      selection={nothing}
      readerId={alex.id}
      selected={null}
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
  const { user } = await drawTable({
    groups: groupedBy('none', tickets, translator('fr')),
    sort: 'created',
    onSort,
  })
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

test('UX-53 each row has a box named by its ticket, and Shift chooses up to there', async () => {
  const toggle = vi.fn()
  const chosen = { ...nothing, has: (reference: string) => reference === 'R-000002', count: 1, toggle }
  const { user } = await drawTable({ selection: chosen })
  expect(screen.getByRole('checkbox', { name: 'R-000002, Paie' })).toBeChecked()
  expect(screen.getByRole('checkbox', { name: 'Tous les tickets affichés' })).toBePartiallyChecked()
  await user.keyboard('{Shift>}')
  await user.click(screen.getByRole('checkbox', { name: 'R-000001, Concours' }))
  await user.keyboard('{/Shift}')
  expect(toggle).toHaveBeenCalledWith('R-000001', true)
})

test('UX-55 a list that is sorted by due date shows it, whatever columns its view has', async () => {
  const onSort = vi.fn()
  const { user } = await drawTable({ sort: 'due', onSort })
  const header = screen.getByRole('columnheader', { name: 'Échéance' })
  expect(header).toHaveAttribute('aria-sort', 'ascending')
  expect(screen.queryByRole('columnheader', { name: 'Déposé' })).toBeNull()
  await user.click(within(header).getByRole('button'))
  expect(onSort).toHaveBeenCalledWith('-due')
})

test('UX-56 a deadline in words: how long is left, how late it is, and that it waits', async () => {
  vi.useFakeTimers({ now: new Date('2026-11-23T11:20:00+01:00'), shouldAdvanceTime: true })
  try {
    const dueAt = '2026-11-23T11:30:00+01:00'
    const due = [
      aTicket({ reference: 'R-000001', title: 'Concours', dueAt }),
      aTicket({ reference: 'R-000002', title: 'Demain', dueAt: '2026-11-24T09:00:00+01:00' }),
      aTicket({ reference: 'R-000003', title: 'Plus tard', dueAt: '2026-11-26T12:00:00+01:00' }),
      aTicket({ reference: 'R-000004', title: 'Attend', status: 'pending_requester', dueAt: null }),
      aTicket({ reference: 'R-000005', title: 'Sans', dueAt: null }),
    ]
    await drawTable({ groups: groupedBy('none', due, translator('fr')), columns: ['due', 'state'] })
    expect(screen.getByRole('columnheader', { name: 'Échéance' })).toBeInTheDocument()
    const rows = screen.getAllByRole('row').filter((row) => row.hasAttribute('data-row'))
    const said = [
      'Avant 11 h 30 dans 10 min',
      'Demain avant 9 h',
      'Jeudi avant 12 h',
      'En pause',
      'Sans échéance',
    ]
    for (const [place, words] of said.entries()) expect(rows[place]).toHaveTextContent(words)
    // Never by colour alone: a sign beside the words, and none that says the same of what waits and of what runs.
    const signs = rows.map((row) => row.querySelectorAll('td')[2]?.querySelector('svg')?.innerHTML)
    expect(signs.every((sign) => sign !== undefined)).toBe(true)
    expect(signs[3]).not.toBe(signs[0])
    await act(async () => vi.advanceTimersByTimeAsync(15 * 60_000))
    expect(rows[0]).toHaveTextContent('En retard de 5 min')
    const late = rows[0]?.querySelectorAll('td')[2]?.querySelector('svg')?.innerHTML
    expect(late).not.toBe(signs[0])
  } finally {
    vi.useRealTimers()
  }
})

test('the columns of a view stand in its order', async () => {
  await drawTable({ columns: ['priority', 'category', 'team'] })
  expect(
    screen
      .getAllByRole('columnheader')
      .slice(1)
      .map(({ textContent }) => textContent),
  ).toEqual(['Ticket', 'Priorité', 'Sujet', 'Équipe'])
})

test('what its column cuts off is told whole under the pointer, and only that', async () => {
  const { user } = await drawTable()
  const cut = screen.getByRole('link', { name: 'Concours' })
  Object.defineProperties(cut, { scrollWidth: { value: 300 }, clientWidth: { value: 200 } })
  await user.hover(cut)
  await user.hover(screen.getByRole('link', { name: 'Paie' }))
  expect(cut).toHaveAttribute('title', 'Concours')
  expect(screen.getByRole('link', { name: 'Paie' })).not.toHaveAttribute('title')
})
