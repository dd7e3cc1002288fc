import { useState } from 'react'
import { IconDeviceFloppy, IconPencil } from '@tabler/icons-react'
import type { Me } from '@guichet/contracts/me'
import type { SavedView, ViewInput } from '@guichet/contracts/views'
import type { Selection } from '../../../features/tickets/selection.ts'
import { narrowed, sortOf, type QueueSort } from '../../../features/tickets/views.ts'
import { useT } from '../../../reader.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { PageHeading } from '../../../ui/page-heading.tsx'
import { BulkBar } from './bulk/bulk-bar.tsx'
import { BulkOutcome } from './bulk/bulk-outcome.tsx'
import type { BulkEvent, useBulk } from './bulk/use-bulk.ts'
import { CountedBy } from './counted-by.tsx'
import { QueueTools } from './queue-tools.tsx'
import { SearchHints } from './search-hints.tsx'
import type { useView } from './use-view.ts'
import { ViewDialog } from './view/view-dialog.tsx'

export type QueueHeadProps = {
  view: ReturnType<typeof useView>
  search: URLSearchParams
  me: Me
  total: number | undefined
  selection: Selection
  bulk: ReturnType<typeof useBulk>
  onBulk: (event: BulkEvent) => void
  onSort: (sort: QueueSort) => void
  onFilter: (change: Readonly<Record<string, string>>) => void
  /** Opens another view. */
  onView: (name: string) => void
}

/** What the queue is, how it is narrowed and sorted; while tickets are chosen, what may be done with them. */
export function QueueHead(props: QueueHeadProps) {
  const { view, search, me, total, selection, bulk, onBulk, onSort, onFilter } = props
  const t = useT()
  const { saved, content, title } = view
  const count = total === undefined ? undefined : t('desk.tickets', { count: total })
  const isWithKeys = me.preferences.shortcuts
  return (
    <>
      <div className="g-queue-title">
        <PageHeading tab={count === undefined ? title : `${title}, ${count}`}>{title}</PageHeading>
        {count !== undefined && <span className="g-dim">{count}</span>}
        <ViewActs {...props} />
      </div>
      <SearchHints typed={search.get('q') ?? ''} />
      {saved?.lost.map(({ why, label }) => (
        <Banner key={`${why} ${label}`} tone="call">
          {t(`desk.view.lost.${why}`, { label })}
        </Banner>
      ))}
      <CountedBy search={search} onClear={onFilter} />
      {selection.count > 0 ? (
        <BulkBar
          selection={selection}
          isWithKeys={isWithKeys}
          isBusy={bulk.acting.isPending}
          onAct={onBulk}
        />
      ) : (
        <QueueTools
          search={search}
          me={me}
          sort={sortOf(search, content)}
          onSort={onSort}
          onFilter={onFilter}
        />
      )}
      {bulk.outcome !== null && (
        <BulkOutcome
          key={`${bulk.outcome.id} ${bulk.outcome.isUndone}`}
          outcome={bulk.outcome}
          isWithKeys={isWithKeys}
          isBusy={bulk.undoing.isPending}
          onUndo={bulk.undo}
          onClose={bulk.close}
        />
      )}
    </>
  )
}

function ViewActs({ view, search, me, onView }: QueueHeadProps) {
  const t = useT()
  const [isOpen, setOpen] = useState<'new' | 'edit' | null>(null)
  const { saved, content } = view
  if (!me.teams.some(({ rights }) => rights.includes('view.private'))) return null
  return (
    <span className="g-push g-view-acts">
      {saved?.editable && (
        <Button
          size="small"
          variant="subtle"
          icon={<IconPencil className="g-icon" aria-hidden />}
          onClick={() => setOpen('edit')}
        >
          {t('desk.view.edit')}
        </Button>
      )}
      <Button
        size="small"
        variant="subtle"
        icon={<IconDeviceFloppy className="g-icon" aria-hidden />}
        onClick={() => setOpen('new')}
      >
        {t('desk.view.new')}
      </Button>
      {isOpen !== null && (
        <ViewDialog
          initial={
            isOpen === 'edit' && saved
              ? inputOf(saved)
              : { ...narrowed(search, content), label: '', audience: 'person', teamId: null }
          }
          saved={isOpen === 'edit' ? saved : undefined}
          names={saved?.names ?? {}}
          me={me}
          onSaved={(id) => {
            setOpen(null)
            onView(id)
          }}
          onDeleted={() => onView('equipe')}
          onClose={() => setOpen(null)}
        />
      )}
    </span>
  )
}

const inputOf = ({
  label,
  audience,
  team,
  source,
  conditions,
  sort,
  group,
  columns,
}: SavedView): ViewInput => ({
  label,
  audience,
  teamId: team?.id ?? null,
  source,
  conditions,
  sort,
  group,
  columns,
})
