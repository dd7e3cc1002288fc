import { LIMITS } from '@guichet/contracts/limits'

/** What a file is called that came without a usable name: the same word in French and in English. */
const NAMELESS = 'document'
const LONGEST_EXTENSION = 20

/**
 * The name under which a file sent by web, API or mail is shown and downloaded: the last part of a path, NFC, on one
 * line, without characters that hide or turn what follows, at most 200 code points (the extension is kept), never empty.
 */
export function cleanFileName(raw: string): string {
  const shown = raw.toWellFormed().replaceAll(HIDDEN, '').normalize('NFC')
  // Windows drops dots and spaces at the end: « setup.exe. » would be run.
  const base = (shown.split(/[/\\]/u).at(-1) ?? '').trim().replace(/[. ]+$/u, '')
  return base === '' ? NAMELESS : shorten(base, LIMITS.fileName)
}

const LONGEST_UNPACKED = 100

/**
 * A name under which any system unpacks a file, whatever it was called: one part of a path, without the characters that
 * Windows refuses, neither hidden nor a device's, at most 100 code points with its extension.
 */
export function unpackedName(raw: string): string {
  const plain = cleanFileName(raw).replaceAll(/[<>:"|?*]/gu, '_')
  const safe = DEVICE.test(plain) || /^[.-]/u.test(plain) ? `_${plain}` : plain
  return shorten(safe, LONGEST_UNPACKED)
}

// On Windows these open a device, whatever follows their first dot.
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu

/** In lower case and without its dot; empty when there is none. */
export const extensionOf = (name: string): string => /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase() ?? ''

// Controls, zero-width and bidirectional characters, line and paragraph separators, what stands for half a surrogate pair.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu

function shorten(name: string, most: number): string {
  const points = Array.from(name)
  if (points.length <= most) return name
  const tail = Array.from(/\.[^.]+$/u.exec(name)?.[0] ?? '')
  if (tail.length > LONGEST_EXTENSION) return points.slice(0, most).join('')
  return [...points.slice(0, most - tail.length), ...tail].join('')
}
