import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { callbackify } from 'node:util'
import { SMTPServer } from 'smtp-server'
import { sendPage } from './html.ts'
import { closeServer, explainListen, listen } from './listen.ts'
import { openMailStore } from './mail-store.ts'
import type { MailStore } from './mail-store.ts'
import { FRAME_POLICY, framedHtml, listPage, missingPage, readPage } from './mailbox-page.ts'

export interface MailboxOptions {
  /** 0 takes a free one */
  httpPort: number
  /** 0 takes a free one */
  smtpPort: number
  /** where it listens; the loopback interface when absent */
  host?: string
  /** where the messages are kept */
  dir: string
}

export interface Mailbox {
  url: string
  smtpUrl: string
  stop: () => Promise<void>
}

const LARGEST_MESSAGE = 32 * 1024 * 1024

/** A mail server that takes everything, sends nothing on, and shows what it got. */
export async function startMailbox({
  httpPort,
  smtpPort,
  host = '127.0.0.1',
  dir,
}: MailboxOptions): Promise<Mailbox> {
  const store = await openMailStore(dir)
  const smtp = await listenSmtp(store, smtpPort)
  const web = createServer((request, response) => {
    answer(store, request, response).catch((error: unknown) => {
      console.error(error)
      sendJson(response, 500, { error: 'internal' })
    })
  })
  const port = await listen(web, { host, port: httpPort, what: 'mailbox' })
  return {
    url: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`,
    smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
    stop: async () => {
      await Promise.all([smtp.close(), closeServer(web)])
    },
  }
}

async function listenSmtp(store: MailStore, port: number) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST_MESSAGE,
    logger: false,
    onData: (stream, _session, done) => {
      // Said only once it is on the disk: "250" is a promise.
      const keep = async () => {
        await store.keep(stream)
        if (stream.sizeExceeded) throw new Error('Message exceeds fixed maximum message size')
      }
      callbackify(keep)(done)
    },
  })
  const where = { host: '127.0.0.1', port, what: 'SMTP' }
  const taken = await new Promise<number>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => fail(explainListen(error, where)))
    const listening = server.listen(port, where.host, () => {
      const address = listening.address()
      done(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
  // A client that hangs up in the middle is the client's affair.
  server.on('error', () => {})
  return { port: taken, close: () => new Promise<void>((done) => server.close(() => done())) }
}

async function answer(store: MailStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://mailbox')
  const [, first, id = '', part] = pathname.split('/')
  if (request.method === 'DELETE' && pathname === '/messages') {
    await store.clear()
    response.writeHead(204).end()
  } else if (request.method !== 'GET') {
    sendJson(response, 405, { error: 'method not allowed' })
  } else if (pathname === '/') sendPage(response, 200, listPage(await store.list()))
  else if (pathname === '/messages') sendJson(response, 200, await store.list())
  else if (first === 'read') await sendRead(store, id, response)
  else if (first === 'messages') await sendPart(store, id, part, response)
  else sendPage(response, 404, missingPage())
}

async function sendRead(store: MailStore, id: string, response: ServerResponse): Promise<void> {
  const message = await store.find(id)
  if (message === undefined) sendPage(response, 404, missingPage())
  else sendPage(response, 200, readPage(message))
}

async function sendPart(
  store: MailStore,
  id: string,
  part: string | undefined,
  response: ServerResponse,
): Promise<void> {
  const message = await store.find(id)
  if (message === undefined) sendJson(response, 404, { error: 'not found' })
  else if (part === undefined) sendJson(response, 200, message)
  else if (part === 'raw')
    send(
      response,
      'text/plain; charset=utf-8',
      "default-src 'none'; frame-ancestors 'none'; sandbox",
      await store.raw(id),
    )
  else if (part === 'html') send(response, 'text/html; charset=utf-8', FRAME_POLICY, framedHtml(message))
  else sendJson(response, 404, { error: 'not found' })
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(JSON.stringify(body))
}

function send(
  response: ServerResponse,
  type: string,
  policy: string,
  body: string | Buffer | undefined,
): void {
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  })
  response.end(body)
}
