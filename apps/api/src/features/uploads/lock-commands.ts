import { randomUUID } from 'node:crypto'
import { Refusal } from '@guichet/domain/refusal'
import type { Deps } from '../../deps.ts'
import type { UploadRow } from './queries.ts'

/** Whoever writes says so again well before this time is over: a writer that died lets go by itself. */
const HOLD_SECONDS = 10
const RENEW_MS = 3_000

/** The right of one request, of whichever process, to write to an upload. */
export interface Hold {
  readonly writer: string
  /** Bytes came, or are being put together: the hold is worth keeping. */
  stir(): void
  release(): Promise<void>
}

/**
 * Takes an upload for one writer, where it stands at `from`. The lock is a lease in its row, so that any process may go on with
 * what another began; a sender who fell silent loses it, whatever the network still believes.
 */
export async function holdUpload(
  { db, log }: Pick<Deps, 'db' | 'log'>,
  { id, length }: UploadRow,
  from: number,
): Promise<Hold> {
  const writer = randomUUID()
  const taken = await db.$executeRaw`
    update upload set writer = ${writer}::uuid, writer_until = now() + make_interval(secs => ${HOLD_SECONDS})
    where id = ${id}::uuid and received = ${from} and (writer_until is null or writer_until < now())`
  if (taken === 0) throw await whyNot(db, id, length)
  let isAlive = false
  const renew = () => {
    if (!isAlive) return
    isAlive = false
    db.$executeRaw`
      update upload set writer_until = now() + make_interval(secs => ${HOLD_SECONDS})
      where id = ${id}::uuid and writer = ${writer}::uuid`.catch((error: unknown) =>
      log.warn({ err: error, upload: id }, 'an upload’s lock could not be renewed'),
    )
  }
  const timer = setInterval(renew, RENEW_MS)
  return {
    writer,
    stir: () => {
      isAlive = true
    },
    release: async () => {
      clearInterval(timer)
      await db.$executeRaw`
        update upload set writer = null, writer_until = null where id = ${id}::uuid and writer = ${writer}::uuid`
    },
  }
}

async function whyNot(db: Deps['db'], id: string, length: number): Promise<Refusal> {
  const row = await db.upload.findUnique({ where: { id }, select: { received: true, writerUntil: true } })
  // It became whole a moment ago.
  const received = Number(row?.received ?? length)
  return row?.writerUntil == null ? wrongOffset(received) : new Refusal('locked', 'refusal.upload_locked')
}

export const wrongOffset = (received: number): Refusal =>
  new Refusal('offset-mismatch', 'refusal.upload_elsewhere', { values: { received } })
