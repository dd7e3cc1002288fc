const GONE = '[…]'

const ADDRESS = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu
// A French number in any spelling, an international one, an extension said to be one.
const NUMBER = /(?<![\p{L}\p{N}])(?:\+\d{1,3}(?:[\s.-]?\(0\))?|0)(?:[\s.-]?\d){8,12}(?!\d)/gu
const EXTENSION = /\b(?:poste|tél|tel|téléphone|phone|ext)\b\.?\s*:?\s*\d{3,6}\b/giu

/** Particles and short words that a name shares with sentences. */
const SHORTEST_PART = 3

/**
 * Text without the people it names: these names, whole or in part, in any case and with or without accents, and every
 * address and telephone number, known or not.
 */
export function withoutPeople(text: string, names: readonly string[]): string {
  const plain = text.replaceAll(ADDRESS, GONE).replaceAll(NUMBER, GONE).replaceAll(EXTENSION, GONE)
  const parts = [...new Set(names.flatMap((name) => [name, ...name.split(/[\s.,_-]+/u)]).map(bare))]
    .filter((part) => Array.from(part).length >= SHORTEST_PART)
    .toSorted((a, b) => b.length - a.length)
  return parts.length === 0 ? plain : without(plain, parts)
}

// Searched in a copy without accents or case, of which each letter knows its place in the text.
function without(text: string, parts: readonly string[]): string {
  const letters = Array.from(text)
  const folded = letters.map((letter) => Array.from(bare(letter))[0] ?? letter)
  const places: number[] = []
  let at = 0
  for (const letter of folded) {
    places.push(at)
    at += letter.length
  }
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  let kept = ''
  let last = 0
  for (const { 0: match, index } of folded.join('').matchAll(found)) {
    const from = places.indexOf(index)
    const to = places.findIndex((place) => place >= index + match.length)
    kept += `${letters.slice(last, from).join('')}${GONE}`
    last = to === -1 ? letters.length : to
  }
  return `${kept}${letters.slice(last).join('')}`.replaceAll(/\[…\](?:\s+\[…\])+/gu, GONE)
}

const bare = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&')
