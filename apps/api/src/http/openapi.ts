import { z } from 'zod'
import { ENDPOINTS } from '@guichet/contracts/endpoints'
import { ticketExport } from '@guichet/contracts/exports'
import type { Endpoint } from '@guichet/contracts/endpoint'
import { problem, PROBLEMS } from '@guichet/contracts/problems'
import type { ProblemCode } from '@guichet/contracts/problems'

/** The OpenAPI 3.1 document of the API, made of its endpoints alone: the same ones always give the same text. */
export function openApi(endpoints: readonly Endpoint[] = ENDPOINTS): object {
  const paths: Record<string, object> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Guichet',
      version: '1',
      description:
        'The whole desk: what the screen can do, an integrator can. Errors are RFC 9457 problems. ' +
        'A POST may carry `Idempotency-Key`, a write of what has a version `If-Match`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-sid' },
      },
    },
  }
}

function operation(endpoint: Endpoint): object {
  const { name, tag, summary, access, scope, body, method } = endpoint
  const parameters = [
    ...parametersIn('path', endpoint.params),
    ...parametersIn('query', endpoint.query),
    ...(method === 'POST'
      ? [header('Idempotency-Key', 'The same key and body answer with what the first made.')]
      : []),
    ...(takesVersion(endpoint) ? [header('If-Match', 'The version that the change is meant for.')] : []),
  ]
  return {
    operationId: name,
    tags: [tag],
    summary,
    ...(access === 'signed-in' && {
      security: [{ token: scope === undefined ? [] : [scope] }, { session: [] }],
    }),
    ...(parameters.length > 0 && { parameters }),
    ...bodyOf(name, body),
    responses: { ...success(endpoint), ...refusals(endpoint) },
  }
}

const takesVersion = ({ problems }: Endpoint): boolean => problems?.includes('stale-version') === true

const header = (name: string, description: string): object => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
})

function parametersIn(place: 'path' | 'query', schema: z.ZodType | undefined): object[] {
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries<z.ZodType>(schema.shape).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !field.safeParse(undefined).success,
    schema: schemaOf(field, 'input'),
  }))
}

function bodyOf(name: string, body: z.ZodType | undefined): object {
  if (body !== undefined) {
    return {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } },
    }
  }
  if (name !== 'uploadAttachments') return {}
  const file = { type: 'array', items: { type: 'string', contentMediaType: 'application/octet-stream' } }
  const schema = { type: 'object', properties: { file }, required: ['file'] }
  return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } }
}

function success({ name, status, summary, reply }: Endpoint): object {
  const content =
    reply === undefined ? streams[name] : { 'application/json': { schema: schemaOf(reply, 'output') } }
  return { [status]: { description: summary, ...(content !== undefined && { content }) } }
}

const streams: Readonly<Record<string, object>> = {
  exportTicket: {
    'application/json': { schema: schemaOf(ticketExport, 'output') },
    'application/pdf': {},
  },
  getAttachmentContent: { 'application/octet-stream': {} },
  streamEvents: { 'text/event-stream': {} },
}

function refusals({ access, params, query, body, problems = [] }: Endpoint): object {
  const codes: ProblemCode[] = [
    ...(access === 'signed-in' ? (['unauthenticated', 'forbidden'] as const) : []),
    ...(params === undefined ? [] : (['not-found'] as const)),
    ...(query === undefined && body === undefined ? [] : (['malformed', 'invalid'] as const)),
    ...problems,
    'rate-limited',
  ]
  const byStatus = Map.groupBy(new Set(codes), (code) => PROBLEMS[code])
  return Object.fromEntries(
    [...byStatus].map(([status, named]) => [
      String(status),
      {
        description: named.join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  // What JSON Schema cannot say (a transform, `undefined`) is left open rather than refused.
  const { $schema: _, ...made } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return made
}
