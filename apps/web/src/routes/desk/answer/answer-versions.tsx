import { lazy, Suspense, useState } from 'react'
import { TextFields } from '../../../features/authoring/answer-fields.tsx'
import { fieldId, LANGUAGES, NO_TEXT, otherThan, type Language } from '../../../features/authoring/content.ts'
import { sendImage } from '../../../features/authoring/mutations.ts'
import { useReader, useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { Skeleton } from '../../../ui/loading.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import type { AnswerInHand } from './use-answer-in-hand.ts'

// Two hundred kilobytes that only authors want.
const RichEditor = lazy(async () => {
  const { RichEditor: Editor } = await import('../../../features/authoring/editor/rich-editor.tsx')
  return { default: Editor }
})

export type AnswerVersionsProps = { hand: AnswerInHand; errorOf: (path: string) => string | undefined }

/** What it says, a tab for each language that it is written in. */
export function AnswerVersions({ hand, errorOf }: AnswerVersionsProps) {
  const t = useT()
  const { locale } = useReader()
  const { texts } = hand.content
  const written = LANGUAGES.filter((language) => texts[language] !== null)
  const [wanted, setWanted] = useState<Language>(locale)
  const [first = 'fr'] = written
  const shown = written.includes(wanted) ? wanted : first
  const missing = written.length === 1 ? otherThan(first) : undefined
  const put = (language: Language, text: typeof NO_TEXT | null) =>
    hand.change({ ...hand.content, texts: { ...texts, [language]: text } })
  return (
    <div className="g-answer-versions">
      <Tabs
        label={t('authoring.language')}
        value={shown}
        onChange={setWanted}
        tabs={written.map((language) => ({
          value: language,
          label: t(`authoring.language.${language}`),
          panel: (
            <div className="g-answer-version">
              <TextFields content={hand.content} language={language} onChange={hand.change} errorOf={errorOf}>
                <Text hand={hand} language={language} error={errorOf(`texts.${language}.html`)} />
              </TextFields>
              {missing === undefined && (
                <div>
                  <Button size="small" variant="subtle" onClick={() => put(language, null)}>
                    {t(language === 'en' ? 'authoring.language.remove' : 'authoring.language.remove.fr')}
                  </Button>
                </div>
              )}
            </div>
          ),
        }))}
      />
      {missing && (
        <div>
          <Button
            size="small"
            onClick={() => {
              put(missing, NO_TEXT)
              setWanted(missing)
            }}
          >
            {t(missing === 'en' ? 'authoring.language.add' : 'authoring.language.add.fr')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Text({
  hand,
  language,
  error,
}: {
  hand: AnswerInHand
  language: Language
  error: string | undefined
}) {
  const t = useT()
  const { answer, content, change, draw } = hand
  return (
    <Suspense fallback={<Skeleton lines={8} />}>
      <RichEditor
        key={draw}
        id={fieldId(`texts.${language}.html`)}
        label={t('authoring.field.text')}
        hint={t('authoring.field.text.hint')}
        error={error}
        language={language}
        html={content.texts[language]?.html ?? ''}
        onChange={(html) => {
          const text = content.texts[language] ?? NO_TEXT
          change({ ...content, texts: { ...content.texts, [language]: { ...text, html } } })
        }}
        onImage={(file) => sendImage(answer.id, file)}
      />
    </Suspense>
  )
}
