import { zodResolver } from '@hookform/resolvers/zod'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { ticketEdits, type Ticket } from '@guichet/contracts/tickets'
import { z } from 'zod'
import { useT } from '../../reader.tsx'
import { FormEnd } from '../../ui/form-end.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Plate } from '../../ui/plate.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'

const form = z.strictObject({
  title: ticketEdits.shape.title.unwrap(),
  description: ticketEdits.shape.description.unwrap(),
})
export type EditedText = z.infer<typeof form>

export type EditFormProps = {
  ticket: Pick<Ticket, 'title' | 'description'>
  onSave: (edited: EditedText) => void
  onCancel: () => void
  isBusy: boolean
  /** Why it was refused; what was typed stays in the form. */
  renderRefusal: (typed: EditedText) => ReactNode
}

/** Correcting one's own words while the desk allows it. */
export function EditForm({ ticket, onSave, onCancel, isBusy, renderRefusal }: EditFormProps) {
  const t = useT()
  const { register, handleSubmit, formState, watch } = useForm<EditedText>({
    resolver: zodResolver(form),
    defaultValues: { title: ticket.title, description: ticket.description },
    shouldFocusError: false,
  })
  const errorOf = (field: keyof EditedText) => formState.errors[field] && t(`requests.edit.${field}.error`)
  const problems = (['title', 'description'] as const).flatMap((field) => {
    const message = errorOf(field)
    return message === undefined ? [] : [{ field: `modifier-${field}`, message }]
  })
  return (
    <Plate bleed>
      <form
        className="g-form"
        noValidate
        onSubmit={(event) => void handleSubmit((edited) => !isBusy && onSave(edited))(event)}
      >
        <ErrorSummary problems={problems} attempt={formState.submitCount} />
        {renderRefusal(watch())}
        <TextField
          id="modifier-title"
          label={t('requests.edit.title')}
          error={errorOf('title')}
          {...register('title')}
        />
        <TextAreaField
          id="modifier-description"
          label={t('requests.edit.description')}
          minRows={6}
          autosize
          error={errorOf('description')}
          {...register('description')}
        />
        <FormEnd action={t('requests.edit.save')} isBusy={isBusy} onCancel={onCancel} />
      </form>
    </Plate>
  )
}
