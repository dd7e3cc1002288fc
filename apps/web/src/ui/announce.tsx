import { useSyncExternalStore } from 'react'

let said = { text: '', turn: 0 }
const listeners = new Set<() => void>()

/** Tells a screen reader, when it has finished its sentence, what changed elsewhere on the page. */
export function announce(text: string): void {
  said = { text, turn: said.turn + 1 }
  for (const listener of listeners) listener()
}

/** The page's one polite live region; it must be in the page before anything is said. */
export function LiveRegion() {
  const { text, turn } = useSyncExternalStore(subscribe, () => said)
  return (
    <div className="g-sr" role="status" aria-live="polite">
      {/* A new element each turn: the same sentence said twice is heard twice. */}
      <span key={turn}>{text}</span>
    </div>
  )
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
