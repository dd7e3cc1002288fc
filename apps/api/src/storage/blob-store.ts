import type { Readable } from 'node:stream'

/** Where the bytes of attachments lie, under generated keys. */
export interface BlobStore {
  /** Writes durably while hashing; nothing stays behind when the source breaks or exceeds `maxBytes`. */
  put(key: string, source: Readable, maxBytes: number): Promise<{ size: number; sha256: string }>
  /** `end` is inclusive, as in HTTP ranges. */
  read(key: string, range?: { start: number; end: number }): Promise<Readable>
  remove(key: string): Promise<void>
  /** Keys with the date of their last write, for the sweeper. */
  list(): AsyncIterable<{ key: string; writtenAt: Date }>
}
