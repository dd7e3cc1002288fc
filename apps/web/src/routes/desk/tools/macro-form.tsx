import { useState } from 'react'
import type { Me } from '@guichet/contracts/me'
import { macroInput, type Macro, type MacroInput } from '@guichet/contracts/tools'
import { useSaveMacro } from '../../../features/tools/mutations.ts'
import { PlaceField } from '../../../features/tools/place-field.tsx'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useT } from '../../../reader.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { toast } from '../../../ui/toast.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'
import { errorAt } from './form-errors.ts'
import { MacroFields } from './macro-fields.tsx'

export type MacroFormProps = { me: Me; saved: Macro | undefined; onClose: () => void }

const EMPTY: MacroInput = { label: '', audience: 'person', teamId: null, content: {} }

/** A macro as its maker writes it: its changes, its words, where the ticket goes. */
export function MacroForm({ me, saved, onClose }: MacroFormProps) {
  const t = useT()
  const save = useSaveMacro(saved?.id)
  const key = useIdempotencyKey()
  const [tool, setTool] = useState<MacroInput>(saved ? inputOf(saved) : EMPTY)
  const [isTried, setTried] = useState(false)
  const read = macroInput.safeParse(tool)
  const put = (change: Partial<MacroInput>) => setTool((all) => ({ ...all, ...change }))
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
  const whole = errorOf('content') ?? errorOf('content.agentId')
  return (
    <FormDialog
      title={t(saved ? 'tools.macro.edit' : 'tools.macro.new')}
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
      <MacroFields
        content={tool.content}
        onContent={(content) => put({ content })}
        wordsError={errorOf('content.reply.text')}
      />
      {whole && (
        <p className="g-error" role="alert">
          {whole}
        </p>
      )}
    </FormDialog>
  )
}

const inputOf = ({ label, audience, team, content }: Macro): MacroInput => ({
  label,
  audience,
  teamId: team?.id ?? null,
  content,
})
