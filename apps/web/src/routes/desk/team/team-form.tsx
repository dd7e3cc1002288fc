import { useId, type ReactNode, type SubmitEvent } from 'react'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary, type FieldProblem } from '../../../ui/error-summary.tsx'
import { Plate } from '../../../ui/plate.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'

export type TeamFormProps = {
  /** What is changed: it names the form. */
  title: string
  problems: readonly FieldProblem[]
  attempt: number
  error: Error | null
  busy: boolean
  /** What saving it will do, in plain words. */
  does: ReactNode
  onSubmit: (event: SubmitEvent<HTMLFormElement>) => void
  onCancel: () => void
  children: ReactNode
}

/** The form of one chapter: a refused one keeps what was typed, and says why. */
export function TeamForm(props: TeamFormProps) {
  const { title, problems, attempt, error, busy, does, onSubmit, onCancel, children } = props
  const t = useT()
  const doesId = useId()
  return (
    <Plate>
      <form className="g-form" noValidate aria-label={title} onSubmit={onSubmit}>
        <ErrorSummary problems={problems} attempt={attempt} />
        <RefusalNotice error={error} />
        {children}
        <section className="g-team-does" aria-labelledby={doesId}>
          <h3 id={doesId}>{t('team.does')}</h3>
          {does}
        </section>
        <div className="g-row">
          <Button type="submit" variant="filled" aria-disabled={busy || undefined}>
            {t('team.save')}
          </Button>
          <Button variant="subtle" onClick={onCancel}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    </Plate>
  )
}
