import { expect, test } from 'vitest'
import { byPriority } from './queue-groups.ts'
import { filtersOf, isGrouped, queueAddress, queueOf, sortOf, ticketAddress, viewNamed } from './views.ts'

const address = (query: string) => new URLSearchParams(query)

test('an unknown view is the team’s, by priority', () => {
  expect(viewNamed('nowhere').name).toBe('equipe')
  expect(filtersOf(address(''))).toEqual({ view: 'team', bucket: 'open', sort: 'priority', limit: '50' })
})

test('UX-05 the address holds every filter of the queue', () => {
  const query = 'vue=equipe&tri=-created&statut=on_hold&equipe=t1&categorie=c1&priorite=4&libre=oui'
  expect(filtersOf(address(query))).toEqual({
    view: 'team',
    sort: '-created',
    status: 'on_hold',
    teamId: 't1',
    categoryId: 'c1',
    priority: '4',
    unassigned: true,
    limit: '50',
  })
})

test('a state asked for is looked for among closed tickets too', () => {
  expect(filtersOf(address('vue=equipe&statut=closed'))).not.toHaveProperty('bucket')
})

test('what was searched comes best match first, in everything one may read', () => {
  expect(filtersOf(address('q=GFC'))).toEqual({ view: 'all', q: 'GFC', limit: '50' })
  expect(sortOf(address('q=GFC&tri=updated'))).toBe('updated')
})

test('only the teams’ own queues are grouped, and only by priority', () => {
  expect(isGrouped(address('vue=a-prendre'))).toBe(true)
  expect(isGrouped(address('vue=a-prendre&tri=created'))).toBe(false)
  expect(isGrouped(address('vue=suivis'))).toBe(false)
  expect(isGrouped(address('q=GFC'))).toBe(false)
})

test('UX-50 a ticket remembers the queue it was opened from, and leads back to its row', () => {
  const queue = queueOf(address('vue=equipe&tri=created&ticket=R-000002'))
  expect(queue).toBe('vue=equipe&tri=created')
  expect(ticketAddress('R-000002', queue, 'ecrire=note')).toBe(
    '/bureau/tickets/R-000002?vue=equipe&tri=created&ecrire=note',
  )
  expect(queueAddress(queue, 'R-000002')).toBe('/bureau?vue=equipe&tri=created&ticket=R-000002')
})

test('groups go from the highest priority down, each in the order of the list', () => {
  const tickets = [
    { reference: 'a', priority: 3 },
    { reference: 'b', priority: 5 },
    { reference: 'c' },
    { reference: 'd', priority: 5 },
  ]
  const grouped = byPriority(tickets).map(({ priority, rows }) => [
    priority,
    rows.map(({ reference }) => reference).join(''),
  ])
  expect(grouped).toEqual([
    [5, 'bd'],
    [3, 'ac'],
  ])
})
