import { LIMITS } from '@guichet/contracts/limits'
import { Refusal } from '@guichet/domain/refusal'
import type { FilesNamed } from './fact-queries.ts'

/** Files named must be the actor's own and unused; anybody else's is as unknown as one that never was. */
export function refuseFiles(attachmentIds: readonly string[], files: FilesNamed | null): void {
  if (attachmentIds.length === 0 || files === null) return
  const pointer = '/attachmentIds'
  if (files.usable !== attachmentIds.length) throw new Refusal('invalid', 'refusal.file_unknown', { pointer })
  if (files.onTicket + files.usable > LIMITS.filesPerTicket) {
    throw new Refusal('too-many-files', 'refusal.files_per_ticket', {
      pointer,
      values: { maximum: LIMITS.filesPerTicket },
    })
  }
  if (files.bytesOnTicket + files.usableBytes > LIMITS.bytesPerTicket) {
    throw new Refusal('quota-exceeded', 'refusal.bytes_per_ticket', {
      pointer,
      values: { bytes: LIMITS.bytesPerTicket },
    })
  }
}
