import { getAttachmentContent, type Attachment as File, type ScanState } from '@guichet/contracts/attachments'
import { addressOf } from '../../api.ts'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { Attachment } from '../../ui/attachment.tsx'

export type AttachmentLinksProps = {
  files: readonly File[]
  /** Agents are told of a file that no scanner looked at. */
  forAgents?: boolean
}

/** The files of an entry, each a link to its content, unless the virus scanner holds or condemned it. */
export function AttachmentLinks({ files, forAgents = false }: AttachmentLinksProps) {
  const t = useT()
  const format = useFormat()
  const notes: Partial<Record<ScanState, string>> = {
    pending: t('ui.files.held'),
    infected: t('ui.files.infected'),
    ...(forAgents && { off: t('ui.files.unscanned') }),
  }
  return files.map(({ id, name, size, type, scan }) => {
    const isReadable = scan === 'clean' || scan === 'off'
    const note = notes[scan]
    return (
      <Attachment
        key={id}
        {...(isReadable && { href: addressOf(getAttachmentContent, { params: { id } }) })}
        name={name}
        size={format.size(size)}
        mediaType={type}
        {...(note !== undefined && { note })}
      />
    )
  })
}
