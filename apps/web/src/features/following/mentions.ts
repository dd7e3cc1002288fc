import { LIMITS } from '@guichet/contracts/limits'
import type { Mention } from '@guichet/contracts/following'
import type { PersonRef } from '@guichet/contracts/primitives'

/** What stands for a colleague after `@`: their name, or their login where another has the same name. */
export const handleOf = ({ name, login }: PersonRef, colleagues: readonly PersonRef[]): string =>
  `@${colleagues.filter((one) => one.name === name).length > 1 ? login : name}`

/**
 * Where the words name colleagues, in order, as they are stored (NFC). Found once, where one writes: what is read later is what
 * was kept, never these words again.
 */
export function mentionsOf(text: string, colleagues: readonly PersonRef[]): Mention[] {
  const words = text.normalize('NFC')
  const handles = colleagues
    .map((person) => ({ personId: person.id, handle: handleOf(person, colleagues).normalize('NFC') }))
    .toSorted((one, other) => other.handle.length - one.handle.length)
  const found: Mention[] = []
  for (
    let at = words.indexOf('@');
    at >= 0 && found.length < LIMITS.mentions;
    at = words.indexOf('@', at + 1)
  ) {
    const named = handles.find(
      ({ handle }) => words.startsWith(handle, at) && isWhole(words, at, handle.length),
    )
    if (named) found.push({ personId: named.personId, start: at, length: named.handle.length })
  }
  return found
}

const letter = /[\p{L}\p{N}]/u
const isWhole = (words: string, start: number, length: number): boolean =>
  !letter.test(words[start - 1] ?? '') && !letter.test(words[start + length] ?? '')
