/** What the database’s refusal means to a caller; undefined when it is our own fault, or nothing to do with it. */
export function failureOf(error: unknown): 'malformed' | 'unavailable' | 'concurrent-change' | undefined {
  for (const code of codesOf(error)) {
    if (unstorable.has(code)) return 'malformed'
    if (code === '40001' || code === '40P01') return 'concurrent-change'
    if (away.test(code)) return 'unavailable'
  }
  return undefined
}

/** A SQLSTATE that asks to try again: a serialisation failure or a deadlock. */
export const isRetryable = (error: unknown): boolean => failureOf(error) === 'concurrent-change'

/**
 * The rule of the database that a row broke: somebody made the same row meanwhile (`unique`), or took away what it
 * names (`foreign`), or a rule that a trigger holds.
 */
export function violationOf(error: unknown): 'unique' | 'foreign' | RaisedRule | undefined {
  const codes = codesOf(error)
  if (codes.includes('23505')) return 'unique'
  if (codes.includes('23503')) return 'foreign'
  if (!codes.includes('23514') || !(error instanceof Error)) return undefined
  const { message } = error
  return raisedRules.find((rule) => message.includes(sentences[rule]))
}

// Prisma's adapter drops the constraint's name of what a trigger raises: its sentence remains.
const sentences = {
  ticket_holder_is_member: 'agent in charge is not an active member',
  ticket_link_generations: 'a child would be a parent too',
}
type RaisedRule = keyof typeof sentences
const raisedRules: readonly RaisedRule[] = ['ticket_holder_is_member', 'ticket_link_generations']

// NUL, half a surrogate pair, and what jsonb cannot hold.
const unstorable = new Set(['22021', '22P02', '22P05'])

// PostgreSQL’s connection and shutdown states, its full or failing disk, a statement that took too long, Node’s socket errors, Prisma’s own words for both.
const away =
  /^(?:08...|53100|53300|58030|57014|57P0[1-5]|E(?:CONNREFUSED|CONNRESET|PIPE|HOSTUNREACH|TIMEDOUT)|ENOTFOUND|EAI_AGAIN|P1001|P1002|P1008|P1017|P2024|P2028|P2037|DatabaseNotReachable|ConnectionClosed|TooManyConnections|SocketTimeout)$/

// An adapter wraps its driver's error, which may wrap a socket's.
function codesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 5) return []
  const known: Record<string, unknown> = { ...error }
  const own = [known['code'], known['originalCode'], known['kind']].filter((code) => typeof code === 'string')
  const inner = [
    error instanceof Error ? error.cause : known['cause'],
    known['meta'],
    known['driverAdapterError'],
  ]
  const timedOut =
    error instanceof Error &&
    /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
  return [
    ...own,
    ...(timedOut ? ['ConnectionClosed'] : []),
    ...inner.flatMap((one) => codesOf(one, depth + 1)),
  ]
}
