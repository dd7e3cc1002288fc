import { useSyncExternalStore } from 'react'
import type { Settings } from '@guichet/contracts/settings'
import type { Reader } from '@guichet/i18n/format/dates'
import type { Noun } from '@guichet/i18n/keys'
import { isLocale, pickLocale, type Locale } from '@guichet/i18n/locale'
import { loadMessages } from '@guichet/i18n/load'
import { defaultPreset, type Preset } from '@guichet/i18n/presets'
import type { Translate } from '@guichet/i18n/translate'

/** Whoever reads the page: the language, the desk's zone and words, and the messages loaded so far. */
export type PageReader = Reader & {
  preset: Preset
  people: Settings['people.display']
  /** The language of what the desk itself wrote. */
  written: Locale
}

/** How the page is to speak; its words come later. */
type Manner = Omit<PageReader, 't'>

const remembered = 'guichet.locale'
const listeners = new Set<() => void>()

let manner: Manner = {
  locale: pickLocale([localStorage.getItem(remembered) ?? '', ...navigator.languages]),
  timeZone: 'Europe/Paris',
  preset: defaultPreset,
  people: 'name',
  written: 'fr',
}
let reader: PageReader = { ...manner, t: (key) => key }
let wanted: readonly Noun[] = ['ui', 'format']
let spoken: readonly Noun[] = []
let latest: Promise<unknown> = Promise.resolve()

export function useReader(): PageReader {
  return useSyncExternalStore(subscribe, () => reader)
}

export function useT(): Translate {
  return useReader().t
}

/** Called once before the first render, and again when the desk's settings arrive. */
export async function startReader(
  desk: Partial<Pick<Manner, 'preset' | 'timeZone' | 'people' | 'written'>> = {},
): Promise<void> {
  await become(desk)
}

/** Makes sure that a page's messages are there before it renders. */
export async function needMessages(...nouns: readonly Noun[]): Promise<void> {
  if (nouns.every((noun) => spoken.includes(noun))) return
  wanted = [...new Set([...wanted, ...nouns])]
  try {
    await become({})
  } catch (error) {
    // What could not be fetched must not keep the next page from its own words.
    wanted = wanted.filter((noun) => !nouns.includes(noun) || spoken.includes(noun))
    throw error
  }
}

/** Changes the language of the open page and remembers it in this browser. */
export async function setLocale(locale: Locale): Promise<void> {
  localStorage.setItem(remembered, locale)
  await become({ locale })
}

/** The language this browser remembers, if it ever chose one. */
export function chosenLocale(): Locale | undefined {
  const kept = localStorage.getItem(remembered)
  return isLocale(kept) ? kept : undefined
}

// Pages and settings arrive together: each change is fetched at once, and shown after those that were asked before it.
function become(change: Partial<Manner>): Promise<void> {
  manner = { ...manner, ...change }
  const [next, nouns, before] = [manner, wanted, latest]
  const loading = loadMessages(next.locale, nouns, next.preset)
  const shown = showAfter(before)
  latest = shown
  return shown

  async function showAfter(others: Promise<unknown>): Promise<void> {
    await Promise.allSettled([others, loading])
    reader = { ...next, t: await loading }
    spoken = nouns
    document.documentElement.lang = next.locale
    for (const listener of listeners) listener()
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
