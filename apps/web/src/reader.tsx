import { useSyncExternalStore } from 'react'
import type { Reader } from '@guichet/i18n/format/dates'
import type { Noun } from '@guichet/i18n/keys'
import { isLocale, pickLocale, type Locale } from '@guichet/i18n/locale'
import { loadMessages } from '@guichet/i18n/load'
import { defaultPreset, type Preset } from '@guichet/i18n/presets'
import type { Translate } from '@guichet/i18n/translate'

/** Whoever reads the page: the language, the desk's zone and words, and the messages loaded so far. */
export type PageReader = Reader & { preset: Preset }

const remembered = 'guichet.locale'
const nouns = new Set<Noun>(['ui', 'format'])
const listeners = new Set<() => void>()

let reader: PageReader = {
  t: (key) => key,
  locale: pickLocale([localStorage.getItem(remembered) ?? '', ...navigator.languages]),
  timeZone: 'Europe/Paris',
  preset: defaultPreset,
}

export function useReader(): PageReader {
  return useSyncExternalStore(subscribe, () => reader)
}

export function useT(): Translate {
  return useReader().t
}

/** Called once before the first render, and again when the desk's settings arrive. */
export async function startReader(
  desk: Partial<Pick<PageReader, 'preset' | 'timeZone'>> = {},
): Promise<void> {
  await become({ ...reader, ...desk })
}

/** Makes sure that a page's messages are there before it renders. */
export async function needMessages(...wanted: readonly Noun[]): Promise<void> {
  if (wanted.every((noun) => nouns.has(noun))) return
  for (const noun of wanted) nouns.add(noun)
  await become(reader)
}

/** Changes the language of the open page and remembers it in this browser. */
export async function setLocale(locale: Locale): Promise<void> {
  localStorage.setItem(remembered, locale)
  await become({ ...reader, locale })
}

/** The language this browser remembers, if it ever chose one. */
export function chosenLocale(): Locale | undefined {
  const kept = localStorage.getItem(remembered)
  return isLocale(kept) ? kept : undefined
}

async function become(next: Omit<PageReader, 't'>): Promise<void> {
  const t = await loadMessages(next.locale, [...nouns], next.preset)
  reader = { ...next, t }
  document.documentElement.lang = next.locale
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
