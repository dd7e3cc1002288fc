import type { UseMutationResult } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { z } from 'zod'
import type { Me } from '@guichet/contracts/me'
import { PlaceField, type ToolPlace } from '../../../features/tools/place-field.tsx'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useT } from '../../../reader.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { toast } from '../../../ui/toast.tsx'
import { SaveRefusal } from '../../save-refusal.tsx'
import { errorAt } from './form-errors.ts'

/** What is written in hand: its name, whom it is for, and what is its own. */
type Written<Own> = Own & ToolPlace & { label: string }

/** What is kept now: its version, and what it says. */
export type PresentTool = { version: number; said: ReactNode }

export type ToolFormProps<Own> = {
  title: string
  me: Me
  start: Written<Own>
  input: z.ZodType<Written<Own>>
  save: UseMutationResult<unknown, Error, { tool: Written<Own>; key: string; version?: number }>
  /** The one that was taken in hand. */
  version: number | undefined
  present: PresentTool | undefined
  onClose: () => void
  /** The fields of its own; `errorOf` names a field by its path, and is silent until one tried to keep it. */
  renderFields: (
    tool: Written<Own>,
    put: (change: Partial<Written<Own>>) => void,
    errorOf: (field: string) => string | undefined,
  ) => ReactNode
}

/** A saved reply or a macro in the hands of its maker. */
export function ToolForm<Own>(props: ToolFormProps<Own>) {
  const { title, me, start, input, save, version, present, onClose, renderFields } = props
  const t = useT()
  const key = useIdempotencyKey()
  const [tool, setTool] = useState(start)
  const [isTried, setTried] = useState(false)
  const read = input.safeParse(tool)
  const put = (change: Partial<Written<Own>>): void => setTool((all) => ({ ...all, ...change }))
  const errorOf = (field: string) => (isTried ? errorAt(read.error, field, t) : undefined)
  const send = (over = version) => {
    setTried(true)
    if (!read.success || save.isPending) return
    const done = () => {
      key.done()
      toast(t('tools.kept', { label: read.data.label }))
      onClose()
    }
    save.mutate(
      { tool: read.data, key: key.of(read.data), ...(over !== undefined && { version: over }) },
      { onSuccess: done },
    )
  }
  return (
    <FormDialog
      title={title}
      action={t('tools.save')}
      busy={save.isPending}
      refusal={<SaveRefusal error={save.error} known={present?.said} onOver={() => send(present?.version)} />}
      onSend={() => send()}
      onClose={onClose}
    >
      <TextField
        data-autofocus
        label={t('tools.name')}
        error={errorOf('label')}
        value={tool.label}
        onChange={({ currentTarget }) => setTool((all) => ({ ...all, label: currentTarget.value }))}
      />
      <PlaceField me={me} place={tool} onPlace={(place) => setTool((all) => ({ ...all, ...place }))} />
      {renderFields(tool, put, errorOf)}
    </FormDialog>
  )
}
