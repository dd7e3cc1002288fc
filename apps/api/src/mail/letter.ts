import type { Locale } from '@guichet/i18n/locale'

/** A mail ready to leave, to one person. */
export interface Letter {
  /** With its angle brackets; the same at each attempt, so that a repeat is recognised. */
  readonly messageId: string
  readonly date: Date
  readonly to: Mailbox
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly language: Locale
  /** Message-IDs of the thread, the first and the latest. */
  readonly references: readonly string[]
}

export interface Mailbox {
  readonly name: string
  readonly address: string
}

const atom = String.raw`[^\s@<>()[\]\\,;:"\p{C}\p{Z}]+`
const oneAddress = new RegExp(`^${atom}@${atom}$`, 'u')

/** One mailbox and never two: null for an address that any part of a mail system could read as something else. */
export function mailbox(name: string, address: string | null): Mailbox | null {
  const typed = address?.trim() ?? ''
  if (typed.length > 254 || !oneAddress.test(typed)) return null
  return { name: oneLine(name), address: typed }
}

/** What may stand in a header: no line break of any alphabet, no control character. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}
