import type { Attachment, ScanState } from '@guichet/contracts/attachments'

/** A file as its row has it. */
export interface AttachmentRow {
  id: string
  name: string
  size: bigint
  type: string
  sha256: string
  scan: ScanState
  storageKey: string
}

export const presentAttachment = ({ id, name, size, type, sha256, scan }: AttachmentRow): Attachment => ({
  id,
  name,
  size: Number(size),
  type,
  sha256,
  scan,
})
