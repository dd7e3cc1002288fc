import type { z } from 'zod'

/** A part of a request that its schema refused: made a 422 that names each field. */
export class FieldErrors extends Error {
  readonly part: 'query' | 'body'
  readonly issues: readonly z.core.$ZodIssue[]

  constructor(part: 'query' | 'body', issues: readonly z.core.$ZodIssue[]) {
    super(`${part} refused`)
    this.name = 'FieldErrors'
    this.part = part
    this.issues = issues
  }
}

export interface FieldError {
  readonly pointer: string
  /** A key of i18n’s problems, `field.…`. */
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

/** One line per bad field: where it is, and the sentence that says why. */
export function listFieldErrors({ part, issues }: FieldErrors): FieldError[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return { pointer: pointer(part, issue.path), ...reasonOf(issue) }
    return issue.keys.map((key) => ({
      pointer: pointer(part, [...issue.path, key]),
      key: 'field.unknown',
      values: {},
    }))
  })
}

function pointer(part: 'query' | 'body', path: readonly PropertyKey[]): string {
  if (part === 'query') return `?${String(path[0] ?? '')}`
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

function reasonOf(issue: z.core.$ZodIssue): Pick<FieldError, 'key' | 'values'> {
  switch (issue.code) {
    case 'invalid_type':
      return {
        key: issue.input === undefined ? 'field.required' : `field.type.${issue.expected}`,
        values: {},
      }
    case 'too_small':
      return { key: `field.small.${issue.origin}`, values: { limit: Number(issue.minimum) } }
    case 'too_big':
      return { key: `field.big.${issue.origin}`, values: { limit: Number(issue.maximum) } }
    case 'invalid_value':
      return { key: 'field.choice', values: { choices: issue.values.map(String).join(', ') } }
    case 'invalid_union':
      return { key: 'field.choice_any', values: {} }
    case 'invalid_format':
      return { key: `field.format.${issue.format}`, values: {} }
    case 'custom':
      return { key: `field.${issue.message}`, values: numbers(issue.params) }
    default:
      return { key: 'field.invalid', values: {} }
  }
}

const numbers = (params: Record<string, unknown> | undefined): Record<string, number> =>
  Object.fromEntries(
    Object.entries(params ?? {}).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  )
