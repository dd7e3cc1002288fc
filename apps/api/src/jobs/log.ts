import type { FastifyBaseLogger } from 'fastify'
import { Logger } from 'graphile-worker'

/** The workers' own words in the desk's log; what each job did is not news. */
export function workerLog(log: FastifyBaseLogger): Logger {
  return new Logger((scope) => (level, message, meta) => {
    const line = { ...scope, ...meta }
    if (level === 'error') log.error(line, message)
    else if (level === 'warning') log.warn(line, message)
    else log.debug(line, message)
  })
}
