import type { Suggestions } from '@guichet/contracts/answers'

type Sorts = Pick<Suggestions, 'incidents' | 'answers' | 'tickets'>

const most = 3

/** Three things at most to look at while one writes: the best of each sort in turn, what is broken now first. */
export function bestThree({ incidents, answers, tickets }: Sorts): Sorts {
  const sorts = [incidents, answers, tickets]
  const kept = [0, 0, 0]
  const isLeft = (sort: number) => (kept[sort] ?? 0) < (sorts[sort]?.length ?? 0)
  let left = most
  while (left > 0 && sorts.some((_, sort) => isLeft(sort)))
    for (const sort of sorts.keys())
      if (left > 0 && isLeft(sort)) {
        kept[sort] = (kept[sort] ?? 0) + 1
        left -= 1
      }
  return {
    incidents: incidents.slice(0, kept[0]),
    answers: answers.slice(0, kept[1]),
    tickets: tickets.slice(0, kept[2]),
  }
}
