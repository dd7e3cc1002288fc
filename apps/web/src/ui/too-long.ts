import type { Translate } from '@guichet/i18n/translate'

/** What to say under a field whose text is longer than it may be: nothing that was pasted is cut. */
export function tooLong(text: string, max: number, t: Translate): string | undefined {
  const count = Array.from(text).length
  return count > max ? t('ui.tooLong', { max, count }) : undefined
}
