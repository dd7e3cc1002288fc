export type MarkedProps = { text: readonly { text: string; marked: boolean }[] }

/** A text whose pieces that were looked for are marked; the text is never read as HTML. */
export function Marked({ text }: MarkedProps) {
  return text.map(({ text: piece, marked }, nth) =>
    marked ? <mark key={nth}>{piece}</mark> : <span key={nth}>{piece}</span>,
  )
}
