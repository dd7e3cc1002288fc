import type { ReactNode } from 'react'
import { useT } from '../reader.tsx'
import { isStale } from '../saved-over.ts'
import { Banner } from '../ui/banner.tsx'
import { RefusalNotice } from './refusal-notice.tsx'

export type RemovalRefusalProps = {
  error: Error | null
  /** What it says now, where somebody changed it since one read it. */
  known: ReactNode
}

/** Why something was not thrown away; where somebody changed it meanwhile, what would be lost: to ask again is to say so. */
export function RemovalRefusal({ error, known }: RemovalRefusalProps) {
  const t = useT()
  if (!isStale(error)) return <RefusalNotice error={error} />
  return (
    <Banner tone="call" role="alert" title={t('desk.stale')}>
      {t('desk.stale.removal')}
      <section aria-label={t('desk.stale.now')}>{known}</section>
    </Banner>
  )
}
