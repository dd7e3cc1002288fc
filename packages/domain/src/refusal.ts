import type { Problem, ProblemCode } from '@guichet/contracts/problems'

/**
 * What a rule says instead of doing the thing: thrown by domain and commands, made problem+json in one place.
 * `reason` is a message key of i18n (`refusal.…`), `values` fill its placeholders; `pointer` names the field at fault;
 * `current` tells, on 409, the state as it is now and who was first.
 */
export class Refusal extends Error {
  readonly code: ProblemCode
  readonly reason: string
  readonly values: Readonly<Record<string, string | number>>
  readonly pointer: string | undefined
  readonly current: Problem['current']

  constructor(
    code: ProblemCode,
    reason: string,
    options: {
      values?: Readonly<Record<string, string | number>>
      pointer?: string
      current?: NonNullable<Problem['current']>
    } = {},
  ) {
    // An answer, not a fault: each reading of a ticket makes one for every event that it does not allow, and where is no news.
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(`${code}: ${reason}`)
    Error.stackTraceLimit = stackTraceLimit
    this.name = 'Refusal'
    this.code = code
    this.reason = reason
    this.values = options.values ?? {}
    this.pointer = options.pointer
    this.current = options.current
  }
}
