import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '@guichet/domain/refusal'

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route served, as its address says it: `/api/v1/tickets/:reference`. */
    knownRoutes: readonly { readonly method: string; readonly url: string }[]
  }
}

/** Tells an unknown address from a known one asked by another method. `otherwise` may answer the first: the web’s pages. */
export function answerUnknown(
  app: FastifyInstance,
  otherwise: (request: FastifyRequest, reply: FastifyReply) => FastifyReply | null = () => null,
): void {
  const methodsOf = rememberRoutes(app)
  app.setNotFoundHandler((request, reply) => {
    const methods = methodsOf(request.url.split('?', 1)[0] ?? '')
    if (methods.length > 0) {
      reply.header('allow', methods.join(', '))
      throw new Refusal('method-not-allowed', 'problem.method-not-allowed.detail')
    }
    const answered = otherwise(request, reply)
    if (answered === null) throw new Refusal('not-found', 'refusal.not_found')
    return answered
  })
}

function rememberRoutes(app: FastifyInstance): (path: string) => string[] {
  const known: { method: string; url: string; shape: RegExp }[] = []
  app.decorate('knownRoutes', known)
  app.addHook('onRoute', ({ url, method: methods }) => {
    // The web’s files stand under `*`: any address would be “known” there.
    if (url.includes('*')) return
    const shape = new RegExp(
      `^${url.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/:\w+/g, '[^/]+')}$`,
    )
    for (const method of [methods].flat()) known.push({ method, url, shape })
  })
  return (path) => [...new Set(known.flatMap(({ shape, method }) => (shape.test(path) ? method : [])))]
}
