import { useState } from 'react'
import type { Me } from '@guichet/contracts/me'
import type { SavedView, ViewInput } from '@guichet/contracts/views'
import { PersonSearch } from '../../../../features/people/person-search.tsx'
import { COLUMNS } from '../../../../features/tickets/queue-columns.tsx'
import { useDeleteView, useSaveView } from '../../../../features/views/mutations.ts'
import { CONDITIONS, withoutBlanks } from '../../../../features/views/condition-table.ts'
import { ViewForm } from '../../../../features/views/view-form.tsx'
import { useIdempotencyKey } from '../../../../idempotency-key.ts'
import { useT } from '../../../../reader.tsx'
import { isStale, useVersionOver } from '../../../../saved-over.ts'
import { Dialog } from '../../../../ui/confirm.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { toast } from '../../../../ui/toast.tsx'
import { RemovalRefusal } from '../../../removal-refusal.tsx'
import { SaveRefusal } from '../../../save-refusal.tsx'
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
  const over = useVersionOver(saved?.version, saved?.version)
  const remove = useDeleteView()
  const key = useIdempotencyKey()
  const [view, setView] = useState(initial)
  const [names, setNames] = useState(named)
  const options = useConditionOptions(me, view.conditions, names)
  const teams = me.teams.filter(({ rights }) => rights.includes('view.team'))
  const keep = (written: ViewInput, version = over) => {
    remove.reset()
    save.mutate(
      { view: written, key: key.of(written), ...(version !== undefined && { version }) },
      {
        onSuccess: ({ id, label }) => {
          key.done()
          toast(t('desk.view.kept', { label }))
          onSaved(id)
        },
      },
    )
  }
  const known = saved && <ViewSaid view={saved} />
  const drop = ({ id, version }: SavedView) => {
    save.reset()
    remove.mutate(
      { id, version: isStale(remove.error) ? version : (over ?? version) },
      { onSuccess: onDeleted },
    )
  }
  const everyone = { value: 'everyone', label: t('desk.view.for.everyone') }
  return (
    <Dialog opened title={t(saved ? 'desk.view.edit' : 'desk.view.new')} onClose={onClose}>
      <ViewForm
        view={view}
        onChange={setView}
        renderPersonSearch={(label, onChoose) => (
          <PersonSearch
            endsSearch
            label={label}
            value=""
            onChoose={(id, name) => {
              setNames((all) => ({ ...all, [id]: name }))
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
        refusal={
          <>
            <SaveRefusal
              error={save.error}
              known={known}
              onOver={() => keep({ ...view, conditions: withoutBlanks(view.conditions) }, saved?.version)}
            />
            <RemovalRefusal error={remove.error} known={known} />
          </>
        }
        onSave={(written) => keep(written)}
        onDelete={saved && (() => drop(saved))}
        onClose={onClose}
      />
    </Dialog>
  )
}

/** A view as it is kept now: enough to see what somebody made of it. */
function ViewSaid({ view }: { view: SavedView }) {
  const t = useT()
  const asked = CONDITIONS.filter(({ name }) => view.conditions[name] !== undefined)
  return (
    <Facts
      kind="beside"
      facts={[
        { label: t('desk.view.name'), value: view.label },
        { label: t('desk.view.source'), value: t(`desk.view.source.${view.source}`) },
        { label: t('desk.view.conditions'), value: asked.map(({ label }) => t(label)).join(', ') || '–' },
        { label: t('desk.sort'), value: t(`desk.sort.${view.sort}`) },
        {
          label: t('desk.view.columns'),
          value: view.columns.map((column) => t(COLUMNS[column].label)).join(', '),
        },
      ]}
    />
  )
}
