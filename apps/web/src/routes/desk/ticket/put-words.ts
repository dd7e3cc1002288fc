import type { Voice } from './composer.tsx'

/** Puts words where one writes, over what is selected there, and goes on after them. */
export function putWords(voice: Voice, write: (text: string) => void, words: string): void {
  const field = document.getElementById(`composer-${voice}`)
  if (!(field instanceof HTMLTextAreaElement)) return
  const { value, selectionStart, selectionEnd } = field
  write(value.slice(0, selectionStart) + words + value.slice(selectionEnd))
  const end = selectionStart + words.length
  // Once the dialog has given the focus back to where it was opened from.
  setTimeout(() => {
    field.focus()
    field.setSelectionRange(end, end)
  }, 50)
}
