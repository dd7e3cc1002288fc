import { Refusal } from '@guichet/domain/refusal'

/** A ticket's version as an entity tag. */
export const etagOf = (version: number): string => `"${version}"`

/** The version that the caller believes is the present one; null when they do not say. */
export function parseIfMatch(header: string | undefined): number | null {
  if (header === undefined || header === '*') return null
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1]
  if (version === undefined) throw new Refusal('malformed', 'refusal.if_match')
  return Number(version)
}
