import { useEffect, useRef } from 'react'

const nearTheEnd = 160

/** The newest entry is what one came for; somebody who reads further up is left there. */
export function NewestInView({ id, isMine }: { id: string | undefined; isMine: boolean }) {
  const mark = useRef<HTMLDivElement>(null)
  const shown = useRef<string>(undefined)
  const isAtEnd = useRef(true)
  useEffect(() => {
    const end = mark.current
    const pane = end?.closest('.g-pane-body')
    if (!end || !pane) return
    const look = () => {
      isAtEnd.current = pane.scrollHeight - pane.scrollTop - pane.clientHeight < nearTheEnd
    }
    // The composer grows and pushes the pane up: the end stays in sight.
    const sizes = new ResizeObserver(() => {
      if (isAtEnd.current) scrollTo(end)
    })
    pane.addEventListener('scroll', look, { passive: true })
    sizes.observe(pane)
    return () => {
      pane.removeEventListener('scroll', look)
      sizes.disconnect()
    }
  }, [])
  useEffect(() => {
    if (id === undefined || id === shown.current) return
    if (shown.current === undefined || isMine || isAtEnd.current) {
      if (mark.current) scrollTo(mark.current)
    }
    shown.current = id
  }, [id, isMine])
  return <div ref={mark} />
}

// Not scrollIntoView: Chromium would begin the next Tab from there, past the menus and the way around them.
function scrollTo(end: Element): void {
  const pane = end.closest('.g-pane-body')
  if (pane) pane.scrollTop += end.getBoundingClientRect().bottom - pane.getBoundingClientRect().bottom
}
