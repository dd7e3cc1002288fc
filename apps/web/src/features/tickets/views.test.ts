import { expect, test } from 'vitest'
import { STANDARD_VIEWS } from '@guichet/contracts/view-content'
import { translator } from '@guichet/i18n/translator'
import { aTicket } from '../../../test/tickets.ts'
import { groupedBy } from './queue-groups.ts'
import {
  contentIn,
  filtersOf,
  groupOf,
  narrowed,
  queueAddress,
  queueOf,
  savedIn,
  sortOf,
  ticketAddress,
  viewNamed,
} from './views.ts'

const address = (query: string) => new URLSearchParams(query)

test('an unknown view is the team’s, by priority', () => {
  expect(viewNamed('nowhere').name).toBe('equipe')
  expect(filtersOf(address(''))).toEqual({ viewId: 'team', limit: '50' })
  expect(sortOf(address(''), STANDARD_VIEWS.team)).toBe('priority')
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
  expect(filtersOf(address('vue=equipe&statut=closed'))).toEqual({
    view: 'team',
    status: 'closed',
    limit: '50',
  })
})

test('UX-52 a saved view is in the address, narrowed by the same filters', () => {
  const id = '018f0000-0000-7000-8000-000000000000'
  expect(savedIn(address(`vue=${id}`))).toBe(id)
  expect(savedIn(address('vue=equipe'))).toBeUndefined()
  expect(filtersOf(address(`vue=${id}&statut=on_hold`))).toEqual({
    viewId: id,
    status: 'on_hold',
    limit: '50',
  })
})

test('UX-52 what is saved is the view as the address narrows it', () => {
  const search = address('vue=equipe&tri=-created&statut=on_hold&priorite=4&libre=oui')
  expect(narrowed(search, STANDARD_VIEWS.team)).toEqual({
    ...STANDARD_VIEWS.team,
    sort: '-created',
    group: 'none',
    conditions: { statuses: ['on_hold'], priorities: [4], agentIds: ['nobody'] },
  })
  expect(narrowed(address('q=GFC'), STANDARD_VIEWS.team)).toMatchObject({
    source: 'all',
    conditions: { text: 'GFC' },
  })
})

test('what was searched comes best match first, in everything one may read', () => {
  expect(filtersOf(address('q=GFC'))).toEqual({ view: 'all', q: 'GFC', limit: '50' })
  expect(sortOf(address('q=GFC&tri=updated'), STANDARD_VIEWS.team)).toBe('updated')
})

test('priorities head the rows in their own order alone, and nothing heads what was searched', () => {
  const group = (query: string) => groupOf(address(query), contentIn(address(query), undefined))
  expect(group('vue=a-prendre')).toBe('priority')
  expect(group('vue=a-prendre&tri=created')).toBe('none')
  expect(group('vue=suivis')).toBe('none')
  expect(group('q=GFC')).toBe('none')
  const byAgent = { sort: 'created', group: 'agent' } as const
  expect(groupOf(address('tri=due'), byAgent)).toBe('agent')
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
    aTicket({ reference: 'a', priority: 3 }),
    aTicket({ reference: 'b', priority: 5 }),
    aTicket({ reference: 'c', priority: undefined }),
    aTicket({ reference: 'd', priority: 5 }),
  ]
  const t = translator('fr')
  const said = (group: 'priority' | 'none') =>
    groupedBy(group, tickets, t).map(({ title, rows }) => [
      title,
      rows.map(({ reference }) => reference).join(''),
    ])
  expect(said('priority')).toEqual([
    ['Très élevée', 'bd'],
    ['Normale', 'ac'],
  ])
  expect(said('none')).toEqual([['', 'abcd']])
})

test('UX-57 an address that the figures made holds all that they counted by', () => {
  const query =
    'vue=tous&equipe=t1&agent=a1&origine=phone&cree-apres=2026-10-31T22:59:59.999Z&fini-avant=2026-11-30T23:00:00.000Z'
  expect(filtersOf(address(query))).toEqual({
    view: 'team',
    sort: '-created',
    teamId: 't1',
    agentId: 'a1',
    origin: 'phone',
    createdAfter: '2026-10-31T22:59:59.999Z',
    endedBefore: '2026-11-30T23:00:00.000Z',
    limit: '50',
  })
  expect(queueOf(address(`${query}&ticket=R-1`))).toBe(new URLSearchParams(query).toString())
  expect(contentIn(address(query), undefined).conditions).toEqual({})
})
