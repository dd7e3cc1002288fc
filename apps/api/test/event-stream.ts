import { get } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { liveEvent } from '@guichet/contracts/live'
import type { LiveEvent } from '@guichet/contracts/live'

export interface EventStream {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** All that came, as text. */
  text(): string
  events(): LiveEvent[]
  /** What a browser would send back as `Last-Event-ID`. */
  lastId(): string | undefined
  /** Settles when the server ends it. */
  readonly ended: Promise<void>
  close(): void
}

/** Opens a stream of server-sent events over a connection of its own. */
export async function openEvents(
  origin: string,
  headers: Readonly<Record<string, string>>,
  lastEventId?: string,
): Promise<EventStream> {
  const resume = lastEventId === undefined ? {} : { 'last-event-id': lastEventId }
  const request = get(`${origin}/api/v1/events`, { agent: false, headers: { ...headers, ...resume } })
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request.on('response', resolve).on('error', reject)
  })
  let text = ''
  answer.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  const ended = new Promise<void>((resolve) => {
    answer.on('error', () => {}).on('close', resolve)
  })
  const lines = (name: string) =>
    text.split('\n').flatMap((line) => (line.startsWith(`${name}: `) ? line.slice(name.length + 2) : []))
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    text: () => text,
    events: () => lines('data').map((data) => liveEvent.parse(JSON.parse(data))),
    lastId: () => lines('id').at(-1),
    ended,
    close: () => {
      answer.destroy()
    },
  }
}
