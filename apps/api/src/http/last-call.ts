import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** While the door still stands open, each answer says that its connection ends with it: nobody is cut in mid-sentence. */
const LAST_CALL_MS = 300
/** Then what is under way may end. A little less than what the process itself is given. */
const DRAIN_MS = 25_000

/**
 * Closes in seconds and cuts nobody off: new requests are answered until the door is shut, those under way end, and a
 * connection without one (never used, idle, or with half a request) keeps nothing open. Node waits for each of these.
 */
export function closeWithGrace(app: FastifyInstance): void {
  /** Open connections, and how many requests each has under way. */
  const underWay = new Map<Socket, number>()
  app.server.on('connection', (socket) => {
    underWay.set(socket, 0)
    socket.once('close', () => underWay.delete(socket))
  })
  app.server.on('request', ({ socket }, response) => {
    underWay.set(socket, (underWay.get(socket) ?? 0) + 1)
    response.once('close', () => {
      const others = (underWay.get(socket) ?? 1) - 1
      if (underWay.has(socket)) underWay.set(socket, others)
    })
  })
  app.addHook('preClose', async () => {
    if (underWay.size === 0) return
    await sleep(LAST_CALL_MS)
    const endQuiet = setInterval(() => {
      for (const [socket, requests] of underWay) if (requests === 0) socket.destroy()
    }, LAST_CALL_MS)
    const tooLate = setTimeout(() => {
      app.log.warn({ connections: underWay.size }, 'what is still under way is cut')
      for (const socket of underWay.keys()) socket.destroy()
    }, DRAIN_MS)
    app.server.once('close', () => {
      clearInterval(endQuiet)
      clearTimeout(tooLate)
    })
  })
}
