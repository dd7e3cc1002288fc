import type { FastifyInstance } from 'fastify'
import { streamEvents } from '@guichet/contracts/live'
import type { Deps } from '../../deps.ts'
import { mount } from '../mount.ts'
import { LiveHub } from './hub.ts'
import { openStream } from './stream.ts'

export function liveRoutes(app: FastifyInstance, deps: Deps): void {
  const hub = new LiveHub(deps)
  app.addHook('preClose', () => hub.close())

  mount(app, streamEvents, async ({ caller, request, reply }) => {
    // A HEAD request has no body: there is nothing to keep open.
    if (request.method === 'HEAD') return reply.type('text/event-stream; charset=utf-8').send()
    const resumeFrom = request.headers['last-event-id']?.toString()
    await hub.join(caller, resumeFrom || undefined, (ended) => openStream(request, reply, ended))
    return reply
  })
}
