import { IconFilter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { STATUSES } from '@guichet/contracts/lifecycle'
import type { Me } from '@guichet/contracts/me'
import { catalogueQuery } from '../../../features/catalogue/queries.ts'
import { topicOptions, topicsOf } from '../../../features/catalogue/topics.ts'
import { capital, priorityKey } from '../../../features/tickets/queue-groups.ts'
import {
  FILTERS,
  PRIORITIES,
  SORTS,
  type FilterName,
  type QueueSort,
} from '../../../features/tickets/views.ts'
import { useDeskLang } from '../../../format/desk-words.tsx'
import { deskStateKey } from '@guichet/i18n/state-key'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { ToolSelect } from './tool-select.tsx'

export type QueueToolsProps = {
  search: URLSearchParams
  me: Me
  sort: QueueSort | undefined
  onSort: (sort: QueueSort) => void
  onFilter: (change: Readonly<Partial<Record<FilterName, string>>>) => void
}

/** State and order in sight; the other filters are asked for, and stay in sight while they are used. */
export function QueueTools(props: QueueToolsProps) {
  const { search, sort, onSort, onFilter } = props
  const t = useT()
  const isUsed = FILTERS.some((name) => name !== 'statut' && search.has(name))
  const [isOpen, setOpen] = useState(isUsed)
  return (
    <>
      <div className="g-queue-tools">
        <ToolSelect
          label={t('desk.filter.state')}
          value={search.get('statut') ?? ''}
          onChange={(statut) => onFilter({ statut })}
          options={[
            { value: '', label: t('desk.filter.all') },
            ...STATUSES.map((status) => ({ value: status, label: t(deskStateKey({ status })) })),
          ]}
        />
        <Button
          size="small"
          icon={<IconFilter className="g-icon" aria-hidden />}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t('desk.filter')}
        </Button>
        <span className="g-push">
          <ToolSelect
            label={t('desk.sort')}
            value={sort ?? ''}
            onChange={(asked) => {
              const known = SORTS.find((each) => each === asked)
              if (known) onSort(known)
            }}
            options={[
              ...(sort === undefined ? [{ value: '', label: t('desk.sort.relevance') }] : []),
              ...SORTS.map((value) => ({ value, label: t(`desk.sort.${value}`) })),
            ]}
          />
        </span>
      </div>
      {isOpen && <MoreFilters {...props} isUsed={isUsed} />}
    </>
  )
}

function MoreFilters({ search, me, onFilter, isUsed }: QueueToolsProps & { isUsed: boolean }) {
  const t = useT()
  const lang = useDeskLang()
  const { data } = useQuery(catalogueQuery)
  const all = { value: '', label: t('desk.filter.all') }
  const allFeminine = { value: '', label: t('desk.filter.all.feminine') }
  return (
    <div className="g-queue-tools">
      {me.teams.length > 1 && (
        <ToolSelect
          label={t('desk.fact.team')}
          value={search.get('equipe') ?? ''}
          onChange={(equipe) => onFilter({ equipe })}
          options={[allFeminine, ...me.teams.map(({ team }) => ({ value: team.id, label: team.label }))]}
        />
      )}
      <ToolSelect
        label={t('desk.fact.category')}
        value={search.get('categorie') ?? ''}
        onChange={(categorie) => onFilter({ categorie })}
        options={[all, ...topicOptions(topicsOf(data?.categories ?? []), lang)]}
      />
      <ToolSelect
        label={t('desk.fact.priority')}
        value={search.get('priorite') ?? ''}
        onChange={(priorite) => onFilter({ priorite })}
        options={[
          allFeminine,
          ...PRIORITIES.map((value) => ({ value, label: capital(t(priorityKey(Number(value)))) })),
        ]}
      />
      <label className="g-tool-check">
        <input
          type="checkbox"
          checked={search.has('libre')}
          onChange={(event) => onFilter({ libre: event.currentTarget.checked ? 'oui' : '' })}
        />
        {t('desk.filter.free')}
      </label>
      {isUsed && (
        <Button
          size="small"
          variant="subtle"
          onClick={() => onFilter({ equipe: '', categorie: '', priorite: '', libre: '' })}
        >
          {t('desk.filter.clear')}
        </Button>
      )}
    </div>
  )
}
