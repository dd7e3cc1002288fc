import type { Locale } from '../locale.ts'
import type { Translate } from '../translate.ts'

const units = ['format.bytes', 'format.kilobytes', 'format.megabytes', 'format.gigabytes'] as const

/**
 * A size as people read it: « 412 ko », « 18,4 Mo », « 0 o ». A unit is 1,024 of the one below, as limits are set.
 *
 * @param bytes a whole number, zero included
 * @param decimals asks for exactly so many (« 128,00 Mo »), of all but bytes; without it, one from the megabyte up
 */
export function size(t: Translate, locale: Locale, bytes: number, decimals?: number): string {
  const rank = bytes < 1024 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10))
  const amount = bytes / 1024 ** rank
  const digits = decimals ?? (rank >= 2 ? 1 : 0)
  const written = new Intl.NumberFormat(locale, {
    minimumFractionDigits: rank === 0 ? 0 : (decimals ?? 0),
    maximumFractionDigits: rank === 0 ? 0 : digits,
  }).format(amount)
  return t(units[rank] ?? 'format.bytes', { amount: written })
}
