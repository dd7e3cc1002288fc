import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'

export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>

/** Single keys of the desk: off inside fields and dialogs, and where the person switched them off. */
export function useKeys(isOn: boolean, keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  const names = Object.keys(keys).join(' ')
  useEffect(() => {
    if (!isOn) return
    // Where « / » or « ? » needs Shift depends on the keyboard.
    const heard = names
      .split(' ')
      .map(
        (name) => [`[Shift]+${name}`, (event: KeyboardEvent) => hear(event, latest.current[name])] as const,
      )
    return tinykeys(window, Object.fromEntries(heard))
  }, [isOn, names])
}

const fields = 'input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]'
const presses = 'a, button, summary'

function hear(event: KeyboardEvent, act: Keys[string] | undefined): void {
  const { target, key } = event
  if (event.defaultPrevented || !(target instanceof Element) || act === undefined) return
  if (target.closest(fields) !== null || document.querySelector('[role=dialog]') !== null) return
  // What has the focus answers to Enter itself.
  if (key === 'Enter' && target.closest(presses) !== null) return
  event.preventDefault()
  act(event)
}
