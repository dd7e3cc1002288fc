import { useRef, type ReactNode } from 'react'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'

export type TeamLinesProps = {
  /** Each line by its key, in order. */
  lines: readonly { id: string }[]
  /** What the line at this place is called, and what taking it off says. */
  legend: (at: number) => string
  remove: (at: number) => string
  add: string
  onRemove: (at: number) => void
  onAdd: () => void
  children: (at: number) => ReactNode
}

/** Lines that are added and taken off: the focus goes on to the next line, after the last one to the button that adds. */
export function TeamLines({ lines, legend, remove, add, onRemove, onAdd, children }: TeamLinesProps) {
  const t = useT()
  const place = useRef<HTMLDivElement>(null)
  const takeOff = (at: number) => {
    onRemove(at)
    requestAnimationFrame(() => {
      const buttons = place.current?.querySelectorAll<HTMLElement>(':is(fieldset, .g-team-add) button')
      buttons?.[at]?.focus()
    })
  }
  return (
    <div ref={place} className="g-team-list">
      <ul className="g-team-lines">
        {lines.map(({ id }, at) => (
          <li key={id}>
            <fieldset className="g-team-line">
              <legend>{legend(at)}</legend>
              {children(at)}
              <Button size="small" variant="subtle" aria-label={remove(at)} onClick={() => takeOff(at)}>
                {t('team.remove')}
              </Button>
            </fieldset>
          </li>
        ))}
      </ul>
      <div className="g-team-add">
        <Button size="small" onClick={onAdd}>
          {add}
        </Button>
      </div>
    </div>
  )
}
