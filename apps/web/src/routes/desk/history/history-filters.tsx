import { SUBJECTS } from '@guichet/contracts/journal'
import type { PersonRef } from '@guichet/contracts/primitives'
import type { HistoryFilter, HistoryPlace } from '../../../features/journal/history-place.ts'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { ToolSelect } from '../queue/tool-select.tsx'

export type HistoryFiltersProps = {
  place: HistoryPlace
  authors: readonly PersonRef[]
  onChange: (change: Readonly<Partial<Record<HistoryFilter, string>>>) => void
  onClear: (() => void) | undefined
}

/** What it is about, who did it, when. */
export function HistoryFilters({ place, authors, onChange, onClear }: HistoryFiltersProps) {
  const t = useT()
  return (
    <div
      className="g-queue-tools g-history-filters g-no-print"
      role="group"
      aria-label={t('history.filters')}
    >
      <ToolSelect
        label={t('history.about')}
        value={place.about ?? ''}
        options={[
          { value: '', label: t('history.about.all') },
          ...SUBJECTS.map((value) => ({ value, label: t(`history.about.${value}`) })),
        ]}
        onChange={(sujet) => onChange({ sujet })}
      />
      <ToolSelect
        label={t('history.who')}
        value={place.person ?? ''}
        options={[
          { value: '', label: t('history.who.all') },
          ...authors.map(({ id, name }) => ({ value: id, label: name })),
          { value: 'application', label: t('history.who.application') },
        ]}
        onChange={(personne) => onChange({ personne })}
      />
      <Day label={t('history.from')} value={place.from} onChange={(du) => onChange({ du })} />
      <Day label={t('history.to')} value={place.to} onChange={(au) => onChange({ au })} />
      {onClear && (
        <Button size="small" variant="subtle" onClick={onClear}>
          {t('history.clear')}
        </Button>
      )}
    </div>
  )
}

type DayProps = { label: string; value: string | undefined; onChange: (day: string) => void }

function Day({ label, value = '', onChange }: DayProps) {
  return (
    <label className="g-tool">
      <span>{label}</span>
      <input
        type="date"
        value={value}
        onChange={({ currentTarget }) => {
          if (currentTarget.validity.valid) onChange(currentTarget.value)
        }}
      />
    </label>
  )
}
