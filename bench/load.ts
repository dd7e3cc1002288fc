import { connect } from 'node:net'
import type { Socket } from 'node:net'

export interface Ask {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Load {
  readonly origin: string
  /** The nth request. */
  readonly ask: (n: number) => Ask
  readonly connections: number
  readonly seconds: number
  /** What a good reply's status is. */
  readonly status: number
}

export interface Figures {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
}

/**
 * Keeps this many connections busy, one request at a time each, and answers how it went. The client is as small as can be, for
 * it shares the machine with what it measures. Any other status, or a connection lost, ends the run with an error.
 */
export async function load({ origin, ask, connections, seconds, status }: Load): Promise<Figures> {
  const { hostname, port } = new URL(origin)
  const milliseconds: number[] = []
  const start = performance.now()
  const end = start + seconds * 1_000
  let asked = 0
  const lane = async () => {
    const line = await openLine(hostname, Number(port))
    while (performance.now() < end) {
      const sent = performance.now()
      const answer = await line.send(wire(ask(asked++), hostname))
      if (answer.status !== status)
        throw new Error(`${answer.status} where ${status} was expected: ${answer.body.slice(0, 500)}`)
      milliseconds.push(performance.now() - sent)
    }
    line.close()
  }
  await Promise.all(Array.from({ length: connections }, lane))
  return figuresOf(milliseconds, performance.now() - start)
}

/** Runs `work` over and over in this many lanes. */
export async function repeat(
  work: (lane: number, n: number) => Promise<unknown>,
  { lanes, seconds }: { lanes: number; seconds: number },
): Promise<Figures> {
  const milliseconds: number[] = []
  const start = performance.now()
  const end = start + seconds * 1_000
  let asked = 0
  const one = async (lane: number) => {
    while (performance.now() < end) {
      const sent = performance.now()
      await work(lane, asked++)
      milliseconds.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: lanes }, (_, lane) => one(lane)))
  return figuresOf(milliseconds, performance.now() - start)
}

function figuresOf(milliseconds: number[], lasted: number): Figures {
  const sorted = milliseconds.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  return { perSecond: sorted.length / (lasted / 1_000), p50: at(0.5), p95: at(0.95) }
}

export interface Answer {
  readonly status: number
  readonly body: string
}

interface Line {
  send: (request: string) => Promise<Answer>
  close: () => void
}

/** One keep-alive connection; every reply must say its length. */
export function openLine(hostname: string, port: number): Promise<Line> {
  const { promise, resolve, reject } = Promise.withResolvers<Line>()
  const socket = connect(port, hostname)
  let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined
  let received = Buffer.alloc(0)
  const fail = (error: Error) => {
    reject(error)
    waiting?.reject(error)
  }
  socket.setNoDelay(true)
  socket.on('error', fail).on('close', () => fail(new Error('the connection was closed')))
  socket.on('connect', () => resolve(lineOn(socket, (next) => (waiting = next))))
  socket.on('data', (bytes) => {
    received = received.length === 0 ? bytes : Buffer.concat([received, bytes])
    const answer = whole(received)
    if (answer === undefined) return
    received = Buffer.alloc(0)
    waiting?.resolve(answer)
  })
  return promise
}

const lineOn = (socket: Socket, wait: (next: PromiseWithResolvers<Answer>) => void): Line => ({
  send: (request) => {
    const next = Promise.withResolvers<Answer>()
    wait(next)
    socket.write(request)
    return next.promise
  },
  close: () => socket.destroy(),
})

// One request at a time: what arrived is one reply, or the beginning of it.
function whole(received: Buffer): Answer | undefined {
  const head = received.indexOf('\r\n\r\n')
  if (head < 0) return undefined
  const lines = received.toString('latin1', 0, head)
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(lines)?.[1] ?? 0)
  if (received.length < head + 4 + length) return undefined
  return { status: Number(lines.slice(9, 12)), body: received.toString('utf8', head + 4) }
}

/** A request as it goes over the wire. */
export function wire({ method, path, headers, body }: Ask, hostname: string): string {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `host: ${hostname}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  if (body !== undefined)
    lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`)
  return `${lines.join('\r\n')}\r\n\r\n${body ?? ''}`
}
