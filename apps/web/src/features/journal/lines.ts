import type { Line } from '@guichet/domain/conversation'

/** How many of the oldest lines to fold: all before the last two messages, when that spares something. */
export function foldedCount(lines: readonly Line[]): number {
  const messages = lines.flatMap(({ type }, index) => (type === 'message' ? [index] : []))
  const kept = messages.at(-2) ?? 0
  return kept >= 3 ? kept : 0
}
