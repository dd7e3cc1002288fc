import { someText } from './primitives.ts'

/** Everything that a kept text may leave open, filled from the ticket that it is used on; there is nothing else to reach. */
export const PLACEHOLDERS = [
  'requester.name',
  'requester.phone',
  'ticket.reference',
  'ticket.title',
  'ticket.category',
  'ticket.product',
  'ticket.establishment',
  'team.name',
  'agent.name',
  'me.name',
] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

/** A name between two pairs of braces; `{{7*7}}` is none, and stays as it was typed. */
const WRITTEN = /\{\{\s*([\p{L}_][\p{L}\d_.-]*)\s*\}\}/gu

/** A text cut at its placeholders; `name` is what stands between braces, known or not. */
export type TextPart = { readonly text: string; readonly name?: string }

export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const found of text.matchAll(WRITTEN)) {
    if (found.index > from) parts.push({ text: text.slice(from, found.index) })
    parts.push({ text: found[0], name: found[1] ?? '' })
    from = found.index + found[0].length
  }
  if (from < text.length) parts.push({ text: text.slice(from) })
  return parts
}

export const isPlaceholder = (name: string | undefined): name is Placeholder =>
  PLACEHOLDERS.some((known) => known === name)

/** The placeholders of the list that a text leaves open, each once. */
export const openIn = (text: string): Placeholder[] => [
  ...new Set(partsOf(text).flatMap(({ name }) => (isPlaceholder(name) ? [name] : []))),
]

/** Words that may leave open what is on the list, and nothing else. */
export const template = (max: number) =>
  someText(max).refine(
    (text) => partsOf(text).every(({ name }) => name === undefined || isPlaceholder(name)),
    {
      error: 'placeholder.unknown',
    },
  )
