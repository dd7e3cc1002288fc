import { createServer } from 'node:net'
import type { Socket } from 'node:net'

/** When a scripted server misbehaves: at its greeting, at a command, or after a message's final dot. */
export type Moment = 'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'dot'

/** An answer of one's own, silence, the end of the connection, or what a good server does. */
export type Reaction = { say: string } | 'hang' | 'drop' | null

export interface TakenMessage {
  from: string
  to: string[]
  raw: string
}

export interface ScriptedSmtp {
  url: string
  /** Everything it got whole, in order, also what it then answered badly. */
  taken: TakenMessage[]
  connections: () => number
  /** From now on. */
  react: (reaction: (moment: Moment, line: string, message: TakenMessage) => Reaction) => void
  close: () => Promise<void>
}

const good: Record<Moment, string> = {
  greeting: '220 scripted.test ESMTP',
  EHLO: '250-scripted.test\r\n250 8BITMIME',
  MAIL: '250 OK',
  RCPT: '250 OK',
  DATA: '354 Go on',
  dot: '250 Taken',
}

/** A server that takes every message, but for what a test tells it to do. */
export async function scriptedSmtp({ host = '127.0.0.1' } = {}): Promise<ScriptedSmtp> {
  const taken: TakenMessage[] = []
  const open = new Set<Socket>()
  let connections = 0
  let reaction: (moment: Moment, line: string, message: TakenMessage) => Reaction = () => null
  const server = createServer((socket) => {
    connections += 1
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => {})
    converse(socket, taken, (...asked) => reaction(...asked))
  })
  await new Promise<void>((done) => server.listen(0, host, done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `smtp://${host}:${address.port}`,
    taken,
    connections: () => connections,
    react: (next) => {
      reaction = next
    },
    close: () => {
      for (const socket of open) socket.destroy()
      return new Promise((done) => server.close(() => done()))
    },
  }
}

function converse(socket: Socket, taken: TakenMessage[], react: Parameters<ScriptedSmtp['react']>[0]): void {
  let message: TakenMessage = { from: '', to: [], raw: '' }
  let pending = ''
  let inData = false
  const say = (moment: Moment, line: string) => {
    const reaction = react(moment, line, message)
    if (reaction === 'hang') return
    if (reaction === 'drop') socket.destroy()
    else socket.write(`${reaction?.say ?? good[moment]}\r\n`)
    if (moment === 'DATA') inData = reaction === null
  }
  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO' || verb === 'HELO') say('EHLO', line)
    else if (verb === 'MAIL') {
      message = { from: addressIn(line), to: [], raw: '' }
      say('MAIL', line)
    } else if (verb === 'RCPT') {
      message.to.push(addressIn(line))
      say('RCPT', line)
    } else if (verb === 'DATA') say('DATA', line)
    else if (verb === 'QUIT') socket.end('221 Bye\r\n')
    else socket.write(verb === 'RSET' || verb === 'NOOP' ? '250 OK\r\n' : '502 Not spoken here\r\n')
  }
  socket.on('data', (bytes) => {
    pending += bytes.toString('latin1')
    for (;;) {
      const end = pending.indexOf(inData ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      const read = pending.slice(0, end)
      pending = pending.slice(end + (inData ? 5 : 2))
      if (inData) {
        inData = false
        message.raw = read
        taken.push(message)
        say('dot', read)
      } else command(read)
    }
  })
  say('greeting', '')
}

const addressIn = (line: string) => /<(.*?)>/.exec(line)?.[1] ?? ''

/** The Message-ID of each message, repeats included. */
export const messageIdsOf = (taken: readonly TakenMessage[]): string[] =>
  taken.flatMap(({ raw }) => /^message-id:\s*(<[^>]+>)/im.exec(raw)?.[1] ?? [])
