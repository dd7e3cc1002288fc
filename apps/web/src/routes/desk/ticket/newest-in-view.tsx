import { useEffect, useRef } from 'react'

const nearTheEnd = 160

/** The newest entry is what one came for; somebody who reads further up is left there. */
export function NewestInView({ id, isMine }: { id: string | undefined; isMine: boolean }) {
  const mark = useRef<HTMLDivElement>(null)
  const shown = useRef<string>(undefined)
  useEffect(() => {
    const end = mark.current
    const pane = end?.closest('.g-pane-body')
    if (id === undefined || id === shown.current || !end || !pane) return
    const below = end.getBoundingClientRect().top - pane.getBoundingClientRect().bottom
    const added = end.previousElementSibling?.lastElementChild?.getBoundingClientRect().height ?? 0
    if (shown.current === undefined || isMine || below - added < nearTheEnd) {
      end.scrollIntoView({ block: 'end' })
    }
    shown.current = id
  }, [id, isMine])
  return <div ref={mark} />
}
