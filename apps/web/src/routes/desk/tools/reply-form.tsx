import { useState } from 'react'
import type { Me } from '@guichet/contracts/me'
import { savedReplyInput, type SavedReply, type SavedReplyInput } from '@guichet/contracts/tools'
import { useSaveReply } from '../../../features/tools/mutations.ts'
import { PlaceField } from '../../../features/tools/place-field.tsx'
import { WordsField } from '../../../features/tools/words-field.tsx'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useT } from '../../../reader.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { toast } from '../../../ui/toast.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'
import { errorAt } from './form-errors.ts'

export type ReplyFormProps = { me: Me; saved: SavedReply | undefined; onClose: () => void }

const EMPTY: SavedReplyInput = { label: '', audience: 'person', teamId: null, body: '' }

/** A saved reply as its maker writes it. */
export function ReplyForm({ me, saved, onClose }: ReplyFormProps) {
  const t = useT()
  const save = useSaveReply(saved?.id)
  const key = useIdempotencyKey()
  const [tool, setTool] = useState<SavedReplyInput>(
    saved
      ? { label: saved.label, audience: saved.audience, teamId: saved.team?.id ?? null, body: saved.body }
      : EMPTY,
  )
  const [isTried, setTried] = useState(false)
  const read = savedReplyInput.safeParse(tool)
  const put = (change: Partial<SavedReplyInput>) => setTool((all) => ({ ...all, ...change }))
  const errorOf = (field: string) => (isTried ? errorAt(read.error, field, t) : undefined)
  const send = () => {
    setTried(true)
    if (!read.success || save.isPending) return
    const done = () => {
      key.done()
      toast(t('tools.kept', { label: read.data.label }))
      onClose()
    }
    save.mutate({ tool: read.data, key: key.of(read.data) }, { onSuccess: done })
  }
  return (
    <FormDialog
      title={t(saved ? 'tools.reply.edit' : 'tools.reply.new')}
      action={t('tools.save')}
      busy={save.isPending}
      refusal={<RefusalNotice error={save.error} />}
      onSend={send}
      onClose={onClose}
    >
      <TextField
        data-autofocus
        label={t('tools.name')}
        error={errorOf('label')}
        value={tool.label}
        onChange={({ currentTarget }) => put({ label: currentTarget.value })}
      />
      <PlaceField me={me} place={tool} onPlace={put} />
      <WordsField
        label={t('tools.body')}
        text={tool.body}
        onText={(body) => put({ body })}
        error={errorOf('body')}
      />
    </FormDialog>
  )
}
