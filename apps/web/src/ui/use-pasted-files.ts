import { useEffect, useRef } from 'react'

/** Hears files pasted anywhere in the page (a screenshot, Ctrl + V); pasted text goes its usual way. */
export function usePastedFiles(onPaste: (files: File[]) => void): void {
  const latest = useRef(onPaste)
  useEffect(() => {
    latest.current = onPaste
  })
  useEffect(() => {
    const hear = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      latest.current(files)
    }
    document.addEventListener('paste', hear)
    return () => document.removeEventListener('paste', hear)
  }, [])
}
