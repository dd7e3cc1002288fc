import { z } from 'zod'

/** How two tickets are linked, as it is kept: `from` is the one that repeats, is merged, is the child or was split off. */
export const LINK_KINDS = ['related', 'duplicate_of', 'merged_into', 'child_of', 'split_from'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** The same, as each of both says it of the other. */
export const RELATIONS = [
  'merged_into',
  'duplicate_of',
  'child_of',
  'parent_of',
  'merges',
  'duplicated_by',
  'split_from',
  'split_into',
  'related',
] as const
export const relation = z.enum(RELATIONS)
export type Relation = z.infer<typeof relation>

/** What an agent may say of two tickets by itself; merging and splitting are acts of their own. */
export const chosenRelation = z.enum(['related', 'duplicate_of', 'duplicated_by', 'child_of', 'parent_of'])
export type ChosenRelation = z.infer<typeof chosenRelation>

interface Side {
  readonly kind: LinkKind
  /** The link starts at the ticket that says so. */
  readonly from: boolean
  /** What the other one says. */
  readonly back: Relation
}

/** What each word of a link is made of. */
export const SIDES: Readonly<Record<Relation, Side>> = {
  related: { kind: 'related', from: true, back: 'related' },
  duplicate_of: { kind: 'duplicate_of', from: true, back: 'duplicated_by' },
  duplicated_by: { kind: 'duplicate_of', from: false, back: 'duplicate_of' },
  merged_into: { kind: 'merged_into', from: true, back: 'merges' },
  merges: { kind: 'merged_into', from: false, back: 'merged_into' },
  child_of: { kind: 'child_of', from: true, back: 'parent_of' },
  parent_of: { kind: 'child_of', from: false, back: 'child_of' },
  split_from: { kind: 'split_from', from: true, back: 'split_into' },
  split_into: { kind: 'split_from', from: false, back: 'split_from' },
}

/** What a ticket says of a link that starts there, or leads there. */
export const relationOf = (kind: LinkKind, from: boolean): Relation =>
  RELATIONS.find((name) => SIDES[name].kind === kind && (SIDES[name].from === from || kind === 'related')) ??
  'related'
