import type { ReactNode } from 'react'
import './plate.css'

export type PlateProps = {
  children: ReactNode
  /** `chosen`: a choice made, marked by the edge colour. `decide`: a decision awaited, on an ink rule with a shadow. */
  kind?: 'plain' | 'chosen' | 'decide'
  /** Lets the plate stand out of the column, so that its text aligns with the page. */
  bleed?: boolean
}

/** White paper, kept for what is handled. */
export function Plate({ children, kind = 'plain', bleed = false }: PlateProps) {
  return <div className={`g-plate g-plate-${kind} ${bleed ? 'g-plate-bleed' : ''}`}>{children}</div>
}
