import type { ReactNode } from 'react'
import { useT } from '../reader.tsx'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'

export type SavedMeanwhileProps = {
  /** What is saved now, in plain words. */
  children: ReactNode
  /** Saves what is typed in its place. */
  onOver: () => void
}

/** Somebody saved the same thing first: what they saved stands here, what one typed stays in the form, and one chooses. */
export function SavedMeanwhile({ children, onOver }: SavedMeanwhileProps) {
  const t = useT()
  return (
    <Banner
      tone="call"
      role="alert"
      title={t('desk.stale')}
      action={
        <Button size="small" onClick={onOver}>
          {t('desk.stale.over')}
        </Button>
      }
    >
      {t('desk.stale.say')}
      <section aria-label={t('desk.stale.now')}>{children}</section>
    </Banner>
  )
}
