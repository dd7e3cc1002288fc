import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { LIMITS } from '@guichet/contracts/limits'
import type { Viewer } from '@guichet/domain/facts'
import { Refusal } from '@guichet/domain/refusal'
import type { Tx } from '../../db/client.ts'
import type { Deps } from '../../deps.ts'
import { acceptFile } from '../attachments/commands.ts'
import { holdUpload } from './lock-commands.ts'
import type { Hold } from './lock-commands.ts'
import { partsOf } from './queries.ts'
import type { UploadRow } from './queries.ts'

type Kept = Pick<Deps, 'db' | 'files' | 'settings' | 'log' | 'scanner'>

export interface Sender {
  readonly viewer: Viewer
  readonly now: Date
}

/** What a killed process, or a line that died without a word, may lose at most: each stretch of this length is durable before the next begins. */
const PART_BYTES = 2 * 1024 * 1024

/** Takes the bytes that come from `from` on, under a lock of the upload; answers where it then stands. */
export async function writeOn(
  deps: Kept,
  by: Sender,
  upload: UploadRow,
  from: number,
  bytes: Readable,
): Promise<UploadRow> {
  const hold = await holdUpload(deps, upload, from)
  const stretches = new Stretches(bytes, hold)
  try {
    let received = from
    for (;;) {
      const part = await storePart(deps, upload, received, stretches)
      received += part.size
      if (received === upload.length) return await complete(deps, by, { upload, hold, last: part })
      if (part.size > 0) await commitPart(deps, by, { upload, hold, part })
      if (stretches.isBroken) throw new Refusal('malformed', 'refusal.upload_broken')
      if (stretches.isOver) return { ...upload, received, expiresAt: expiryFrom(by.now) }
    }
  } finally {
    await stretches.leave()
    await hold.release()
  }
}

interface Part {
  readonly start: number
  readonly size: number
  readonly sha256: string
  readonly storageKey: string
}

/** A body cut into stretches, each read to its end before the next; a broken body merely ends early. */
class Stretches {
  isOver = false
  isBroken = false
  readonly #chunks: AsyncIterator<unknown>
  readonly #hold: Hold

  constructor(bytes: Readable, hold: Hold) {
    // Destroyed, a request could not be answered any more.
    this.#chunks = bytes.iterator({ destroyOnReturn: false })
    this.#hold = hold
  }

  async leave(): Promise<void> {
    await this.#chunks.return?.()
  }

  async *next(): AsyncGenerator<Buffer> {
    for (let size = 0; size < PART_BYTES;) {
      const chunk = await this.#chunks.next().catch(() => {
        this.isBroken = true
        return { done: true as const, value: undefined }
      })
      if (chunk.done === true) {
        this.isOver = true
        return
      }
      const piece = Buffer.isBuffer(chunk.value) ? chunk.value : Buffer.from(String(chunk.value))
      this.#hold.stir()
      size += piece.length
      yield piece
    }
  }
}

async function storePart(
  { files }: Kept,
  upload: UploadRow,
  start: number,
  stretches: Stretches,
): Promise<Part> {
  const storageKey = randomUUID()
  const written = await files
    .put(storageKey, Readable.from(stretches.next()), upload.length - start)
    .catch((error: unknown) => {
      throw error instanceof Refusal && error.code === 'too-large' ? tooLong(upload) : error
    })
  if (written.size === 0 && upload.length > 0) await files.remove(storageKey)
  return { start, storageKey, ...written }
}

interface Writing {
  readonly upload: UploadRow
  readonly hold: Hold
}

async function commitPart(
  { db, files }: Kept,
  { now }: Sender,
  { upload, hold, part }: Writing & { part: Part },
): Promise<void> {
  const { start, size, sha256, storageKey } = part
  const committed = await db.$executeRaw`
    with moved as (
      update upload set received = received + ${size}, expires_at = ${expiryFrom(now)}
      where id = ${upload.id}::uuid and writer = ${hold.writer}::uuid and received = ${start} returning id)
    insert into upload_part (upload_id, start, size, sha256, storage_key)
    select id, ${start}, ${size}, ${sha256}, ${storageKey} from moved`
  if (committed > 0) return
  await files.remove(storageKey)
  throw lostHold()
}

/** The last stretch is not committed by itself: killed here, the sender finds some of it missing and sends it again. */
async function complete(deps: Kept, by: Sender, writing: Writing & { last: Part }): Promise<UploadRow> {
  const { upload, hold, last } = writing
  const { id, name } = upload
  const earlier = await partsOf(deps.db, id)
  const useless = new Set([last.storageKey])
  try {
    const whole = await putTogether(deps, earlier, writing)
    useless.add(whole.storageKey)
    await acceptFile(deps, by, { id, name, ...whole }, (tx) => endUpload(tx, upload, hold))
    for (const { storageKey } of earlier) useless.add(storageKey)
    useless.delete(whole.storageKey)
    return { ...upload, received: upload.length, expiresAt: null }
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'concurrent-change') await forgetUpload(deps, id)
    throw error
  } finally {
    for (const key of useless) await deps.files.remove(key)
  }
}

async function endUpload(tx: Tx, { id }: UploadRow, { writer }: Hold): Promise<void> {
  const { count } = await tx.upload.deleteMany({ where: { id, writer } })
  if (count === 0) throw lostHold()
}

async function putTogether(
  { files }: Kept,
  earlier: readonly Pick<Part, 'storageKey'>[],
  { hold, last, upload: { length } }: Writing & { last: Part },
) {
  const { start: _, ...alone } = last
  // Most files come in one stretch, which is already what it should be.
  if (earlier.length === 0) return alone
  const storageKey = randomUUID()
  const written = await files.put(storageKey, Readable.from(bytesOf(files, [...earlier, last], hold)), length)
  if (written.size !== length) throw new Error('the parts of an upload do not make its whole')
  return { storageKey, ...written }
}

async function* bytesOf(
  files: Kept['files'],
  parts: readonly Pick<Part, 'storageKey'>[],
  hold: Hold,
): AsyncGenerator<Buffer> {
  for (const { storageKey } of parts) {
    for await (const chunk of await files.read(storageKey)) {
      hold.stir()
      yield chunk
    }
  }
}

/** Takes an upload's row and its bytes away. */
export async function forgetUpload({ db, files }: Pick<Deps, 'db' | 'files'>, id: string): Promise<void> {
  const parts = await partsOf(db, id)
  await db.upload.deleteMany({ where: { id } })
  for (const { storageKey } of parts) await files.remove(storageKey)
}

export const expiryFrom = (now: Date) => new Date(now.getTime() + LIMITS.unusedUploadHours * 3_600_000)

export const tooLong = ({ length }: UploadRow) =>
  new Refusal('too-large', 'refusal.upload_longer', { values: { bytes: length } })

const lostHold = () => new Refusal('concurrent-change', 'problem.concurrent-change.detail')
