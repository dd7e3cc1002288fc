import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import './toast.css'

type Toast = { id: number; message: string; tone: 'good' | 'bad' }

let toasts: readonly Toast[] = []
let made = 0
const listeners = new Set<() => void>()

/** A short good news, or a failure that is not about a field: read politely, gone by itself. */
export function toast(message: string, tone: Toast['tone'] = 'good'): void {
  made += 1
  const fresh = { id: made, message, tone }
  become([...toasts, fresh])
  setTimeout(() => become(toasts.filter((each) => each !== fresh)), tone === 'good' ? 6000 : 12_000)
}

/** Where toasts appear; in the page before the first one, or screen readers miss it. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts)
  return (
    <div className="g-toasts" role="status">
      {shown.map(({ id, message, tone }) => (
        <p key={id} className={`g-toast g-toast-${tone}`}>
          {tone === 'good' ? (
            <IconCircleCheck className="g-icon" aria-hidden />
          ) : (
            <IconAlertTriangle className="g-icon" aria-hidden />
          )}
          {message}
        </p>
      ))}
    </div>
  )
}

function become(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
