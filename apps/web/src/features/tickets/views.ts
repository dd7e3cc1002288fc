import { STATUSES, origin } from '@guichet/contracts/lifecycle'
import {
  STANDARD_VIEWS,
  countedName,
  type CountedName,
  type StandardName,
  type TicketSort,
  type ViewContent,
  type ViewGroup,
} from '@guichet/contracts/view-content'
import type { TicketView } from '@guichet/contracts/tickets'
import type { MessageKey } from '@guichet/i18n/keys'
import type { TicketFilters } from './queries.ts'

export interface View {
  /** In an address. */
  name: string
  standard: StandardName
  label: MessageKey
  /** Where a state that is asked for is looked for: « Mon équipe » shows its closed tickets too. */
  wide: TicketView
}

/** The queues of every desk, in the order of a day's work. */
export const VIEWS: readonly View[] = [
  { name: 'a-prendre', standard: 'toTake', label: 'desk.view.unassigned', wide: 'team' },
  { name: 'mes-tickets', standard: 'assigned', label: 'desk.view.mine', wide: 'assigned' },
  { name: 'equipe', standard: 'team', label: 'desk.view.team', wide: 'team' },
  { name: 'en-retard', standard: 'overdue', label: 'desk.view.late', wide: 'team' },
  { name: 'reponses', standard: 'answered', label: 'desk.view.answered', wide: 'assigned' },
  { name: 'demandeur', standard: 'waiting', label: 'desk.view.waiting', wide: 'assigned' },
  { name: 'attente', standard: 'onHold', label: 'desk.view.onHold', wide: 'assigned' },
  { name: 'resolus', standard: 'resolved', label: 'desk.view.resolved', wide: 'assigned' },
  { name: 'invitations', standard: 'invited', label: 'desk.view.invited', wide: 'invited' },
  { name: 'suivis', standard: 'following', label: 'desk.view.following', wide: 'following' },
  { name: 'termines', standard: 'ended', label: 'desk.view.ended', wide: 'team' },
]

const TEAM: View = { name: 'equipe', standard: 'team', label: 'desk.view.team', wide: 'team' }

export const viewNamed = (name: string | null): View => VIEWS.find((view) => view.name === name) ?? TEAM

export const countedOf = ({ standard }: View): CountedName | undefined => countedName.safeParse(standard).data

/** The id of the saved view that an address names, or undefined for a standard one. */
export const savedIn = (search: URLSearchParams): string | undefined =>
  SAVED.test(search.get('vue') ?? '') ? (search.get('vue') ?? undefined) : undefined

const SAVED = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u

/** What an address looks through: the saved view, once it is known, or the standard one. */
export const contentIn = (search: URLSearchParams, saved: ViewContent | undefined): ViewContent =>
  saved ?? (isCounted(search) ? EVERY : STANDARD_VIEWS[viewNamed(search.get('vue')).standard])

/** What a figure counts: the team's tickets in any state, which the address narrows. */
export const isCounted = (search: URLSearchParams): boolean => search.get('vue') === 'tous'
const EVERY: ViewContent = { ...STANDARD_VIEWS.team, sort: '-created', group: 'none', conditions: {} }

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
export type QueueSort = Exclude<TicketSort, 'relevance'>

export const PRIORITIES = ['5', '4', '3', '2', '1'] as const

/** The order of a queue; undefined for what was searched, which comes best match first. */
export function sortOf(search: URLSearchParams, content: Pick<ViewContent, 'sort'>): QueueSort | undefined {
  const asked = SORTS.find((known) => known === search.get('tri'))
  if (asked !== undefined || search.get('q')) return asked
  return content.sort
}

/** Under which headings the rows stand: those of the view, and priorities only in their own order. */
export function groupOf(search: URLSearchParams, content: Pick<ViewContent, 'sort' | 'group'>): ViewGroup {
  if (search.get('q')) return 'none'
  const { group } = content
  return group === 'priority' && sortOf(search, content) !== 'priority' ? 'none' : group
}

/** An address keeps the whole queue: its view, its order and its filters. */
export function filtersOf(search: URLSearchParams): TicketFilters {
  const q = search.get('q') ?? ''
  const status = STATUSES.find((known) => known === search.get('statut'))
  const priority = PRIORITIES.find((known) => known === search.get('priorite'))
  const sort = SORTS.find((known) => known === search.get('tri'))
  return {
    ...(q === '' ? sourceOf(search, status !== undefined) : { view: 'all', q }),
    ...(sort === undefined ? {} : { sort }),
    ...(status === undefined ? {} : { status }),
    ...(priority === undefined ? {} : { priority }),
    ...named('teamId', search.get('equipe')),
    ...named('categoryId', search.get('categorie')),
    ...(search.get('libre') === null ? {} : { unassigned: true }),
    ...countedBy(search),
    limit: '50',
  }
}

function sourceOf(search: URLSearchParams, isWide: boolean): TicketFilters {
  const saved = savedIn(search)
  if (saved !== undefined) return { viewId: saved }
  if (isCounted(search)) return { view: 'team', ...(search.has('tri') ? {} : { sort: '-created' }) }
  const { standard, wide } = viewNamed(search.get('vue'))
  return isWide ? { view: wide } : { viewId: standard }
}

// What the figures lead here with, and the bar has no field for.
function countedBy(search: URLSearchParams): TicketFilters {
  const from = origin.safeParse(search.get('origine')).data
  return {
    ...named('agentId', search.get('agent')),
    ...named('productId', search.get('produit')),
    ...named('establishmentId', search.get('etablissement')),
    ...named('createdAfter', search.get('cree-apres')),
    ...named('createdBefore', search.get('cree-avant')),
    ...named('endedAfter', search.get('fini-apres')),
    ...named('endedBefore', search.get('fini-avant')),
    ...(from === undefined ? {} : { origin: from }),
  }
}

/** The filters of an address that only the figures set. */
export const COUNTED_BY = [
  'agent',
  'produit',
  'etablissement',
  'origine',
  'cree-apres',
  'cree-avant',
  'fini-apres',
  'fini-avant',
] as const
export const FILTERS = ['statut', 'equipe', 'categorie', 'priorite', 'libre'] as const
export type FilterName = (typeof FILTERS)[number]
const ofTheQueue: ReadonlySet<string> = new Set(['vue', 'q', 'tri', ...FILTERS, ...COUNTED_BY])

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

/** What happened to a ticket of a queue. */
export const historyAddress = (reference: string, queue: string): string =>
  addressUnder(reference, 'historique', queue)

/** The ticket as it was at an instant (ISO 8601). */
export const pastAddress = (reference: string, queue: string, at: string): string =>
  addressUnder(reference, 'au', queue, new URLSearchParams({ le: at }).toString())

const addressUnder = (reference: string, page: string, queue: string, more = ''): string =>
  ticketAddress(reference, queue, more).replace(/(?=\?|$)/u, `/${page}`)

/** The queue again, with the ticket under the hand. */
export const queueAddress = (queue: string, reference: string): string =>
  `/bureau?${new URLSearchParams([...new URLSearchParams(queue), ['ticket', reference]]).toString()}`

/** The view as the address narrows it: what « Enregistrer la vue » keeps. */
export function narrowed(search: URLSearchParams, content: ViewContent): ViewContent {
  const status = STATUSES.find((known) => known === search.get('statut'))
  const priority = PRIORITIES.find((known) => known === search.get('priorite'))
  const [teamId, categoryId, q] = ['equipe', 'categorie', 'q'].map((name) => search.get(name) ?? '')
  const base: ViewContent = q ? { ...content, source: 'all', conditions: { text: q } } : content
  return {
    ...base,
    sort: sortOf(search, content) ?? '-updated',
    group: groupOf(search, content),
    conditions: {
      ...base.conditions,
      ...(status === undefined ? {} : { statuses: [status] }),
      ...(priority === undefined ? {} : { priorities: [Number(priority)] }),
      ...(teamId ? { teamIds: [teamId] } : {}),
      ...(categoryId ? { categoryIds: [categoryId] } : {}),
      ...(search.get('libre') === null ? {} : { agentIds: ['nobody' as const] }),
    },
  }
}

type Named = 'teamId' | 'categoryId' | 'agentId' | 'productId' | 'establishmentId' | CountedSpan
type CountedSpan = 'createdAfter' | 'createdBefore' | 'endedAfter' | 'endedBefore'

const named = (name: Named, value: string | null): TicketFilters =>
  value === null || value === '' ? {} : { [name]: value }
