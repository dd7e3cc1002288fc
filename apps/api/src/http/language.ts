import type { FastifyRequest } from 'fastify'
import type fr from '@guichet/i18n/messages/fr/problems'
import known from '@guichet/i18n/messages/fr/problems'
import { pickLocale } from '@guichet/i18n/locale'
import { size } from '@guichet/i18n/format/sizes'
import { translator } from '@guichet/i18n/translator'
import type { Env } from '../env.ts'

/** Says a problem's message; an unknown key is answered by the most general sentence, never shown. */
export type Speak = (key: string, values?: Values) => string

/** `bytes` is said as people read a size: « 128,00 Mo ». */
type Values = Readonly<Record<string, string | number>>

/** The caller's preference, else their browser's, else the desk's. */
export function languageOf(request: FastifyRequest, env: Env): 'fr' | 'en' {
  const preferred = request.caller?.language
  return preferred ?? pickLocale(acceptedLanguages(request.headers['accept-language']), env.DESK_LANGUAGE)
}

export function speakerOf(request: FastifyRequest, env: Env): Speak {
  const locale = languageOf(request, env)
  const translate = translator(locale, { pack: env.GUICHET_PRESET })
  const say = (values: Values = {}) =>
    typeof values['bytes'] === 'number'
      ? { ...values, bytes: size(translate, locale, values['bytes'], 2) }
      : values
  return (key, values) => translate(isKnown(key) ? key : fallback(key), say(values))
}

const isKnown = (key: string): key is keyof typeof fr => Object.hasOwn(known, key)

const fallback = (key: string): keyof typeof fr =>
  key.startsWith('field.') ? 'field.invalid' : 'refusal.unexplained'

function acceptedLanguages(header = ''): string[] {
  return header
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/ *; *q=/)
      return { tag, quality: quality === undefined ? 1 : Number(quality) || 0 }
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag)
}
