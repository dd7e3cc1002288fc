import { IconCircleCheck } from '@tabler/icons-react'
import { useEffect, type ReactNode } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import {
  Advanced,
  Callback,
  Classification,
  Importance,
  OnBehalf,
  OwnQuestions,
  Request,
} from './filing-fields.tsx'
import { errorsOf, refusalsOf, type Refused } from './filing-refusals.ts'
import type { Asked, FilingValues } from './filing-values.ts'
import './filing-form.css'

export type FilingFormProps = {
  asked: Asked
  initial: FilingValues
  onChange: (values: FilingValues) => void
  /** A field was left: a good time to save. */
  onLeave: () => void
  onSend: (values: FilingValues) => void
  /** What the button that concludes says, when it is not the sending itself. */
  action?: string
  /** A second button, beside the first: shows what would be sent. */
  onPreview?: ((values: FilingValues) => void) | undefined
  /** « Annuler » stands elsewhere on the page. */
  cancelsElsewhere?: boolean
  isHidden?: boolean
  onBack: () => void
  onCancel: () => void
  /** What the server refused, at its fields. */
  refused: readonly Refused[]
  /** Why it cannot be sent now. */
  wait?: string | undefined
  savedAt: Date | undefined
  /** What stands before the first field: the topic, a draft. */
  head: ReactNode
  /** What may spare the request, beside what is typed. */
  suggested?: ReactNode
  contacts: ReactNode
  files: ReactNode
  /** What went wrong when it was last sent. */
  notice: ReactNode
}

/** Second step: the request. The desk's fields in the desk's order; what was typed is the caller's to keep. */
export function FilingForm(props: FilingFormProps) {
  const { asked, initial, refused } = props
  const t = useT()
  const form = useForm<FilingValues>({
    defaultValues: initial,
    // Marks stay until the next attempt: nothing moves under the pen.
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
    resolver: (values) => {
      const refusals = refusalsOf(t, asked, values)
      return refusals.length > 0 ? { values: {}, errors: errorsOf(refusals) } : { values, errors: {} }
    },
  })
  useTyped(form.subscribe, props.onChange)
  useEffect(() => {
    for (const { field, message } of refused)
      if (isField(field)) form.setError(field, { type: 'refused', message })
  }, [refused, form])

  const { submitCount } = form.formState
  const problems = submitCount === 0 ? [] : said(form.formState.errors, refused)
  return (
    <FormProvider {...form}>
      <form
        className="g-form g-filing"
        noValidate
        hidden={props.isHidden}
        onBlur={props.onLeave}
        onSubmit={(event) => void form.handleSubmit(props.onSend)(event)}
      >
        <ErrorSummary problems={problems} attempt={submitCount} />
        {props.head}
        <Classification asked={asked} />
        <div className="g-request-fields">
          <Request asked={asked} />
          {props.suggested}
        </div>
        <OwnQuestions asked={asked} />
        {asked.settings['priority.mode'] === 'matrix' && <Importance />}
        {asked.settings['onBehalf.enabled'] && asked.establishments.length > 0 && <OnBehalf asked={asked} />}
        {asked.settings['callback.enabled'] && <Callback />}
        {props.contacts}
        {props.files}
        {asked.settings['priority.mode'] === 'direct' && <Advanced />}
        <Actions
          {...props}
          onPreview={props.onPreview && (() => void form.handleSubmit(props.onPreview ?? props.onSend)())}
        />
      </form>
    </FormProvider>
  )
}

type ActionsProps = Omit<FilingFormProps, 'onPreview'> & { onPreview: (() => void) | undefined }

function Actions(props: ActionsProps) {
  const { notice, wait, savedAt, action, onBack, onCancel, onPreview, cancelsElsewhere = false } = props
  const t = useT()
  const format = useFormat()
  return (
    <div className="g-filing-end">
      {notice}
      <div className="g-filing-actions">
        {!cancelsElsewhere && <Button onClick={onCancel}>{t('ui.cancel')}</Button>}
        <Button onClick={onBack}>{t('filing.back')}</Button>
        <Button type="submit" variant="filled" disabledReason={wait}>
          {action ?? t('filing.send')}
        </Button>
        {onPreview && <Button onClick={onPreview}>{t('filing.review.open')}</Button>}
        <p className="g-filing-saved" role="status">
          {savedAt && (
            <>
              <IconCircleCheck className="g-icon" aria-hidden />
              {t('ui.draft.saved', { time: format.time(savedAt) })}
            </>
          )}
        </p>
      </div>
    </div>
  )
}

type Subscribe = ReturnType<typeof useForm<FilingValues>>['subscribe']

function useTyped(subscribe: Subscribe, onChange: (values: FilingValues) => void): void {
  useEffect(
    () => subscribe({ formState: { values: true }, callback: ({ values }) => onChange(values) }),
    [subscribe, onChange],
  )
}

type Errors = ReturnType<typeof useForm<FilingValues>>['formState']['errors']

// In the form's order; what the server refused outside the fields comes after.
function said(errors: Errors, refused: readonly Refused[]): Refused[] {
  const own = order.flatMap((field) => {
    const message = errors[field]?.message
    return message === undefined ? [] : [{ field, message }]
  })
  const answers = Object.entries(errors.fields ?? {}).flatMap(([name, error]) =>
    typeof error === 'object' && typeof error.message === 'string'
      ? [{ field: `fields.${name}`, message: error.message }]
      : [],
  )
  return [...own, ...answers, ...refused.filter(({ field }) => !isField(field))]
}

type Field = (typeof order)[number] | `fields.${string}`

const order = [
  'establishmentId',
  'familyId',
  'productId',
  'title',
  'description',
  'impact',
  'urgency',
  'onBehalf',
  'callbackPhone',
  'availability',
  'priority',
] as const

function isField(field: string): field is Field {
  return field.startsWith('fields.') || order.some((each) => each === field)
}
