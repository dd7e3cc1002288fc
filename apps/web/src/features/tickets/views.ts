import { STATUSES } from '@guichet/contracts/lifecycle'
import type { TicketCounts, TicketSort } from '@guichet/contracts/tickets'
import type { MessageKey } from '@guichet/i18n/keys'
import type { TicketFilters } from './queries.ts'

type DeskCounts = NonNullable<TicketCounts['desk']>

export interface View {
  name: string
  label: MessageKey
  filters: TicketFilters
  count?: keyof DeskCounts
}

/** The queues of every desk, in the order of a day's work; each count is the length of its list. */
export const VIEWS: readonly View[] = [
  {
    name: 'a-prendre',
    label: 'desk.view.unassigned',
    filters: { view: 'team', status: 'dispatched' },
    count: 'toTake',
  },
  {
    name: 'mes-tickets',
    label: 'desk.view.mine',
    filters: { view: 'assigned', bucket: 'open' },
    count: 'assigned',
  },
  { name: 'equipe', label: 'desk.view.team', filters: { view: 'team', bucket: 'open' }, count: 'team' },
  {
    name: 'reponses',
    label: 'desk.view.answered',
    filters: { view: 'assigned', awaiting: true },
    count: 'answered',
  },
  {
    name: 'demandeur',
    label: 'desk.view.waiting',
    filters: { view: 'assigned', status: 'pending_requester' },
    count: 'waiting',
  },
  {
    name: 'attente',
    label: 'desk.view.onHold',
    filters: { view: 'assigned', status: 'on_hold' },
    count: 'onHold',
  },
  {
    name: 'resolus',
    label: 'desk.view.resolved',
    filters: { view: 'assigned', bucket: 'resolved' },
    count: 'resolved',
  },
  { name: 'suivis', label: 'desk.view.following', filters: { view: 'following' } },
]

const everything: View = { name: 'tous', label: 'desk.view.all', filters: { view: 'all' } }

export const viewNamed = (name: string | null): View =>
  VIEWS.find((view) => view.name === name) ?? VIEWS.find((view) => view.name === 'equipe') ?? everything

/** `created` and `updated` put the newest first. */
export const SORTS = [
  'priority',
  'due',
  '-due',
  '-updated',
  'updated',
  'created',
  '-created',
] as const satisfies readonly TicketSort[]
export type QueueSort = (typeof SORTS)[number]

export const PRIORITIES = ['5', '4', '3', '2', '1'] as const

/** The order of a queue; undefined for what was searched, which comes best match first. */
export function sortOf(search: URLSearchParams): QueueSort | undefined {
  const asked = SORTS.find((known) => known === search.get('tri'))
  if (asked !== undefined || search.get('q')) return asked
  return isAgentsView(search) ? 'priority' : '-updated'
}

/** Grouped by priority in words, where that is the order and everybody's priority is known. */
export const isGrouped = (search: URLSearchParams): boolean =>
  !search.get('q') && isAgentsView(search) && sortOf(search) === 'priority'

/** An address keeps the whole queue: its view, its order and its filters. */
export function filtersOf(search: URLSearchParams): TicketFilters {
  const q = search.get('q') ?? ''
  const sort = sortOf(search)
  const status = STATUSES.find((known) => known === search.get('statut'))
  const priority = PRIORITIES.find((known) => known === search.get('priorite'))
  const { bucket, ...view } = viewNamed(search.get('vue')).filters
  return {
    ...(q === '' ? view : { view: 'all', q }),
    // A state that was asked for is looked for among all: « Mon équipe » shows its closed tickets too.
    ...(q === '' && bucket !== undefined && status === undefined ? { bucket } : {}),
    ...(sort === undefined ? {} : { sort }),
    ...(status === undefined ? {} : { status }),
    ...(priority === undefined ? {} : { priority }),
    ...named('teamId', search.get('equipe')),
    ...named('categoryId', search.get('categorie')),
    ...(search.get('libre') === null ? {} : { unassigned: true }),
    limit: '50',
  }
}

export const FILTERS = ['statut', 'equipe', 'categorie', 'priorite', 'libre'] as const
export type FilterName = (typeof FILTERS)[number]
const ofTheQueue: ReadonlySet<string> = new Set(['vue', 'q', 'tri', ...FILTERS])

/** What an address says of the queue, and nothing else: « vue=equipe&tri=updated ». */
export function queueOf(search: URLSearchParams): string {
  const kept = [...search].filter(([name]) => ofTheQueue.has(name))
  return new URLSearchParams(kept).toString()
}

/** Where a ticket of a queue is read; the address remembers the queue. */
export const ticketAddress = (reference: string, queue: string, more = ''): string => {
  const search = [queue, more].filter((part) => part !== '').join('&')
  return `/bureau/tickets/${encodeURIComponent(reference)}${search === '' ? '' : `?${search}`}`
}

/** The queue again, with the ticket under the hand. */
export const queueAddress = (queue: string, reference: string): string =>
  `/bureau?${new URLSearchParams([...new URLSearchParams(queue), ['ticket', reference]]).toString()}`

function isAgentsView(search: URLSearchParams): boolean {
  const { view } = viewNamed(search.get('vue')).filters
  return view === 'team' || view === 'assigned'
}

const named = (name: 'teamId' | 'categoryId', value: string | null) =>
  value === null || value === '' ? {} : { [name]: value }
