import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import type { Endpoint } from '@guichet/contracts/endpoint'
import type { z } from 'zod'

export interface Sent {
  /** A JSON body. */
  body?: unknown
  headers?: Readonly<Record<string, string>>
}

type Send = (path: string, sent?: Sent) => Promise<LightMyRequestResponse>

/** Somebody's way into the API: paths are relative to /api/v1. */
export interface TestClient {
  /** The person behind it; '' for nobody. */
  readonly personId: string
  readonly headers: Readonly<Record<string, string>>
  get: Send
  post: Send
  put: Send
  patch: Send
  delete: Send
  inject(options: InjectOptions): Promise<LightMyRequestResponse>
  /** The reply of an endpoint, parsed with its strict contract; throws when it is refused. */
  call<Reply extends z.ZodType>(
    endpoint: Pick<Endpoint<z.ZodType, z.ZodType, z.ZodType, Reply>, 'method' | 'path' | 'reply'>,
    sent?: Sent & { params?: Readonly<Record<string, string>>; query?: Readonly<Record<string, string>> },
  ): Promise<z.output<Reply>>
}

export function clientWith(
  app: FastifyInstance,
  person: { id: string } | null,
  headers: Readonly<Record<string, string>>,
): TestClient {
  const inject = (options: InjectOptions) =>
    app.inject({ ...options, headers: { ...headers, ...options.headers } })
  const send =
    (method: 'HEAD' | 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'): Send =>
    (path, { body, headers: more = {} } = {}) => {
      const json = body === undefined ? {} : { 'content-type': 'application/json' }
      const payload = body === undefined ? {} : { payload: JSON.stringify(body) }
      return inject({ method, url: `/api/v1${path}`, headers: { ...json, ...more }, ...payload })
    }
  return {
    personId: person?.id ?? '',
    headers,
    inject,
    get: send('GET'),
    post: send('POST'),
    put: send('PUT'),
    patch: send('PATCH'),
    delete: send('DELETE'),
    call: async ({ method, path, reply }, { params = {}, query = {}, ...sent } = {}) => {
      const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
      const search = new URLSearchParams(query).toString()
      const answer = await send(method)(search === '' ? filled : `${filled}?${search}`, sent)
      if (answer.statusCode >= 400) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`)
      if (reply === undefined) throw new Error(`${path} answers no JSON: use ${method.toLowerCase()}()`)
      return reply.parse(answer.json())
    },
  }
}
