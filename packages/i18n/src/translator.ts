import en from './catalogue/en.ts'
import fr from './catalogue/fr.ts'
import { packs } from './catalogue/packs.ts'
import type { Locale } from './locale.ts'
import { defaultPreset, type Preset } from './presets.ts'
import { translate, type Translate } from './translate.ts'

const catalogues = { fr, en }
const ready = new Map<string, Translate>()

/**
 * The whole catalogue in one language and one preset's words, for processes that keep it in memory
 * (mails, problems, the local sign-in page). The browser uses `load` instead, which fetches only what a page says.
 * Translators are built once and kept.
 */
export function translator(locale: Locale, options: { pack?: Preset } = {}): Translate {
  const preset = options.pack ?? defaultPreset
  const name = `${locale} ${preset}`
  const known = ready.get(name)
  if (known) return known
  const made = translate(locale, catalogues[locale], packs[preset][locale])
  ready.set(name, made)
  return made
}
