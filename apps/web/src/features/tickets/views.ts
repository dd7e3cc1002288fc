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

export const [TO_TAKE, , TEAM] = VIEWS

export const viewNamed = (name: string | null): View =>
  VIEWS.find((view) => view.name === name) ?? TEAM ?? everything

const everything: View = { name: 'tous', label: 'desk.view.all', filters: { view: 'all' } }

export const SORTS = ['priority', 'updated', '-created', 'created'] as const satisfies TicketSort[]

/** An address keeps the whole queue: its view, its order, its filters and the ticket under the hand. */
export function filtersOf(search: URLSearchParams): TicketFilters {
  const q = search.get('q') ?? ''
  const view = viewNamed(search.get('vue'))
  const sort = SORTS.find((known) => known === search.get('tri'))
  const status = STATUSES.find((known) => known === search.get('statut'))
  return {
    ...(q === '' ? view.filters : { view: 'all', q }),
    ...(sort === undefined ? {} : { sort }),
    ...(status === undefined ? {} : { status }),
    limit: '50',
  }
}
