import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/confirm.tsx'
import { Skeleton } from '../../ui/loading.tsx'
import { AnswerText } from './answer-text.tsx'
import { useAnswerRead } from './mutations.ts'
import { answerQuery } from './queries.ts'

export type AnswerDialogProps = {
  /** Undefined until one was opened. */
  id: string | undefined
  opened: boolean
  onClose: () => void
  onSolved: () => void
}

/** An answer read above the form, which stays as it was: the focus goes back to where it was opened. */
export function AnswerDialog({ id = '', opened, onClose, onSolved }: AnswerDialogProps) {
  const t = useT()
  const format = useFormat()
  const { data: answer, error } = useQuery({ ...answerQuery(id), enabled: id !== '' })
  useAnswerRead(opened ? answer?.id : undefined)
  return (
    <Dialog
      opened={opened}
      title={answer ? <span lang={answer.language}>{answer.title}</span> : t('answers.suggested')}
      onClose={onClose}
    >
      {answer ? (
        <div className="g-answer-dialog">
          <p className="g-small g-dim">{t('answers.changed', { date: format.day(answer.updatedAt) })}</p>
          <AnswerText html={answer.html} language={answer.language} />
        </div>
      ) : error ? (
        <p role="alert">{error.message === '' ? t('answers.unknown') : error.message}</p>
      ) : (
        <Skeleton lines={5} />
      )}
      <div className="g-dialog-actions">
        <Button disabled={!answer} onClick={onSolved}>
          {t('answers.suggested.yes')}
        </Button>
        <Button onClick={onClose}>{t('answers.suggested.continue')}</Button>
      </div>
    </Dialog>
  )
}
