import { z } from 'zod'
import { LIMITS } from './limits.ts'

/** Length in code points, as a person counts characters. */
const codePoints = (text: string): number => {
  let count = 0
  for (const _ of text) count += 1
  return count
}

// PostgreSQL stores neither NUL nor half a surrogate pair.
const storable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/** Nothing to read: spaces of every kind, and marks that no eye sees. */
export const isBlank = (text: string): boolean => !/[^\s\p{Cc}\p{Cf}]/u.test(text)

const bounded = (max: number) =>
  z
    .string()
    .refine(storable, { error: 'text.unstorable' })
    .refine((text) => codePoints(text) <= max, { error: 'text.tooLong', params: { max } })
    .normalize('NFC')
    .meta({ maxLength: max })

/** Free text of several lines, possibly empty, stored as NFC; `max` in code points. */
export const freeText = (max: number) => bounded(max)

/** Text of several lines that says something. */
export const someText = (max: number) =>
  bounded(max).refine((text) => !isBlank(text), { error: 'text.blank' })

/** One line that says something: no line break, tab or other control character. */
export const oneLine = (max: number) =>
  someText(max).refine((text) => !/\p{Cc}/u.test(text), { error: 'text.controlCharacters' })

/** One or a few words in small letters, without a comma, which stands between two of them. */
export const tagName = oneLine(LIMITS.tag)
  .refine((text) => !text.includes(','), { error: 'tag.comma' })
  .trim()
  .toLowerCase()

/** UUID v7 made by the application. */
export const id = z.uuid()

/** An id in an address: anything that is not an id is simply unknown (404). */
export const idParam = z.string().max(100)

/** A reference in an address: the number, or any known format, in any letter case. */
export const referenceParam = z.string().max(100)

/** RFC 3339, UTC on the wire. */
export const instant = z.iso.datetime({ offset: true })

/** RFC 3339 with any offset, as callers send it. */
export const instantInput = z.iso.datetime({ offset: true })

/** A query number: digits only, so that `1e2`, `0x10` and ` 1` are refused. */
export const digits = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max))

export const queryFlag = z.enum(['true', 'false']).transform((flag) => flag === 'true')

export const cursorQuery = {
  limit: digits(1, 200).default(50),
  cursor: z.string().max(1_000).optional(),
}

export const page = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() })

/** Exact up to 1,000, then a floor (one person's own lists stay exact). */
export const total = z.union([z.int().min(0), z.strictObject({ atLeast: z.int() })])

export const personRef = z.strictObject({ id, name: z.string(), login: z.string() })
export type PersonRef = z.infer<typeof personRef>

/** Of what is kept as a whole: the same as long as it says the same. Sent back as `If-Match`, it keeps what somebody saved meanwhile. */
export const version = z.int()

export const named = z.strictObject({ id, label: z.string() })
export type Named = z.infer<typeof named>

export const noParams = z.strictObject({})

const KNOWN_REFERENCE = /^(?:r-|n°\s?|n)?0*(\d{1,10})$/iu
const LARGEST_NUMBER = 2_147_483_647

/** The ticket number written in any known format (`R-000433`, `r-433`, `n°433`, `433`), or null. */
export const numberOfReference = (reference: string): number | null => {
  const found = KNOWN_REFERENCE.exec(reference.trim().normalize('NFC'))
  const number = Number(found?.[1])
  return Number.isSafeInteger(number) && number > 0 && number <= LARGEST_NUMBER ? number : null
}
