export type Verdict = 'met' | 'not-met' | 'not-tried' | 'not-applicable'

/** How a criterion was looked at; docs/accessibility.md says what each is. */
export type Means = 'axe' | 'criteria' | 'story' | 'component' | 'looked' | 'heard' | 'read'

export interface Criterion {
  readonly id: string
  readonly about: string
  readonly verdict: Verdict
  readonly means: readonly Means[]
  /** What makes it so, or what is missing. */
  readonly note?: string
}

/** What the French decree calls it, and the share of the criteria that apply which are met, rounded down. */
export function conformity(grid: readonly Criterion[]): {
  state: 'total' | 'partial' | 'none'
  percent: number
  open: readonly Criterion[]
} {
  const applied = grid.filter(({ verdict }) => verdict !== 'not-applicable')
  const open = applied.filter(({ verdict }) => verdict !== 'met')
  const percent = Math.floor((100 * (applied.length - open.length)) / applied.length)
  return { state: percent === 100 ? 'total' : percent >= 50 ? 'partial' : 'none', percent, open }
}
