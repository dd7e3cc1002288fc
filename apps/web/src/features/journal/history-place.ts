import { subject, type Subject } from '@guichet/contracts/journal'
import { instantAt } from '@guichet/i18n/format/wall'
import type { HistoryFilters } from './queries.ts'

/** What an address narrows a history by. */
export const HISTORY_FILTERS = ['sujet', 'personne', 'du', 'au'] as const
export type HistoryFilter = (typeof HISTORY_FILTERS)[number]

export interface HistoryPlace {
  readonly about: Subject | undefined
  readonly person: string | undefined
  /** Days on the desk’s wall, both included: `2026-11-23`. */
  readonly from: string | undefined
  readonly to: string | undefined
  readonly filters: HistoryFilters
}

/** The filters of an address; what it says wrong narrows nothing. */
export function historyPlaceOf(search: URLSearchParams, timeZone: string): HistoryPlace {
  const about = subject.safeParse(search.get('sujet')).data
  const person = PERSON.test(search.get('personne') ?? '') ? (search.get('personne') ?? undefined) : undefined
  const [from, to] = [search.get('du') ?? '', search.get('au') ?? '']
  const since = instantAt({ timeZone }, `${from}T00:00`)
  const lastMinute = instantAt({ timeZone }, `${to}T23:59`)
  return {
    about,
    person,
    from: since === null ? undefined : from,
    to: lastMinute === null ? undefined : to,
    filters: {
      ...(about !== undefined && { about }),
      ...(person !== undefined && { authorId: person }),
      ...(since !== null && { since: since.toISOString() }),
      ...(lastMinute !== null && { until: endOfMinute(lastMinute).toISOString() }),
    },
  }
}

/** A minute on a wall lasts until the next. */
export const endOfMinute = (instant: Date): Date => new Date(instant.getTime() + 59_999)

const PERSON = /^(?:application|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u
