import { z } from 'zod'

/** Every refusal of the API: stable code → HTTP status. Titles and details are sentences of `i18n`. */
export const PROBLEMS = {
  malformed: 400,
  'sign-in-failed': 400,
  unauthenticated: 401,
  forbidden: 403,
  'cross-site': 403,
  'missing-scope': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'already-taken': 409,
  'event-not-allowed': 409,
  'former-team': 409,
  'attachment-in-use': 409,
  'not-scanned': 409,
  'concurrent-change': 409,
  'offset-mismatch': 409,
  infected: 410,
  'stale-version': 412,
  'unsupported-version': 412,
  'too-large': 413,
  'too-many-files': 413,
  'quota-exceeded': 413,
  'unsupported-media-type': 415,
  'range-not-satisfiable': 416,
  invalid: 422,
  'idempotency-mismatch': 422,
  locked: 423,
  'rate-limited': 429,
  internal: 500,
  'sign-in-unavailable': 503,
  unavailable: 503,
  'storage-full': 507,
} as const satisfies Record<string, number>

export type ProblemCode = keyof typeof PROBLEMS

/** One refused field: where (JSON pointer, or `?name` for a query parameter) and why. */
export const fieldProblem = z.strictObject({
  pointer: z.string(),
  code: z.string(),
  detail: z.string(),
})
export type FieldProblem = z.infer<typeof fieldProblem>

/** RFC 9457 problem details, with the desk's extensions. */
export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  errors: z.array(fieldProblem).optional(),
  /** On 409: the state as it is now, and who was first. */
  current: z
    .strictObject({
      status: z.string(),
      version: z.int(),
      agent: z.string().nullable(),
    })
    .optional(),
  requestId: z.string(),
})
export type Problem = z.infer<typeof problem>
