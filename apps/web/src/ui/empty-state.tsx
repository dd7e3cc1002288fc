import type { ReactNode } from 'react'
import './empty-state.css'

export type EmptyStateProps = {
  title: string
  children?: ReactNode
  /** The next step: a link or a button. */ action?: ReactNode
}

/** Why there is nothing here, and what to do next. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="g-empty">
      <p className="g-empty-title">{title}</p>
      {children && <p className="g-dim">{children}</p>}
      {action}
    </div>
  )
}
