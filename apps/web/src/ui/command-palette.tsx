import { Modal } from '@mantine/core'
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useT } from '../reader.tsx'
import { useFocusBack } from './use-focus-back.ts'
import './command-palette.css'

export type Command = {
  key: string
  label: ReactNode
  detail?: ReactNode
  icon?: ReactNode
  onAct: () => void
}
export type CommandGroup = { key: string; title: string; commands: readonly Command[] }

export type CommandPaletteProps = {
  /** Names the dialog and its field. */
  label: string
  hint: string
  typed: string
  onTyped: (typed: string) => void
  groups: readonly CommandGroup[]
  /** Nothing is known yet of what was typed last. */
  isWaiting: boolean
  /** Said in place of how many there are. */
  failure?: string | undefined
  onClose: () => void
}

/** A field above the page and what may be chosen under it: a combobox, whose focus never leaves the field. */
export function CommandPalette(props: CommandPaletteProps) {
  const { label, hint, typed, onTyped, groups, isWaiting, failure, onClose } = props
  const t = useT()
  const id = useId()
  useFocusBack(true)
  const commands = groups.flatMap((group) => group.commands)
  const [asked, setAsked] = useState<string>()
  const place = Math.max(
    0,
    commands.findIndex(({ key }) => key === asked),
  )
  const active = commands[place]
  const option = (key: string) => `${id}-${key}`
  const act = (command: Command | undefined) => {
    if (command === undefined) return
    onClose()
    // The dialog gives the focus back first: what the act does with it then stays.
    setTimeout(command.onAct)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = placeAfter(event.key, place, commands.length)
    if (event.nativeEvent.isComposing || (next === undefined && event.key !== 'Enter')) return
    event.preventDefault()
    if (next === undefined) return act(active)
    const key = commands[next]?.key
    setAsked(key)
    if (key !== undefined) document.getElementById(option(key))?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={label}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      size="lg"
    >
      <input
        ref={takeFocus}
        className="g-input"
        data-autofocus
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={commands.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active && option(active.key)}
        aria-describedby={`${id}-hint`}
        autoComplete="off"
        spellCheck={false}
        placeholder={hint}
        value={typed}
        onChange={(event) => {
          setAsked(undefined)
          onTyped(event.currentTarget.value)
        }}
        onKeyDown={onKeyDown}
      />
      <p id={`${id}-hint`} className="g-sr">
        {hint}
      </p>
      <p className="g-palette-count g-small g-dim" role="status">
        {failure ?? (isWaiting ? '' : t('ui.results', { count: commands.length }))}
      </p>
      <div id={`${id}-list`} role="listbox" aria-label={label} className="g-palette">
        {groups.map(
          (group) =>
            group.commands.length > 0 && (
              <div key={group.key} role="group" aria-labelledby={`${id}-${group.key}`}>
                <div id={`${id}-${group.key}`} className="g-palette-title" role="presentation">
                  {group.title}
                </div>
                {group.commands.map((command) => (
                  <div
                    key={command.key}
                    id={option(command.key)}
                    role="option"
                    tabIndex={-1}
                    aria-selected={command === active}
                    className="g-palette-option"
                    // The field keeps the focus.
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => act(command)}
                    onKeyDown={onKeyDown}
                  >
                    {command.icon}
                    <span className="g-palette-label">{command.label}</span>
                    {command.detail !== undefined && (
                      <span className="g-palette-detail">{command.detail}</span>
                    )}
                  </div>
                ))}
              </div>
            ),
        )}
      </div>
    </Modal>
  )
}

// At once: what is typed in the instant after would go to what had the focus.
const takeFocus = (field: HTMLInputElement | null): void => field?.focus()

/** Round and round, as in every combobox; undefined for the keys that write. */
function placeAfter(key: string, place: number, count: number): number | undefined {
  if (count === 0) return undefined
  if (key === 'ArrowDown') return (place + 1) % count
  if (key === 'ArrowUp') return (place - 1 + count) % count
  if (key === 'PageDown') return count - 1
  if (key === 'PageUp') return 0
  return undefined
}
