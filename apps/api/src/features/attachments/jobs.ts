import { LIMITS } from '@guichet/contracts/limits'
import { databaseNow } from '../../db/now.ts'
import type { Deps } from '../../deps.ts'

const BATCH = 500

/**
 * Removes uploads that nothing has used for a day, and that no draft or answer names, then stored files that no row knows.
 * Rows go first: what a crash leaves between the two, the next sweep finds.
 */
export async function sweepUnused({ db, files, clock }: Pick<Deps, 'db' | 'files' | 'clock'>) {
  const now = clock(await databaseNow(db))
  const limit = new Date(now.getTime() - LIMITS.unusedUploadHours * 3_600_000)
  await sweepImages(db, limit)
  const uploads = await sweepRows({ db, files }, limit)
  const strays = await sweepFiles({ db, files }, limit)
  return { uploads, strays }
}

// A picture that no text of its answer ever named was taken out again before it was saved.
async function sweepImages(db: Deps['db'], limit: Date): Promise<void> {
  await db.$queryRaw`
    delete from answer_image i using attachment a
    where a.id = i.attachment_id and a.uploaded_at < ${limit} and not exists (
      select from answer_revision r where r.answer_id = i.answer_id and position(i.attachment_id::text in r.content::text) > 0)`
}

async function sweepRows({ db, files }: Pick<Deps, 'db' | 'files'>, limit: Date): Promise<number> {
  let swept = 0
  for (;;) {
    const rows = await db.$queryRaw<{ storageKey: string }[]>`
      delete from attachment where ticket_id is null and id in (
        select a.id from attachment a
        where a.ticket_id is null and a.uploaded_at < ${limit}
          and not exists (select from answer_image i where i.attachment_id = a.id)
          and not exists (select from held_entry h
                          where h.person_id = a.uploaded_by_id and a.id = any (h.attachment_ids) and h.state in ('waiting', 'refused'))
          and not exists (select from draft d
                          where d.person_id = a.uploaded_by_id and d.content -> 'attachmentIds' @> to_jsonb(a.id::text))
        limit ${BATCH})
      returning storage_key as "storageKey"`
    for (const { storageKey } of rows) await files.remove(storageKey)
    swept += rows.length
    if (rows.length < BATCH) return swept
  }
}

async function sweepFiles({ db, files }: Pick<Deps, 'db' | 'files'>, limit: Date): Promise<number> {
  let swept = 0
  let old: string[] = []
  const removeStrays = async () => {
    const known = await db.$queryRaw<{ storageKey: string }[]>`
      select storage_key as "storageKey" from attachment where storage_key = any(${old})
      union all select storage_key from upload_part where storage_key = any(${old})`
    const kept = new Set(known.map(({ storageKey }) => storageKey))
    const strays = old.filter((key) => !kept.has(key))
    for (const key of strays) await files.remove(key)
    swept += strays.length
    old = []
  }
  for await (const { key, writtenAt } of files.list()) {
    if (writtenAt < limit) old.push(key)
    if (old.length === BATCH) await removeStrays()
  }
  await removeStrays()
  return swept
}
