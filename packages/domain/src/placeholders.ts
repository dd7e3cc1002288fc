import { isPlaceholder, openIn, partsOf, type Placeholder } from '@guichet/contracts/placeholders'
import type { FilledText } from '@guichet/contracts/tools'

/** What each placeholder stands for on one ticket; null or blank: nothing is known. */
export type PlaceholderValues = Readonly<Record<Placeholder, string | null>>

/** The text with what is known in its place; what is not stays as it was typed, and is named. Filled once: a value is not read again. */
export const filled = (text: string, values: PlaceholderValues): FilledText => {
  const missing = openIn(text).filter((name) => !isKnown(values[name]))
  const said = partsOf(text).map((part) => {
    const value = isPlaceholder(part.name) ? values[part.name] : null
    return isKnown(value) ? value : part.text
  })
  return { text: said.join(''), missing }
}

const isKnown = (value: string | null): value is string => value !== null && value.trim() !== ''
