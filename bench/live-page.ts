import { connect } from 'node:net'

/** A change that a page was told of. */
export interface Heard {
  readonly page: number
  /** Of the live event; `reset` where the page was told to start afresh. */
  readonly id: string
  /** As `performance.now()` says. */
  readonly at: number
}

export interface LivePage {
  /** Where it would resume. */
  readonly lastId: () => string
  readonly close: () => void
}

interface Opening {
  readonly nth: number
  readonly origin: string
  readonly cookie: string
  readonly heard: Heard[]
  readonly resumeFrom?: string
}

/** Opens `GET /events` as a browser does, on a connection of its own; answers once it listens. A stream that ends by itself is an error. */
export function openPage({ nth, origin, cookie, heard, resumeFrom }: Opening): Promise<LivePage> {
  const { hostname, port } = new URL(origin)
  const { promise, resolve, reject } = Promise.withResolvers<LivePage>()
  const socket = connect(Number(port), hostname)
  let rest = ''
  let lastId = resumeFrom ?? ''
  let closing = false
  const read = (line: string, at: number) => {
    if (line.startsWith('HTTP/1.1 ') && !line.startsWith('HTTP/1.1 200')) reject(new Error(line))
    // The stream opens with how soon to come back; then a new page is told where it stands.
    if (line.startsWith('retry:') && resumeFrom !== undefined) resolve(page)
    if (line === 'event: reset') heard.push({ page: nth, id: 'reset', at })
    if (!line.startsWith('id: ')) return
    lastId = line.slice(4).trimEnd()
    if (lastId.startsWith('at-')) resolve(page)
    else heard.push({ page: nth, id: lastId, at })
  }
  const page: LivePage = {
    lastId: () => lastId,
    close: () => {
      closing = true
      socket.destroy()
    },
  }
  socket.setNoDelay(true)
  socket.setEncoding('latin1').on('data', (text: string) => {
    const at = performance.now()
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) read(line.trimEnd(), at)
  })
  socket.on('error', reject).on('close', () => {
    if (!closing) heard.push({ page: nth, id: 'cut', at: performance.now() })
    reject(new Error(`page ${nth} was closed before it listened`))
  })
  const resume = resumeFrom === undefined ? [] : [`last-event-id: ${resumeFrom}`]
  socket.write(
    ['GET /api/v1/events HTTP/1.1', `host: ${hostname}`, `cookie: ${cookie}`, ...resume, '', ''].join('\r\n'),
  )
  return promise
}
