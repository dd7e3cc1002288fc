import { connect, createServer } from 'node:net'
import type { Socket } from 'node:net'

export interface TcpProxy {
  url: string
  /** The server behind is gone: connections end, new ones are refused. */
  cut(): Promise<void>
  restore(): Promise<void>
}

/** Stands between the desk and its database, to take it away and give it back. */
export async function tcpProxy(target: string): Promise<TcpProxy> {
  const behind = new URL(target)
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(Number(behind.port), behind.hostname)
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from)
      from.pipe(to)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
    }
  })
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  await listen(0)
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const url = new URL(target)
  url.host = `127.0.0.1:${port}`
  return {
    url: url.href,
    cut: () =>
      new Promise((done) => {
        server.close(() => done())
        for (const socket of sockets) socket.destroy()
      }),
    restore: () => listen(port),
  }
}
