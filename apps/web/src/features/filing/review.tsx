import { useEffect, useRef, type ReactNode } from 'react'
import { DeskWords, useDeskLang } from '../../format/desk-words.tsx'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import type { ReviewLine } from './review-lines.ts'

export type ReviewProps = {
  lines: readonly ReviewLine[]
  /** The line one comes back from: it has the focus, and else the page's title. */
  from: string | undefined
  onChange: (field: string) => void
  onBack: () => void
  onSend: () => void
  wait: string | undefined
  /** What went wrong when it was last sent. */
  notice: ReactNode
}

/** What is about to be sent, each line with its « Modifier »; nothing leaves before the button. */
export function Review({ lines, from, onChange, onBack, onSend, wait, notice }: ReviewProps) {
  const t = useT()
  const lang = useDeskLang()
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    const line = box.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(from ?? '')}"]`)
    if (!line) window.scrollTo(0, 0)
    const target = line ?? document.querySelector<HTMLElement>('main h1')
    target?.focus({ preventScroll: !line })
  }, [from])
  return (
    <section ref={box} className="g-form g-review" aria-label={t('filing.review.title')}>
      <Facts
        facts={lines.map(({ field, label, value, written }) => ({
          label,
          lang: written?.label ? lang : undefined,
          value: (
            <span className="g-review-line">
              <span>{written?.value ? <DeskWords>{value}</DeskWords> : value}</span>
              <Button variant="subtle" size="small" data-line={field} onClick={() => onChange(field)}>
                {t('ui.edit')} <span className="g-sr">{label}</span>
              </Button>
            </span>
          ),
        }))}
      />
      <div className="g-filing-end">
        {notice}
        <div className="g-filing-actions">
          <Button onClick={onBack}>{t('filing.review.back')}</Button>
          <Button variant="filled" disabledReason={wait} onClick={onSend}>
            {t('filing.send')}
          </Button>
        </div>
      </div>
    </section>
  )
}
