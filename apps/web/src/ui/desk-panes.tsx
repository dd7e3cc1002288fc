import { useState, type ReactNode, type Ref } from 'react'
import { Button } from './button.tsx'
import './desk-panes.css'

export type PaneProps = {
  /** Names the region. */
  label: string
  /** Stays in sight above. */
  head?: ReactNode
  /** Stays in sight below: the composer, the actions. */
  foot?: ReactNode
  /** What scrolls. */
  body?: Ref<HTMLDivElement>
  children: ReactNode
}

/** A column that scrolls alone. */
export function Pane({ label, head, foot, body, children }: PaneProps) {
  return (
    <section className="g-pane" aria-label={label}>
      {head && <div className="g-pane-head">{head}</div>}
      <div ref={body} className="g-pane-body">
        {children}
      </div>
      {foot && <div className="g-pane-foot">{foot}</div>}
    </section>
  )
}

export type DeskPanesProps = {
  /**
   * `queue`: the list (668 px) and a preview, which closes below 1200 px.
   * `ticket`: the talk and its dossier (356 px), between which one switches below 1200 px.
   */
  kind: 'queue' | 'ticket'
  /** The list, or the talk; a `Pane`. */
  main: ReactNode
  /** The preview, or the dossier; a `Pane`. */
  side?: ReactNode
  mainLabel?: string
  sideLabel?: string
}

export function DeskPanes({ kind, main, side, mainLabel = '', sideLabel = '' }: DeskPanesProps) {
  const [shown, setShown] = useState<'main' | 'side'>('main')
  return (
    <div className={`g-panes g-panes-${kind}`} data-shown={shown} data-alone={side ? undefined : ''}>
      {kind === 'ticket' && side && (
        <div className="g-panes-switch g-no-print">
          <Button size="small" aria-pressed={shown === 'main'} onClick={() => setShown('main')}>
            {mainLabel}
          </Button>
          <Button size="small" aria-pressed={shown === 'side'} onClick={() => setShown('side')}>
            {sideLabel}
          </Button>
        </div>
      )}
      <div className="g-panes-main">{main}</div>
      {side && <div className="g-panes-side">{side}</div>}
    </div>
  )
}
