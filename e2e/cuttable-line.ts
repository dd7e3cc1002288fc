import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

const pause = 15

/**
 * A line between a browser and the desk, some four megabytes a second: an HTTP proxy on the loopback that can really be cut,
 * where a browser's own emulation lets what is under way arrive.
 */
export async function cuttableLine() {
  let isCut = false
  const server = createServer((asked, answer) => {
    if (isCut) asked.socket.destroy()
    else void forward(asked, answer).catch(() => asked.socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    proxy: { server: `http://127.0.0.1:${port}` },
    cut: () => {
      isCut = true
      server.closeAllConnections()
    },
    mend: () => {
      isCut = false
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function forward(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
  const { method, url = '', headers } = asked
  const onward = request(url, { method, headers })
  answer.on('close', () => onward.destroy())
  onward.on('error', () => asked.socket.destroy())
  onward.on('response', (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers)
    reply.pipe(answer)
  })
  for await (const chunk of asked.iterator({ destroyOnReturn: false })) {
    if (!onward.write(chunk)) await once(onward, 'drain')
    await sleep(pause)
  }
  onward.end()
}
