import type { z } from 'zod'
import type { Endpoint } from '@guichet/contracts/endpoint'
import type { Problem } from '@guichet/contracts/problems'
import { noticeServerTime } from './server-clock.ts'
import { noticeLostSession } from './session.ts'
import { storable } from './storable.ts'

/** The API said no: `problem.code` says what to do, `problem.detail` is a sentence for the person. */
export class ProblemError extends Error {
  readonly problem: Problem
  /** Seconds to wait, when the API says so. */
  readonly retryAfter: number | null

  constructor(problem: Problem, retryAfter: number | null) {
    super(problem.detail)
    this.name = 'ProblemError'
    this.problem = problem
    this.retryAfter = retryAfter
  }
}

/** No answer came: the network is away, or the desk is. What was sent may or may not have arrived. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError'
}

type Input<Schema> = Schema extends z.ZodUndefined
  ? undefined
  : Schema extends z.ZodType
    ? z.input<Schema>
    : undefined

/** Query values as the page holds them; they are written in the address. */
type Query<Schema> = {
  [Key in keyof NonNullable<Input<Schema>>]?: NonNullable<Input<Schema>>[Key] | number | boolean | undefined
}

export interface CallOptions<E extends Endpoint> {
  readonly params?: Input<E['params']>
  readonly query?: Query<E['query']>
  readonly body?: Input<E['body']>
  readonly ifMatch?: number
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
  /** `page`: what the page does by itself, which does not keep a session alive. */
  readonly by?: 'person' | 'page'
  /** Goes on after the page is gone. */
  readonly keepalive?: boolean
}

type Output<Schema> = Schema extends z.ZodUndefined
  ? void
  : Schema extends z.ZodType
    ? z.output<Schema>
    : void

export type ReplyOf<E extends Endpoint> = Output<NonNullable<E['reply']>>

/** Calls an operation of the API. Throws ProblemError or NetworkError. */
export async function call<E extends Endpoint>(
  endpoint: E,
  options: CallOptions<E> = {},
): Promise<ReplyOf<E>> {
  const response = await send(endpoint, options)
  if (!response.ok) throw await problemOf(response)
  const reply: ReplyOf<E> = response.status === 204 ? undefined : await response.json()
  return reply
}

/** The file that an operation answers with. Throws ProblemError or NetworkError. */
export async function fetchFile<E extends Endpoint>(endpoint: E, options: CallOptions<E>): Promise<Blob> {
  const response = await send(endpoint, options)
  if (!response.ok) throw await problemOf(response)
  return response.blob().catch(() => {
    throw new NetworkError()
  })
}

/** The address of an operation, for links to files and exports. */
export function addressOf<E extends Endpoint>(
  endpoint: E,
  options: Pick<CallOptions<E>, 'params' | 'query'> = {},
): string {
  const values = new Map<string, string>(Object.entries(options.params ?? {}))
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(values.get(name) ?? ''),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(options.query ?? {})) {
    if (typeof value === 'string') search.set(name, storable(name, value))
    else if (typeof value === 'number' || typeof value === 'boolean') search.set(name, String(value))
  }
  return `/api/v1${path}${search.size > 0 ? `?${search.toString()}` : ''}`
}

async function send<E extends Endpoint>(endpoint: E, options: CallOptions<E>): Promise<Response> {
  const headers = new Headers({ accept: 'application/json', 'x-requested-by': options.by ?? 'person' })
  headers.set('accept-language', document.documentElement.lang || 'fr')
  if (options.body !== undefined) headers.set('content-type', 'application/json')
  if (options.ifMatch !== undefined) headers.set('if-match', `"${options.ifMatch}"`)
  if (options.idempotencyKey !== undefined) headers.set('idempotency-key', options.idempotencyKey)
  try {
    const response = await fetch(addressOf(endpoint, options), {
      method: endpoint.method,
      headers,
      keepalive: options.keepalive ?? false,
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body, storable) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    })
    noticeServerTime(response.headers.get('date'))
    return response
  } catch (error) {
    if (options.signal?.aborted === true) throw error
    throw new NetworkError()
  }
}

/** What the API refused, as an error. */
export async function problemOf(response: Response): Promise<Error> {
  const retryAfter = Number(response.headers.get('retry-after'))
  const body: unknown = await response.json().catch(() => null)
  // A proxy in front of the desk answers in its own words: the desk is then out of reach.
  if (!isProblem(body)) return new NetworkError()
  if (body.code === 'unauthenticated') noticeLostSession()
  return new ProblemError(body, retryAfter > 0 ? retryAfter : null)
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body
