/** Tickets whose titles share two words, in this period and in the one before. */
export interface WordPair {
  readonly words: string
  /** Numbers of the tickets of this period, newest first. */
  readonly tickets: readonly number[]
  readonly before: number
}

/**
 * The groups of similar tickets that grow, the fastest first. One problem has many pairs of words: of those that are mostly
 * the same tickets, the one that counts the most stands for all.
 *
 * @param most how many groups at most
 */
export function growingGroups<Pair extends WordPair>(pairs: readonly Pair[], most: number): Pair[] {
  const kept: { pair: Pair; tickets: ReadonlySet<number> }[] = []
  for (const pair of pairs.filter(grows).toSorted(byGrowth)) {
    if (kept.length === most) break
    if (!kept.some(({ tickets }) => isMostlyThose(pair.tickets, tickets)))
      kept.push({ pair, tickets: new Set(pair.tickets) })
  }
  return kept.map(({ pair }) => pair)
}

const grows = ({ tickets, before }: WordPair): boolean => tickets.length > before

const byGrowth = (a: WordPair, b: WordPair): number =>
  b.tickets.length - b.before - (a.tickets.length - a.before) ||
  b.tickets.length - a.tickets.length ||
  (a.words < b.words ? -1 : 1)

/** More than half of them already stand in the other group. */
const isMostlyThose = (tickets: readonly number[], others: ReadonlySet<number>): boolean =>
  tickets.filter((ticket) => others.has(ticket)).length * 2 > tickets.length
