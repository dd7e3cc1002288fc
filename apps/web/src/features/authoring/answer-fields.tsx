import type { ReactNode } from 'react'
import { answerKind } from '@guichet/contracts/answers'
import type { AnswerContent } from '@guichet/contracts/authoring'
import { LIMITS } from '@guichet/contracts/limits'
import { useT } from '../../reader.tsx'
import { CheckboxField } from '../../ui/choice-field.tsx'
import { PickMany } from '../../ui/pick-many.tsx'
import { Section } from '../../ui/section.tsx'
import { SelectField, type Option } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { tooLong } from '../../ui/too-long.ts'
import { dayOf, fieldId, instantOf, lastDayOf, NO_TEXT, type Language } from './content.ts'

export type FieldsProps = {
  content: AnswerContent
  onChange: (content: AnswerContent) => void
  errorOf: (path: string) => string | undefined
}

/** Title and summary in one language, above its text. */
export function TextFields({
  content,
  language,
  onChange,
  errorOf,
  children,
}: FieldsProps & { language: Language; children: ReactNode }) {
  const t = useT()
  const text = content.texts[language] ?? NO_TEXT
  const put = (more: Partial<typeof text>) =>
    onChange({ ...content, texts: { ...content.texts, [language]: { ...text, ...more } } })
  return (
    <>
      <TextField
        id={fieldId(`texts.${language}.title`)}
        label={t('authoring.field.title')}
        lang={language}
        value={text.title}
        onChange={(event) => put({ title: event.currentTarget.value })}
        error={tooLong(text.title, LIMITS.title, t) ?? errorOf(`texts.${language}.title`)}
      />
      <TextField
        id={fieldId(`texts.${language}.summary`)}
        label={t('authoring.field.summary')}
        hint={t('authoring.field.summary.hint')}
        lang={language}
        value={text.summary}
        onChange={(event) => put({ summary: event.currentTarget.value })}
        error={tooLong(text.summary, LIMITS.summary, t) ?? errorOf(`texts.${language}.summary`)}
      />
      {children}
    </>
  )
}

const AUDIENCES = ['staff', 'teacher', 'student', 'head'] as const

export type ReachFieldsProps = FieldsProps & { topics: readonly Option[]; products: readonly Option[] }

/** What it is about, for whom, and from when to when. */
export function ReachFields({ content, onChange, errorOf, topics, products }: ReachFieldsProps) {
  const t = useT()
  const { audiences } = content
  const put = (more: Partial<AnswerContent>) => onChange({ ...content, ...more })
  const remove = (label: string) => t('authoring.field.remove', { label })
  return (
    <Section title={t('authoring.who')}>
      <div className="g-answer-reach">
        <SelectField
          label={t('authoring.field.kind')}
          value={content.kind}
          options={answerKind.options.map((kind) => ({ value: kind, label: t(`answers.kind.${kind}`) }))}
          onChange={(event) => put({ kind: answerKind.parse(event.currentTarget.value) })}
        />
        <fieldset className="g-choices">
          <legend>{t('authoring.field.audiences')}</legend>
          <p className="g-hint">{t('authoring.field.audiences.hint')}</p>
          {AUDIENCES.map((audience) => (
            <CheckboxField
              key={audience}
              label={t(`authoring.audience.${audience}`)}
              checked={audiences.includes(audience)}
              onChange={(event) =>
                put({
                  audiences: event.currentTarget.checked
                    ? [...audiences, audience]
                    : audiences.filter((each) => each !== audience),
                })
              }
            />
          ))}
        </fieldset>
        <PickMany
          label={t('authoring.field.categories')}
          addLabel={t('authoring.field.categories.add')}
          removeLabel={remove}
          options={topics}
          values={content.categoryIds}
          onChange={(categoryIds) => put({ categoryIds })}
        />
        <PickMany
          label={t('authoring.field.products')}
          addLabel={t('authoring.field.products.add')}
          removeLabel={remove}
          options={products}
          values={content.productIds}
          onChange={(productIds) => put({ productIds })}
        />
        <div className="g-two">
          <DayField
            label={t('authoring.field.from')}
            hint={t('authoring.field.from.hint')}
            path="validFrom"
            day={dayOf(content.validFrom)}
            onDay={(day) => put({ validFrom: instantOf(day) })}
            errorOf={errorOf}
          />
          <DayField
            label={t('authoring.field.until')}
            hint={t('authoring.field.until.hint')}
            path="validUntil"
            day={lastDayOf(content.validUntil)}
            onDay={(day) => put({ validUntil: instantOf(day, 1) })}
            errorOf={errorOf}
          />
        </div>
      </div>
    </Section>
  )
}

type DayFieldProps = Pick<FieldsProps, 'errorOf'> & {
  label: string
  hint: string
  path: 'validFrom' | 'validUntil'
  /** `YYYY-MM-DD`, or empty. */
  day: string
  onDay: (day: string) => void
}

function DayField({ label, hint, path, day, onDay, errorOf }: DayFieldProps) {
  return (
    <TextField
      type="date"
      id={fieldId(path)}
      label={label}
      optional
      hint={hint}
      value={day}
      onChange={(event) => onDay(event.currentTarget.value)}
      error={errorOf(path)}
    />
  )
}
