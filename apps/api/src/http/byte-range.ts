export interface ByteRange {
  readonly start: number
  /** Inclusive. */
  readonly end: number
}

/**
 * What a `Range` header asks of `size` bytes (RFC 9110 §14.2): one range, `null` for the whole (no header, several
 * ranges, another unit), `'unsatisfiable'` for a range that is none or lies outside.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | null | 'unsatisfiable' {
  if (header === undefined || !/^bytes=/iu.test(header) || header.includes(',')) return null
  const [, first = '', last = ''] = /^bytes=\s*(\d*)-(\d*)\s*$/iu.exec(header) ?? []
  if (first === '') return last === '' ? 'unsatisfiable' : suffix(Number(last), size)
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return start < size && start <= end ? { start, end } : 'unsatisfiable'
}

const suffix = (length: number, size: number): ByteRange | 'unsatisfiable' =>
  length > 0 && size > 0 ? { start: Math.max(0, size - length), end: size - 1 } : 'unsatisfiable'
