import { useState } from 'react'
import type { AnswerContent } from '@guichet/contracts/authoring'
import { AnswerText } from '../../../features/answers/answer-text.tsx'
import { LANGUAGES, type Language } from '../../../features/authoring/content.ts'
import { useReader, useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/confirm.tsx'

export type PreviewProps = { content: AnswerContent; opened: boolean; onClose: () => void }

/** The answer as a reader sees it, saved or not. */
export function Preview({ content, opened, onClose }: PreviewProps) {
  const t = useT()
  return (
    <Dialog opened={opened} title={t('authoring.preview.title')} onClose={onClose}>
      <AnswerAsRead content={content} titled />
    </Dialog>
  )
}

/** In the reader's language first, in the other one at will. */
export function AnswerAsRead({ content, titled = false }: { content: AnswerContent; titled?: boolean }) {
  const t = useT()
  const { locale } = useReader()
  const written = LANGUAGES.filter((language) => content.texts[language] !== null)
  const [wanted, setWanted] = useState<Language>(locale)
  const [first = 'fr'] = written
  const shown = written.includes(wanted) ? wanted : first
  const text = content.texts[shown]
  return (
    <>
      {written.length > 1 && (
        <div className="g-row" role="group" aria-label={t('authoring.language')}>
          {written.map((language) => (
            <Button
              key={language}
              size="chip"
              aria-pressed={language === shown}
              onClick={() => setWanted(language)}
            >
              {t(`authoring.language.${language}`)}
            </Button>
          ))}
        </div>
      )}
      <article className="g-answer-preview">
        {titled && <h2 lang={shown}>{text?.title}</h2>}
        <p lang={shown}>{text?.summary}</p>
        {text && text.html !== '' ? (
          <AnswerText html={text.html} language={shown} />
        ) : (
          <p className="g-dim">{t('authoring.preview.empty')}</p>
        )}
      </article>
    </>
  )
}
