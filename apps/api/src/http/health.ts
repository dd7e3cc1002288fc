import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '@guichet/domain/refusal'
import type { Deps } from '../deps.ts'

/**
 * Nobody new comes in while the process can hardly keep up; whether it lives is told all the same, lest it be restarted for it.
 * An infinite delay is none that was measured: no sample was taken, as after a pause of the whole machine, which is over.
 */
export function refuseUnderPressure(
  { url }: FastifyRequest,
  _reply: FastifyReply,
  _what: string,
  measured: number | undefined,
): void {
  if (url !== '/health/live' && measured !== Number.POSITIVE_INFINITY)
    throw new Refusal('unavailable', 'problem.unavailable.detail')
}

/** `live`: the process answers. `ready`: it can serve, which takes the database; details for the machine itself alone. */
export function healthRoutes(app: FastifyInstance, { db }: Pick<Deps, 'db'>): void {
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })
  app.get('/health/live', async () => ({ status: 'ok' }))
  app.get('/health/ready', async (request, reply) => {
    const startedAt = performance.now()
    const database = await answers(db)
    const ready = database && !closing
    if (!ready) reply.status(503).header('retry-after', 5)
    const local = isLoopback(request.ip)
    const details = local && { database, closing, milliseconds: Math.round(performance.now() - startedAt) }
    return { status: ready ? 'ok' : 'unavailable', ...details }
  })
}

async function answers(db: Deps['db']): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<boolean>((done) => {
    timer = setTimeout(() => done(false), 2_000)
  })
  const asked = db.$queryRaw`select 1`.then(
    () => true,
    () => false,
  )
  const answered = await Promise.race([asked, tooLate])
  clearTimeout(timer)
  return answered
}

const isLoopback = (ip: string): boolean => /^(?:127\.|::1$|::ffff:127\.)/.test(ip)
