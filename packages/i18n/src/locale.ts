export const locales = ['fr', 'en'] as const
export type Locale = (typeof locales)[number]

export const defaultLocale: Locale = 'fr'

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}

/**
 * The first of the reader's languages that the desk speaks.
 *
 * @param preferred BCP 47 tags, best first (`navigator.languages`, or `Accept-Language` already ordered)
 */
export function pickLocale(preferred: readonly string[], fallback: Locale = defaultLocale): Locale {
  for (const tag of preferred) {
    const language = tag.slice(0, 2).toLowerCase()
    if (isLocale(language)) return language
  }
  return fallback
}
