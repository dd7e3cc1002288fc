import { createHash } from 'node:crypto'
import { Refusal } from '@guichet/domain/refusal'
import type { FastifyReply } from 'fastify'

/** A version as an entity tag. */
export const etagOf = (version: number): string => `"${version}"`

/** What is answered, its version said as the reply's entity tag. */
export function tagged<Kept extends { version: number }>(kept: Kept, reply: FastifyReply): Kept {
  reply.header('etag', etagOf(kept.version))
  return kept
}

/** The version that the caller believes is the present one; null when they do not say. */
export function parseIfMatch(header: string | undefined): number | null {
  if (header === undefined || header === '*') return null
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1]
  if (version === undefined) throw new Refusal('malformed', 'refusal.if_match')
  return Number(version)
}

/** The version of what is kept as a whole: it follows from what it says, so that no writer can forget to count it up. */
export const versionOf = (kept: unknown): number =>
  createHash('sha256').update(JSON.stringify(kept)).digest().readUInt32BE() >>> 3

/** Refuses (412) to write over what the caller did not read; null: they do not say what they read. */
export function requireVersion(ifMatch: number | null, present: number): void {
  if (ifMatch !== null && ifMatch !== present) throw new Refusal('stale-version', 'refusal.stale_settings')
}
