import type { Server as HttpServer } from 'node:http'
import type { Server } from 'node:net'
import { LocalFailure } from './failure.ts'

/** Listens, and says the port that it got; a port in use is one line that says what to do. */
export function listen(server: Server, where: { host: string; port: number; what: string }): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => fail(explainListen(error, where)))
    server.listen(where.port, where.host, () => {
      const address = server.address()
      done(typeof address === 'object' && address !== null ? address.port : where.port)
    })
  })
}

/** Ends at once what still waits for an answer: nothing here outlives the desk. */
export async function closeServer(server: HttpServer): Promise<void> {
  await new Promise<void>((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })
}

export function explainListen(
  error: NodeJS.ErrnoException,
  { host, port, what }: { host: string; port: number; what: string },
): Error {
  if (error.code === 'EADDRINUSE') {
    return new LocalFailure(
      `Le port ${port} (${what}) est déjà pris : arrêtez le programme qui l’occupe, ou choisissez-en un autre.`,
      `port ${port} (${what}) is in use: stop what holds it, or choose another.`,
    )
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EACCES') {
    return new LocalFailure(
      `Impossible d’écouter sur ${host}:${port} (${what}) : vérifiez HOST et PORT.`,
      `cannot listen on ${host}:${port} (${what}): check HOST and PORT.`,
    )
  }
  return error
}
