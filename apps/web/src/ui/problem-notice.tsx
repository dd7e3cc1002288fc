import type { ReactNode } from 'react'
import { useT } from '../reader.tsx'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'

export type ProblemNoticeProps = {
  /** `offline`: no network. `unavailable`: the service does not answer. Otherwise say it in `title` and `children`. */
  kind?: 'offline' | 'unavailable'
  title?: string
  children?: ReactNode
  onRetry?: () => void
  /** What the help desk needs to find the failure in its logs. */
  reference?: string
}

/** Something failed; nothing typed is lost; here is what to do. */
export function ProblemNotice({
  kind = 'unavailable',
  title,
  children,
  onRetry,
  reference,
}: ProblemNoticeProps) {
  const t = useT()
  return (
    <Banner
      tone="bad"
      role="alert"
      title={title ?? t(`ui.${kind}.title`)}
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {t('ui.retry')}
          </Button>
        )
      }
    >
      {children ?? t(`ui.${kind}`)}
      {reference && <p className="g-small">{t('ui.problem.reference', { id: reference })}</p>}
    </Banner>
  )
}
