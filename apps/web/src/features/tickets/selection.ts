import { useState } from 'react'
import { LIMITS } from '@guichet/contracts/limits'

export type Selection = {
  has: (reference: string) => boolean
  /** Those chosen, in the order of the list. */
  references: readonly string[]
  count: number
  isAll: boolean
  /** `asRange`: with every row between the last one that was touched and this one. */
  toggle: (reference: string, asRange: boolean) => void
  toggleAll: () => void
  choose: (references: readonly string[]) => void
  clear: () => void
}

/** Rows of one list that are chosen, at most as many as one act may move; another list begins with none. */
export function useSelection(list: string, order: readonly string[]): Selection {
  const [kept, setKept] = useState<{ list: string; chosen: ReadonlySet<string>; last: string | null }>({
    list,
    chosen: new Set(),
    last: null,
  })
  if (kept.list !== list) setKept({ list, chosen: new Set(), last: null })
  const { chosen, last } = kept
  const references = order.filter((reference) => chosen.has(reference))
  const most = order.slice(0, LIMITS.bulk)
  const isAll = most.length > 0 && most.every((reference) => chosen.has(reference))
  const choose = (next: readonly string[], touched: string | null) =>
    setKept({ list, chosen: new Set(next.slice(0, LIMITS.bulk)), last: touched })
  return {
    has: (reference) => chosen.has(reference),
    references,
    count: references.length,
    isAll,
    toggle: (reference, asRange) => {
      const touched = asRange && last !== null ? between(order, last, reference) : [reference]
      const isOff = chosen.has(reference)
      const others = references.filter((one) => !touched.includes(one))
      choose(isOff ? others : [...others, ...touched], reference)
    },
    toggleAll: () => choose(isAll ? [] : most, null),
    choose: (next) => choose(next, null),
    clear: () => choose([], null),
  }
}

function between(order: readonly string[], one: string, other: string): string[] {
  const places = [order.indexOf(one), order.indexOf(other)]
  if (places.includes(-1)) return [other]
  return order.slice(Math.min(...places), Math.max(...places) + 1)
}
