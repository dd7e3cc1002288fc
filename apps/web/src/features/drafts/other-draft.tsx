import { useState } from 'react'
import type { Draft } from '@guichet/contracts/me'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { announce } from '../../ui/announce.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import './other-draft.css'

export type OtherDraftProps = {
  /** What another device kept. */
  other: Draft
  /** Each answers whether it could be done. */
  onKeepMine: () => Promise<boolean>
  onTakeOther: () => Promise<boolean>
  /** Why one cannot choose yet. */
  wait?: string | undefined
}

/** Another tab or device wrote in the same draft: both texts, and which of them to go on with; the other one is kept too. */
export function OtherDraft({ other, onKeepMine, onTakeOther, wait }: OtherDraftProps) {
  const t = useT()
  const format = useFormat()
  const [isBusy, setBusy] = useState(false)
  const choose = async (act: () => Promise<boolean>) => {
    setBusy(true)
    const isDone = await act()
    setBusy(false)
    if (isDone) announce(t('ui.draft.other.done'))
    else toast(t('ui.draft.other.away'), 'bad')
  }
  const { title, text } = other.content
  return (
    <Banner
      tone="call"
      role="status"
      title={t('ui.draft.other', { when: format.dayAndTime(other.updatedAt) })}
      action={
        <span className="g-row">
          <Button
            size="small"
            disabled={isBusy}
            disabledReason={wait}
            onClick={() => void choose(onKeepMine)}
          >
            {t('ui.draft.other.mine')}
          </Button>
          <Button
            size="small"
            disabled={isBusy}
            disabledReason={wait}
            onClick={() => void choose(onTakeOther)}
          >
            {t('ui.draft.other.take')}
          </Button>
        </span>
      }
    >
      {t('ui.draft.other.say')}
      <details className="g-other-draft">
        <summary>{t('ui.draft.other.show')}</summary>
        {title && <b>{title}</b>}
        <p className="g-other-text">{text}</p>
      </details>
    </Banner>
  )
}
