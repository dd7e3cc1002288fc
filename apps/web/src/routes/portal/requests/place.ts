import { useSearchParams } from 'react-router'
import type { Bucket } from '@guichet/contracts/lifecycle'
import type { TicketFilters } from '../../../features/tickets/queries.ts'
import type { Sort } from '../../../ui/record-table.tsx'

/** Where one stands among one's requests; the address says all of it. */
export type Place = {
  view: 'mine' | 'following' | 'establishment' | 'bookmarks' | 'history'
  /** One list alone, page by page; without it, the three of them. */
  bucket?: Bucket
  isAwaiting: boolean
  q: string
  sort?: 'created' | '-created'
  cursor?: string
}

const views: Readonly<Record<string, Place['view']>> = {
  partagees: 'following',
  etablissement: 'establishment',
  signets: 'bookmarks',
  recentes: 'history',
}
const buckets: Readonly<Record<string, Bucket>> = {
  'en-cours': 'open',
  resolues: 'resolved',
  fermees: 'closed',
}
const sorts: Readonly<Record<string, Place['sort']>> = { date: 'created', '-date': '-created' }

export const anchors: Readonly<Record<Bucket, string>> = {
  open: 'en-cours',
  resolved: 'resolues',
  closed: 'fermees',
}

export function usePlace(): Place {
  const [query] = useSearchParams()
  return readPlace(query)
}

export function readPlace(query: URLSearchParams): Place {
  const bucket = buckets[query.get('liste') ?? '']
  const sort = sorts[query.get('tri') ?? '']
  const cursor = query.get('apres')
  return {
    view: views[query.get('vue') ?? ''] ?? 'mine',
    isAwaiting: query.get('attente') === '1',
    q: (query.get('q') ?? '').slice(0, 200),
    ...(bucket === undefined ? {} : { bucket }),
    ...(sort === undefined ? {} : { sort }),
    ...(cursor === null ? {} : { cursor }),
  }
}

/** The address of a place: `/demandes?liste=fermees&tri=-date`. */
export function addressOfPlace({ view, bucket, isAwaiting, q, sort, cursor }: Place): string {
  const query = new URLSearchParams()
  const name = (known: Readonly<Record<string, unknown>>, value: unknown) =>
    Object.keys(known).find((key) => known[key] === value)
  const said = {
    vue: name(views, view),
    liste: bucket && anchors[bucket],
    attente: isAwaiting ? '1' : undefined,
    q: q === '' ? undefined : q,
    tri: sort && name(sorts, sort),
    apres: cursor,
  }
  for (const [key, value] of Object.entries(said)) if (value !== undefined) query.set(key, value)
  return query.size > 0 ? `/demandes?${query.toString()}` : '/demandes'
}

/** What to ask the desk for one list of the place. */
export function filtersOf(place: Place, bucket: Bucket | undefined, limit: number): TicketFilters {
  const view = place.view === 'bookmarks' || place.view === 'history' ? 'mine' : place.view
  return {
    view,
    limit: String(limit),
    total: 'true',
    ...(bucket === undefined ? {} : { bucket }),
    ...(place.isAwaiting ? { awaiting: 'true' } : {}),
    ...(place.q === '' ? {} : { q: place.q }),
    ...(place.sort === undefined ? {} : { sort: place.sort }),
    ...(place.cursor === undefined ? {} : { cursor: place.cursor }),
  }
}

export function sortOf({ sort }: Place): Sort | undefined {
  if (sort === undefined) return undefined
  return { column: 'created', direction: sort === 'created' ? 'ascending' : 'descending' }
}
