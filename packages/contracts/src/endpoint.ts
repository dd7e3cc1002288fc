import type { z } from 'zod'
import type { ProblemCode } from './problems.ts'
import type { TokenScope } from './tokens.ts'

type Method = 'HEAD' | 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * One operation of the REST API as a value: the API mounts it, the web calls it, OpenAPI prints it.
 * `path` is relative to /api/v1 and carries `:name` for each key of `params`.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  readonly name: string
  readonly method: Method
  readonly path: string
  readonly tag: string
  readonly summary: string
  /** Who may come in at all; finer rights are decided per record. `scope` is what a token needs. */
  readonly access: 'public' | 'signed-in'
  readonly scope?: TokenScope
  /** Reads very much at once: a person is counted apart for these, by the hour. */
  readonly costly?: true
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  /** Absent for 204 and for streams. */
  readonly reply?: Reply
  readonly status: 200 | 201 | 204
  readonly problems?: readonly ProblemCode[]
}

export const endpoint = <
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Reply extends z.ZodType = z.ZodUndefined,
>(
  value: Endpoint<Params, Query, Body, Reply>,
): Endpoint<Params, Query, Body, Reply> => value
