import type { JournalEntry } from '@guichet/contracts/journal'

/** A conversation as it is read: what people wrote, and between them what happened. */
export type Line = { type: 'message' | 'event'; entry: JournalEntry; body: string }

/** @param entries oldest first; what was filed becomes the first message, and what a merged ticket was filed with another */
export function linesOf(description: string, entries: readonly JournalEntry[]): Line[] {
  const spoken = new Set(entries.filter(isMessage).map(actOf))
  return entries.flatMap((entry): Line[] => {
    if (entry.kind === 'file')
      return [{ type: 'message', entry, body: entry.mergedFrom ? (entry.body ?? '') : description }]
    if (isMessage(entry)) return [{ type: 'message', entry, body: entry.body ?? '' }]
    const isSaidByItsWords = saidByTheirWords.has(entry.kind) && spoken.has(actOf(entry))
    return isSaidByItsWords ? [] : [{ type: 'event', entry, body: '' }]
  })
}

// One act writes an event and the words that go with it: the words say it better.
const saidByTheirWords: ReadonlySet<string> = new Set([
  'request_info',
  'provide_info',
  'comment',
  'resolve',
  'refuse_closure',
  'refuse',
  'reopen',
  'resume_work',
])

function isMessage({ kind, body, attachments }: JournalEntry): boolean {
  return kind === 'file' || body !== null || attachments.length > 0
}

function actOf({ kind, at, author }: JournalEntry): string {
  return `${kind} ${at} ${author?.id ?? ''}`
}
