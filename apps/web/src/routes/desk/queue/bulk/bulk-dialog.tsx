import { useState } from 'react'
import { bulkAction, type BulkAction } from '@guichet/contracts/bulk'
import type { TicketSummary } from '@guichet/contracts/tickets'
import { tagsIn } from '../../../../features/tickets/tag-words.ts'
import { useT } from '../../../../reader.tsx'
import { FormDialog } from '../../../../ui/form-dialog.tsx'
import { RefusalNotice } from '../../../refusal-notice.tsx'
import { BULK_ACTS } from './bulk-bar.tsx'
import { BulkFields } from './bulk-fields.tsx'
import type { BulkEvent } from './use-bulk.ts'

export type BulkDialogProps = {
  event: BulkEvent
  tickets: readonly TicketSummary[]
  /** What was answered, and taken back. */
  begun: BulkAnswers
  error: Error | null
  isBusy: boolean
  onAct: (action: BulkAction) => void
  onClose: () => void
}

export type BulkAnswers = Readonly<Record<string, string>>

/** What one act on many tickets asks, and what it will do. */
export function BulkDialog({ event, tickets, begun, error, isBusy, onAct, onClose }: BulkDialogProps) {
  const t = useT()
  const [answers, setAnswers] = useState(begun)
  const [isTried, setTried] = useState(false)
  const label = BULK_ACTS.find((act) => act.event === event)?.label ?? 'desk.bulk'
  const read = bulkAction.safeParse({ event, ...given(answers) })
  return (
    <FormDialog
      title={t('desk.bulk.title', { act: t(label), count: tickets.length })}
      action={t(label)}
      busy={isBusy}
      refusal={<RefusalNotice error={error} />}
      onSend={() => {
        setTried(true)
        if (read.success && !isBusy) onAct(read.data)
      }}
      onClose={onClose}
    >
      <p className="g-small g-dim">{t('desk.bulk.say')}</p>
      <BulkFields
        event={event}
        tickets={tickets}
        answers={answers}
        onAnswer={(more) => setAnswers((all) => ({ ...all, ...more }))}
        error={isTried && !read.success ? t('desk.act.missing') : undefined}
      />
    </FormDialog>
  )
}

/** What was filled in, as the API takes it. */
const given = (answers: BulkAnswers): Record<string, string | number | string[]> =>
  Object.fromEntries(
    Object.entries(answers)
      .filter(([, value]) => value.trim() !== '')
      .map(([name, value]) => [name, READ[name]?.(value) ?? value]),
  )

/** What is no text as it was typed. */
const READ: Readonly<Record<string, (typed: string) => number | string[]>> = {
  priority: Number,
  minutes: Number,
  add: tagsIn,
}
