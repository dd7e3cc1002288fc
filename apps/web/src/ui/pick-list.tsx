import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useT } from '../reader.tsx'
import { plainText } from './plain-text.ts'
import { TextField } from './text-field.tsx'
import './pick-list.css'

export type Pickable = { value: string; label: string; detail?: string | undefined }

export type PickListProps = {
  label: string
  hint?: string
  options: readonly Pickable[]
  /** Said when no option is of what was typed. */
  nothing: string
  onPick: (value: string) => void
  /** The option under the keys moves: what it stands for may be shown beside. */
  onMove?: (value: string | undefined) => void
}

/** One of a list found by typing: the focus stays in the field, arrows move, Enter picks, and so does a click. */
export function PickList({ label, hint, options, nothing, onPick, onMove }: PickListProps) {
  const t = useT()
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  // A list that comes after its dialog would leave the focus on the button that closes it.
  useEffect(() => field.current?.focus(), [])
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = namedLike(options, typed)
  const current = found[at]
  const move = (to: number, among = found) => {
    const next = among.length === 0 ? 0 : (to + among.length) % among.length
    setAt(next)
    onMove?.(among[next]?.value)
  }
  const hear = (pressed: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[pressed.key]
    if (step !== undefined) {
      pressed.preventDefault()
      move(at + step)
    }
    if (pressed.key !== 'Enter') return
    pressed.preventDefault()
    if (current) onPick(current.value)
  }
  return (
    <div className="g-pick-list">
      <TextField
        ref={field}
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={current && `${listId}-${current.value}`}
        label={label}
        hint={hint}
        autoComplete="off"
        value={typed}
        onChange={({ currentTarget }) => {
          const next = currentTarget.value
          setTyped(next)
          move(0, namedLike(options, next))
        }}
        onKeyDown={hear}
      />
      <p className="g-sr" role="status">
        {found.length > 0 ? t('ui.results', { count: found.length }) : nothing}
      </p>
      {found.length === 0 && <p className="g-dim">{nothing}</p>}
      <ul id={listId} role="listbox" aria-label={label} hidden={found.length === 0}>
        {found.map((option, index) => (
          <li
            key={option.value}
            id={`${listId}-${option.value}`}
            role="option"
            aria-selected={index === at}
            onPointerMove={() => index !== at && move(index)}
            onClick={() => onPick(option.value)}
          >
            <b>{option.label}</b>
            {option.detail && <span className="g-detail">{option.detail}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}

const namedLike = (options: readonly Pickable[], typed: string): Pickable[] =>
  options.filter(({ label, detail = '' }) => plainText(`${label} ${detail}`).includes(plainText(typed)))
