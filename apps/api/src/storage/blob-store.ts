import type { Readable } from 'node:stream'

/** Where the bytes of attachments lie, under generated keys (UUIDs): no name given by a person is ever a path. */
export interface BlobStore {
  /**
   * Writes durably while hashing; nothing stays behind when the source breaks or exceeds `maxBytes`.
   * Refuses with `too-large` past `maxBytes`, with `storage-full` when the disk is; the source's own error goes through.
   */
  put(key: string, source: Readable, maxBytes: number): Promise<{ size: number; sha256: string }>
  /** How many bytes lie there. Throws `BlobFault` as `read` does. */
  size(key: string): Promise<number>
  /** `end` is inclusive, as in HTTP ranges. Throws `BlobFault` when the key names no plain file. */
  read(key: string, range?: { start: number; end: number }): Promise<Readable>
  /** Also what an interrupted write left; a key that is unknown is removed already. */
  remove(key: string): Promise<void>
  /** Keys with the date of their last write, for the sweeper; interrupted writes too. */
  list(): AsyncIterable<{ key: string; writtenAt: Date }>
}

/** What lies under a key is not what was put there: gone, or something (a link, a pipe) that nobody put. */
export class BlobFault extends Error {
  readonly kind: 'missing' | 'planted'

  constructor(key: string, kind: 'missing' | 'planted', cause?: unknown) {
    super(`stored file ${key} is ${kind === 'missing' ? 'missing' : 'not a plain file'}`, { cause })
    this.name = 'BlobFault'
    this.kind = kind
  }
}
