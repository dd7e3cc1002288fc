import { liveEvent } from '@guichet/contracts/live'
import type { LiveEvent } from '@guichet/contracts/live'

export interface EventStream {
  readonly status: number
  readonly headers: Headers
  /** All that came, as text. */
  text(): string
  events(): LiveEvent[]
  /** What a browser would send back as `Last-Event-ID`. */
  lastId(): string | undefined
  /** Settles when the server ends it. */
  readonly ended: Promise<void>
  close(): void
}

/** Opens a stream of server-sent events over a real connection. */
export async function openEvents(
  origin: string,
  headers: Readonly<Record<string, string>>,
  lastEventId?: string,
): Promise<EventStream> {
  const closing = new AbortController()
  const resume = lastEventId === undefined ? {} : { 'last-event-id': lastEventId }
  const answer = await fetch(`${origin}/api/v1/events`, { headers: { ...headers, ...resume }, signal: closing.signal })
  let text = ''
  const ended = (async () => {
    const decoder = new TextDecoder()
    try {
      for await (const chunk of answer.body ?? []) text += decoder.decode(chunk, { stream: true })
    } catch {
      // Closed by us, or cut.
    }
  })()
  const lines = (name: string) =>
    text.split('\n').flatMap((line) => (line.startsWith(`${name}: `) ? line.slice(name.length + 2) : []))
  return {
    status: answer.status,
    headers: answer.headers,
    text: () => text,
    events: () => lines('data').map((data) => liveEvent.parse(JSON.parse(data))),
    lastId: () => lines('id').at(-1),
    ended,
    close: () => closing.abort(),
  }
}
