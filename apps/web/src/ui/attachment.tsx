import { IconFileText, IconPhoto } from '@tabler/icons-react'
import './journal.css'

export type AttachmentProps = {
  href: string
  name: string
  /** « 412 ko » */ size: string
  mediaType?: string
}

export function Attachment({ href, name, size, mediaType = '' }: AttachmentProps) {
  const Icon = mediaType.startsWith('image/') ? IconPhoto : IconFileText
  return (
    <a className="g-attachment" href={href}>
      <Icon className="g-icon" aria-hidden />
      <u>
        <bdi>{name}</bdi>
      </u>
      <span>{size}</span>
    </a>
  )
}
