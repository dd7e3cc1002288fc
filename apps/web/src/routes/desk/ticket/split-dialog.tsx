import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { JournalEntry } from '@guichet/contracts/journal'
import { LIMITS } from '@guichet/contracts/limits'
import type { Ticket } from '@guichet/contracts/tickets'
import { catalogueQuery } from '../../../features/catalogue/queries.ts'
import { useSplit } from '../../../features/links/mutations.ts'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useT } from '../../../reader.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { tooLong } from '../../../ui/too-long.ts'
import { toast } from '../../../ui/toast.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'
import { TopicChoice } from '../filing/topic-choice.tsx'

export type SplitDialogProps = { ticket: Ticket; entry: JournalEntry; onClose: () => void }

/** Makes a ticket of one message, which spoke of something else. */
export function SplitDialog({ ticket, entry, onClose }: SplitDialogProps) {
  const t = useT()
  const [title, setTitle] = useState('')
  const [categoryId, setCategoryId] = useState(ticket.category.id)
  const [isTried, setTried] = useState(false)
  const { data } = useQuery(catalogueQuery)
  const splitting = useSplit(ticket.reference)
  const key = useIdempotencyKey()
  const long = tooLong(title.trim(), LIMITS.title, t)
  const send = () => {
    setTried(true)
    if (title.trim() === '' || long !== undefined || categoryId === '' || splitting.isPending) return
    const split = { entryId: entry.id, categoryId, title: title.trim() }
    const done = ({ reference }: { reference: string }) => {
      toast(t('desk.split.done', { reference }), 'good')
      onClose()
    }
    splitting.mutate({ split, key: key.of(split) }, { onSuccess: done })
  }
  return (
    <FormDialog
      title={t('desk.split.title')}
      action={t('desk.split')}
      onSend={send}
      onClose={onClose}
      busy={splitting.isPending}
      refusal={<RefusalNotice error={splitting.error} />}
    >
      <p>{t('desk.split.say', { name: ticket.requester.name })}</p>
      <TextField
        label={t('desk.split.subject')}
        error={long ?? (isTried && title.trim() === '' ? t('desk.act.missing') : undefined)}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TopicChoice categories={data?.categories ?? []} value={categoryId} onChange={setCategoryId} />
    </FormDialog>
  )
}
