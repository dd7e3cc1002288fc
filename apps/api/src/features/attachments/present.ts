import type { Attachment } from '@guichet/contracts/attachments'

/** A file as its row has it. */
export interface AttachmentRow {
  id: string
  name: string
  size: bigint
  type: string
  sha256: string
  storageKey: string
}

export const presentAttachment = ({ id, name, size, type, sha256 }: AttachmentRow): Attachment => ({
  id,
  name,
  size: Number(size),
  type,
  sha256,
})
