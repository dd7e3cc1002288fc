import { IconFileText, IconPhoto } from '@tabler/icons-react'
import './journal.css'

export type AttachmentProps = {
  /** Absent: it cannot be read, and `note` says why. */
  href?: string
  name: string
  /** « 412 ko » */ size: string
  mediaType?: string
  note?: string
}

export function Attachment({ href, name, size, mediaType = '', note }: AttachmentProps) {
  const Icon = mediaType.startsWith('image/') ? IconPhoto : IconFileText
  const said = (
    <>
      <Icon className="g-icon" aria-hidden />
      {href === undefined ? (
        <bdi>{name}</bdi>
      ) : (
        <u>
          <bdi>{name}</bdi>
        </u>
      )}
      <span>
        {size}
        {note && `, ${note}`}
      </span>
    </>
  )
  if (href === undefined) return <span className="g-attachment">{said}</span>
  return (
    <a className="g-attachment" href={href}>
      {said}
    </a>
  )
}
