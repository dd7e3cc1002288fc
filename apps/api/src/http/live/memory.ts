import type { LiveNews } from './scope.ts'

/** Numbers and instants are drawn before commits happen: one this much older may still show up after another. */
export const LATE_COMMIT_MS = 30_000
/** More than this to catch up is not worth it: a page does better to start afresh. */
export const MOST_MISSED = 2_000
const REMEMBERED = 5_000

/**
 * The latest news of a process, from the table and then as it was heard: a thousand pages that come back at once, as after
 * an upgrade, ask nothing of PostgreSQL.
 */
export class LiveMemory {
  readonly #news = new Map<string, LiveNews>()
  /** Those of the table, in the order of their numbers; the others follow in the order of commits. */
  #read = new Set<string>()
  /** Whatever happened later than this is here. */
  #completeFrom = Infinity

  /** Nothing was read yet, or something that was said could not be. */
  get isLost(): boolean {
    return this.#completeFrom === Infinity
  }

  /** Begins with the latest of the table, before what was heard meanwhile; `isAll`: the table holds no more. */
  begin({ latest, isAll }: { readonly latest: readonly LiveNews[]; readonly isAll: boolean }): void {
    const heard = [...this.#news.values()].filter(({ id }) => !this.#read.has(id))
    const [oldest] = latest
    this.#news.clear()
    for (const news of latest) this.#news.set(news.id, news)
    this.#read = new Set(this.#news.keys())
    for (const news of heard) this.keep(news)
    this.#completeFrom = isAll || oldest === undefined ? 0 : oldest.at.getTime() + LATE_COMMIT_MS
  }

  lose(): void {
    this.#news.clear()
    this.#read.clear()
    this.#completeFrom = Infinity
  }

  has(id: string): boolean {
    return this.#news.has(id)
  }

  keep(news: LiveNews): void {
    this.#news.set(news.id, news)
    const [oldest] = this.#news.size > REMEMBERED ? this.#news.values() : []
    if (oldest === undefined) return
    this.#news.delete(oldest.id)
    this.#read.delete(oldest.id)
    this.#completeFrom = Math.max(this.#completeFrom, oldest.at.getTime() + LATE_COMMIT_MS)
  }

  /**
   * What may have been missed since an instant, or since some news whose id is given; some of it may have been heard.
   * Null when that cannot be told: too long ago, unknown, or too much.
   */
  since(position: Date | string): LiveNews[] | null {
    const missed = position instanceof Date ? this.#sinceInstant(position) : this.#sinceNews(position)
    return missed === null || missed.length > MOST_MISSED ? null : missed
  }

  #sinceInstant(instant: Date): LiveNews[] | null {
    const from = instant.getTime() - LATE_COMMIT_MS
    if (from < this.#completeFrom) return null
    return [...this.#news.values()].filter(({ at }) => at.getTime() > from)
  }

  #sinceNews(id: string): LiveNews[] | null {
    const known = this.#news.get(id)
    if (known === undefined) return null
    const all = [...this.#news.values()]
    // What was heard is in the order in which every page heard it.
    if (!this.#read.has(id)) return all.slice(all.indexOf(known) + 1)
    const from = known.at.getTime() - LATE_COMMIT_MS
    return all.filter(
      (news) =>
        news !== known && (!this.#read.has(news.id) || news.seq > known.seq || news.at.getTime() > from),
    )
  }
}
