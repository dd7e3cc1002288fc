import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '@guichet/domain/refusal'

/** JSON in UTF-8 is the only body that is read; what PostgreSQL could not store is refused before anybody sees it. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    const charset = /;\s*charset="?([^";]*)/i.exec(request.headers['content-type'] ?? '')?.[1]?.trim()
    if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
      done(new Refusal('unsupported-media-type', 'problem.unsupported-media-type.detail'))
    } else if (bytes.length === 0) {
      done(null, undefined)
    } else {
      parseText(request, Buffer.from(bytes), parse, done)
    }
  })
  app.addHook('onRequest', async ({ headers }) => {
    if ((headers['content-encoding'] ?? 'identity') !== 'identity') {
      throw new Refusal('unsupported-media-type', 'problem.unsupported-media-type.detail')
    }
  })
}

type JsonParser = ReturnType<FastifyInstance['getDefaultJsonParser']>

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function parseText(
  request: FastifyRequest,
  bytes: Buffer,
  parse: JsonParser,
  done: (error: Error | null, body?: unknown) => void,
): void {
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    return done(new Refusal('malformed', 'refusal.json'))
  }
  void parse(request, text, (error, body) => {
    if (error !== null) done(new Refusal('malformed', 'refusal.json'))
    else if (mayBeUnstorable.test(text) && !isStorable(body))
      done(new Refusal('malformed', 'refusal.unstorable'))
    else done(null, body)
  })
}

// Raw, a NUL is no JSON and half a surrogate pair no UTF-8: only escapes can bring them in.
const mayBeUnstorable = /\\u(?:0000|d[89a-f])/i

// With a list of its own, for a body may be nested deeper than a stack.
function isStorable(body: unknown): boolean {
  const pending: unknown[] = [body]
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value === 'string') {
      if (value.includes('\0') || !value.isWellFormed()) return false
    } else if (typeof value === 'object' && value !== null) {
      pending.push(...Object.keys(value), ...Object.values(value).filter((inner) => inner !== undefined))
    }
  }
  return true
}
