import type { FastifyReply, FastifyRequest } from 'fastify'
import type { LiveEvent } from '@guichet/contracts/live'

/** A reader who lets this much pile up does not read. */
const MOST_UNREAD = 256 * 1024

/** One open page: what is written to it, and whether it is still there. */
export interface LiveStream {
  send(frame: string): void
  end(): void
}

/** Answers with a stream of server-sent events, kept from every time-out, buffer and cache on its way. */
export function openStream(
  { raw: { socket } }: FastifyRequest,
  reply: FastifyReply,
  ended: () => void,
): LiveStream {
  reply.hijack()
  const { raw } = reply
  socket.setTimeout(0)
  socket.setKeepAlive(true, 20_000)
  socket.setNoDelay(true)
  raw.on('close', ended)
  raw.on('error', () => raw.destroy())
  const own = {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  }
  for (const [name, value] of Object.entries({ ...reply.getHeaders(), ...own })) {
    if (value !== undefined) raw.setHeader(name, value)
  }
  raw.write(OPENING)
  return {
    send(frame) {
      if (raw.writableEnded || raw.destroyed) return
      raw.write(frame)
      if (raw.writableLength > MOST_UNREAD) raw.destroy()
    },
    end: () => {
      raw.end()
    },
  }
}

/** `resumeFrom` is what the page sends back as `Last-Event-ID`. */
export const frameOf = (event: LiveEvent, resumeFrom: string = event.id): string =>
  `id: ${resumeFrom}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`

/** A line that no page sees: enough to find out that a reader is gone. */
export const HEARTBEAT = ':\n\n'

/** No event: how soon to come back when the line is cut. */
const OPENING = 'retry: 3000\n\n'

/** No event: where to resume if the line is cut before the first. */
export const positionFrame = (resumeFrom: string): string => `id: ${resumeFrom}\n\n`
