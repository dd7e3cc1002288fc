import { useId, type ReactNode } from 'react'
import { Link } from 'react-router'
import './section.css'

export type SectionProps = {
  title: string
  /** Beside the title, in small: « Total : 5 éléments. » */
  aside?: ReactNode
  /** At most one way further, on the right of the rule. */
  link?: { to: string; label: string }
  id?: string
  /** The desk's side panes: a smaller title and a hairline between sections. */
  compact?: boolean
  children: ReactNode
}

/** A chapter of a page: a title on an ink rule, as in a register. */
export function Section({ title, aside, link, id, compact = false, children }: SectionProps) {
  const titleId = useId()
  return (
    <section
      id={id}
      aria-labelledby={titleId}
      className={compact ? 'g-section g-section-compact' : 'g-section'}
    >
      <div className="g-section-head">
        <h2 id={titleId}>{title}</h2>
        {aside && <span className="g-section-aside">{aside}</span>}
        {link && <Link to={link.to}>{link.label}</Link>}
      </div>
      {children}
    </section>
  )
}
