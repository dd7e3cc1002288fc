import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Endpoint } from '@guichet/contracts/endpoint'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import type { Caller } from './caller.ts'
import { requireCaller } from './access.ts'
import { FieldErrors } from './field-errors.ts'
import { parseIdempotencyKey } from './idempotency.ts'
import { parseIfMatch } from './if-match.ts'
import { ReadyJson } from './ready-json.ts'

/** What a handler is given: everything parsed and typed by the endpoint. */
export interface PublicCall<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  readonly params: z.output<Params>
  readonly query: z.output<Query>
  readonly body: z.output<Body>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export interface Call<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
> extends PublicCall<Params, Query, Body> {
  readonly viewer: Viewer
  readonly caller: Caller
  readonly channel: 'portal' | 'api'
  /** The desk's time, read from PostgreSQL when the caller was recognised. */
  readonly now: Date
}

/** What it gives back: the reply's value, JSON that is ready, nothing for 204, or a stream (of another type, whose headers it set). */
export type Answer<Reply extends z.ZodType> =
  | ReadyJson
  | Readable
  | (Reply extends z.ZodUndefined ? FastifyReply | void : z.input<Reply>)

declare module 'fastify' {
  interface FastifyRequest {
    ifMatch: number | null
    idempotencyKey: string | null
  }
}

/** Serves an endpoint to whoever is signed in, or holds a token with its scope. */
export function mount<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Reply extends z.ZodType,
>(
  app: FastifyInstance,
  endpoint: Endpoint<Params, Query, Body, Reply>,
  handler: (call: Call<Params, Query, Body>) => Answer<Reply> | Promise<Answer<Reply>>,
): void {
  serve(app, endpoint, (call) => {
    const caller = requireCaller(call.request)
    const channel = caller.kind === 'session' ? 'portal' : 'api'
    return handler({ ...call, caller, channel, viewer: caller.viewer, now: caller.now })
  })
}

/** Serves an endpoint whose access is public: there is no viewer. */
export function mountPublic<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Reply extends z.ZodType,
>(
  app: FastifyInstance,
  endpoint: Endpoint<Params, Query, Body, Reply>,
  handler: (call: PublicCall<Params, Query, Body>) => Answer<Reply> | Promise<Answer<Reply>>,
): void {
  serve(app, endpoint, handler)
}

function serve<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Reply extends z.ZodType,
>(
  app: FastifyInstance,
  endpoint: Endpoint<Params, Query, Body, Reply>,
  answer: (call: PublicCall<Params, Query, Body>) => Answer<Reply> | Promise<Answer<Reply>>,
): void {
  const { method, path: url, status } = endpoint
  app.route({
    method,
    url,
    config: { endpoint },
    handler: async (request, reply) => {
      request.ifMatch = parseIfMatch(request.headers['if-match'])
      request.idempotencyKey =
        method === 'POST' ? parseIdempotencyKey(request.headers['idempotency-key']) : null
      reply.status(status)
      const result = await answer({ ...parseInput(endpoint, request), request, reply })
      return send(endpoint, result, reply)
    },
  })
}

function parseInput<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  { params, query, body }: Endpoint<Params, Query, Body>,
  request: FastifyRequest,
): Pick<PublicCall<Params, Query, Body>, 'params' | 'query' | 'body'> {
  return {
    params: parsePart('params', params, request.params),
    query: parsePart('query', query, request.query),
    body: parsePart('body', body, request.body),
  }
}

type Part = 'params' | 'query' | 'body'

function parsePart<Schema extends z.ZodType>(
  part: Part,
  schema: Schema | undefined,
  input: unknown,
): z.output<Schema>
function parsePart(part: Part, schema: z.ZodType | undefined, input: unknown): unknown {
  const read = (schema ?? nothing[part]).safeParse(input, { reportInput: true })
  if (read.success) return schema === undefined ? undefined : read.data
  // What cannot be an id or a reference is simply unknown.
  if (part === 'params') throw new Refusal('not-found', 'refusal.not_found')
  throw new FieldErrors(part, read.error.issues)
}

// What may stand where an endpoint asks for nothing.
const noFields = z.strictObject({})
const nothing = { params: noFields, query: noFields, body: z.union([z.undefined(), z.null(), noFields]) }

function send<Reply extends z.ZodType>(
  { reply: schema }: Endpoint<z.ZodType, z.ZodType, z.ZodType, Reply>,
  result: Answer<Reply>,
  reply: FastifyReply,
): unknown {
  if (result instanceof ReadyJson) return reply.type(jsonType).send(result.text)
  if (schema === undefined || result instanceof Readable) return result
  // A field that the contract does not know must fail here, not reach somebody.
  return reply.type(jsonType).send(JSON.stringify(schema.parse(result)))
}

const jsonType = 'application/json; charset=utf-8'
