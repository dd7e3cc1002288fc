import { getAttachmentContent, type Attachment as File } from '@guichet/contracts/attachments'
import { addressOf } from '../../api.ts'
import { useFormat } from '../../format/use-format.ts'
import { Attachment } from '../../ui/attachment.tsx'

/** The files of an entry, each a link to its content. */
export function AttachmentLinks({ files }: { files: readonly File[] }) {
  const format = useFormat()
  return files.map(({ id, name, size, type }) => (
    <Attachment
      key={id}
      href={addressOf(getAttachmentContent, { params: { id } })}
      name={name}
      size={format.size(size)}
      mediaType={type}
    />
  ))
}
