import type { AnswerContent } from '@guichet/contracts/authoring'
import { AnswerText } from '../../../features/answers/answer-text.tsx'
import { LANGUAGES } from '../../../features/authoring/content.ts'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/confirm.tsx'
import { Skeleton } from '../../../ui/loading.tsx'

export type VersionProps = {
  /** Undefined: none is shown. */
  number: number | undefined
  content: AnswerContent | undefined
  onRestore?: (number: number) => Promise<void>
  onClose: () => void
}

/** What the answer said after a revision, and the way back to it. */
export function Version({ number, content, onRestore, onClose }: VersionProps) {
  const t = useT()
  return (
    <Dialog
      opened={number !== undefined}
      title={t('authoring.history.version', { number: number ?? 0 })}
      onClose={onClose}
    >
      {content ? (
        LANGUAGES.map((language) => {
          const text = content.texts[language]
          return (
            text && (
              <article key={language} className="g-answer-preview">
                <h2 lang={language}>{text.title}</h2>
                <p lang={language}>{text.summary}</p>
                <AnswerText html={text.html} language={language} />
              </article>
            )
          )
        })
      ) : (
        <Skeleton lines={5} />
      )}
      <div className="g-dialog-actions">
        {onRestore && number !== undefined && (
          <Button variant="filled" onClick={() => void onRestore(number)}>
            {t('authoring.history.restore')}
          </Button>
        )}
        <Button onClick={onClose}>{t('ui.close')}</Button>
      </div>
    </Dialog>
  )
}
