import { useId, type ReactNode, type SubmitEvent } from 'react'
import { useT } from '../../../reader.tsx'
import { FormEnd } from '../../../ui/form-end.tsx'
import { ErrorSummary, type FieldProblem } from '../../../ui/error-summary.tsx'
import { Plate } from '../../../ui/plate.tsx'
import { toast } from '../../../ui/toast.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'
import { SaveRefusal, type SaveRefusalProps } from '../../save-refusal.tsx'

export type TeamFormProps = {
  /** What is changed: it names the form. */
  title: string
  problems?: readonly FieldProblem[]
  attempt: number
  /** Where somebody may be first: what is saved now, and how to save over it. */
  meanwhile?: Omit<SaveRefusalProps, 'error'>
  /** What saves it: once at a time. */
  save: { error: Error | null; isPending: boolean }
  /** What saving it will do, in plain words. */
  does: ReactNode
  onSubmit: (event: SubmitEvent<HTMLFormElement>) => void
  onCancel: () => void
  children: ReactNode
}

/** The form of one chapter: a refused one keeps what was typed, and says why. */
export function TeamForm(props: TeamFormProps) {
  const { title, problems = [], attempt, save, meanwhile, does, onSubmit, onCancel, children } = props
  const t = useT()
  const doesId = useId()
  return (
    <Plate>
      <form
        className="g-form"
        noValidate
        aria-label={title}
        tabIndex={-1}
        ref={takeFocus}
        onSubmit={(event) => (save.isPending ? event.preventDefault() : onSubmit(event))}
      >
        <ErrorSummary problems={problems} attempt={attempt} />
        {meanwhile ? <SaveRefusal error={save.error} {...meanwhile} /> : <RefusalNotice error={save.error} />}
        {children}
        <section className="g-team-does" aria-labelledby={doesId}>
          <h3 id={doesId}>{t('team.does')}</h3>
          {does}
        </section>
        <FormEnd action={t('team.save')} isBusy={save.isPending} onCancel={onCancel} />
      </form>
    </Plate>
  )
}

/** The button that opened a form is gone: one is in the form. */
export const takeFocus = (form: HTMLFormElement | null): void => form?.focus()

/** What follows when a chapter is saved: it is said, and its form closes. */
export function useSaved(title: string, onDone: () => void): () => void {
  const t = useT()
  return () => {
    toast(t('team.saved', { title }))
    onDone()
  }
}
