import { useRef } from 'react'
import { ServerCopy } from './server-copy.ts'

/** Words written elsewhere become a draft of a reply, which the page of that ticket takes up: one a ticket, however often. */
export function useWordsFor(): (reference: string, text: string) => void {
  const copies = useRef(new Map<string, ServerCopy>())
  return (reference, text) => {
    if (text.trim() === '') return
    const copy = copies.current.get(reference) ?? new ServerCopy(crypto.randomUUID(), 0, 'page')
    copies.current.set(reference, copy)
    void copy.send({ kind: 'reply', reference, text })
  }
}
