import { IconAlertCircle, IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import './banner.css'

export type BannerTone = 'news' | 'call' | 'good' | 'bad' | 'calm'

export type BannerProps = {
  /** `news`: an incident under way. `calm`: information. The others mean what they mean everywhere. */
  tone: BannerTone
  /** The fact, in bold, at the head of the sentence. */
  title?: ReactNode
  children?: ReactNode
  /** A button, at the end. */
  action?: ReactNode
  /** `alert` interrupts, `status` waits; leave out what was on the page from the start. */
  role?: 'alert' | 'status'
}

const icons = {
  news: IconAlertTriangle,
  call: IconAlertTriangle,
  good: IconCircleCheck,
  bad: IconAlertCircle,
  calm: IconInfoCircle,
}

export function Banner({ tone, title, children, action, role }: BannerProps) {
  const Icon = icons[tone]
  return (
    <div className={`g-banner g-banner-${tone}`} role={role}>
      <Icon className="g-icon" aria-hidden />
      <div className="g-banner-text">
        {title && <b>{title}</b>} {children}
      </div>
      {action}
    </div>
  )
}
