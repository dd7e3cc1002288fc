import { useState } from 'react'
import type { Me } from '@guichet/contracts/me'
import type { SavedView, ViewInput } from '@guichet/contracts/views'
import { PersonSearch } from '../../../../features/people/person-search.tsx'
import { COLUMNS } from '../../../../features/tickets/queue-columns.tsx'
import { useDeleteView, useSaveView } from '../../../../features/views/mutations.ts'
import { ViewForm } from '../../../../features/views/view-form.tsx'
import { useIdempotencyKey } from '../../../../idempotency-key.ts'
import { useT } from '../../../../reader.tsx'
import { Dialog } from '../../../../ui/confirm.tsx'
import { toast } from '../../../../ui/toast.tsx'
import { RefusalNotice } from '../../../refusal-notice.tsx'
import { useConditionOptions } from './use-condition-options.ts'

export type ViewDialogProps = {
  initial: ViewInput
  /** The saved view that is changed; a new one without it. */
  saved?: SavedView | undefined
  names: Readonly<Record<string, string>>
  me: Me
  onSaved: (id: string) => void
  onDeleted: () => void
  onClose: () => void
}

/** Saves the queue as a view, or changes one. */
export function ViewDialog({
  initial,
  saved,
  names: named,
  me,
  onSaved,
  onDeleted,
  onClose,
}: ViewDialogProps) {
  const t = useT()
  const save = useSaveView(saved?.id)
  const remove = useDeleteView()
  const key = useIdempotencyKey()
  const [view, setView] = useState(initial)
  const [names, setNames] = useState(named)
  const options = useConditionOptions(me, view.conditions, names)
  const teams = me.teams.filter(({ rights }) => rights.includes('view.team'))
  const everyone = { value: 'everyone', label: t('desk.view.for.everyone') }
  return (
    <Dialog opened title={t(saved ? 'desk.view.edit' : 'desk.view.new')} onClose={onClose}>
      <ViewForm
        view={view}
        onChange={setView}
        renderPersonSearch={(label, onChoose) => (
          <PersonSearch
            label={label}
            value=""
            onChoose={(id, name) => {
              setNames((known) => ({ ...known, [id]: name }))
              onChoose(id)
            }}
          />
        )}
        places={[
          { value: 'person', label: t('desk.view.for.me') },
          ...teams.map(({ team }) => ({
            value: team.id,
            label: t('desk.view.for.team', { team: team.label }),
          })),
          ...(teams.length > 0 ? [everyone] : []),
        ]}
        options={options}
        columnLabel={(column) => t(COLUMNS[column].label)}
        isBusy={save.isPending || remove.isPending}
        refusal={<RefusalNotice error={save.error ?? remove.error} />}
        onSave={(written) =>
          save.mutate(
            { view: written, key: key.of(written) },
            {
              onSuccess: ({ id, label }) => {
                key.done()
                toast(t('desk.view.kept', { label }))
                onSaved(id)
              },
            },
          )
        }
        onDelete={saved && (() => remove.mutate(saved.id, { onSuccess: onDeleted }))}
        onClose={onClose}
      />
    </Dialog>
  )
}
