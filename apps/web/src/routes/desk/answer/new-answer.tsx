import { useState } from 'react'
import { useNavigate } from 'react-router'
import { LIMITS } from '@guichet/contracts/limits'
import { newContent } from '../../../features/authoring/content.ts'
import { useWriteAnswer } from '../../../features/authoring/mutations.ts'
import { answerAddress } from '../../../features/authoring/written-table.tsx'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useReader, useT } from '../../../reader.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { tooLong } from '../../../ui/too-long.ts'
import { RefusalNotice } from '../../refusal-notice.tsx'

/** A title is enough to begin: the rest is written on the answer's own page. */
export function NewAnswer({ title: given, onClose }: { title: string; onClose: () => void }) {
  const t = useT()
  const { locale } = useReader()
  const navigate = useNavigate()
  const key = useIdempotencyKey()
  const [title, setTitle] = useState(given)
  const [isTried, setTried] = useState(false)
  const { mutate, error, isPending } = useWriteAnswer()
  const long = tooLong(title.trim(), LIMITS.title, t)
  const create = () => {
    setTried(true)
    if (title.trim() === '' || long !== undefined || isPending) return
    const content = newContent(title.trim(), locale)
    mutate({ ...content, key: key.of(content) }, { onSuccess: ({ id }) => void navigate(answerAddress(id)) })
  }
  return (
    <FormDialog
      title={t('authoring.new')}
      action={t('authoring.new.create')}
      onSend={create}
      onClose={onClose}
      busy={isPending}
      refusal={<RefusalNotice error={error} onRetry={create} />}
    >
      <p>{t('authoring.new.say')}</p>
      <TextField
        label={t('authoring.field.title')}
        data-autofocus
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        error={long ?? (isTried && title.trim() === '' ? t('authoring.field.title.needed') : undefined)}
      />
    </FormDialog>
  )
}
