/** Words that one answers to, and whether the requester reads them. */
export type Quote = { words: string; isPublic: boolean }

/** What somebody wrote, as a mail quotes it: who, then each line after « > ». */
export const quoted = (who: string, words: string): string =>
  [who, ...words.trim().split('\n')].map((line, at) => (at === 0 ? line : `> ${line}`.trimEnd())).join('\n')

/** The words selected inside an entry, or nothing: a part of it is quoted when a part is chosen. */
export function selectedIn(entryId: string): string {
  const selection = getSelection()
  const entry = document.getElementById(entryId)
  if (!selection || selection.isCollapsed || !entry) return ''
  const isInside = entry.contains(selection.anchorNode) && entry.contains(selection.focusNode)
  return isInside ? selection.toString().trim() : ''
}

/** After the words in hand, with room to answer. */
export const withQuote = (text: string, quote: string): string =>
  [text.trimEnd(), quote].filter((part) => part !== '').join('\n\n') + '\n\n'
