import { databaseNow } from '../../db/now.ts'
import type { Deps } from '../../deps.ts'
import { forgetUpload } from './writing-commands.ts'

/** Forgets the uploads that nobody went on with for a day; answers how many. */
export async function sweepUploads({ db, files, clock }: Pick<Deps, 'db' | 'files' | 'clock'>) {
  const now = clock(await databaseNow(db))
  const expired = await db.upload.findMany({ where: { expiresAt: { lte: now } }, select: { id: true } })
  for (const { id } of expired) await forgetUpload({ db, files }, id)
  return expired.length
}
