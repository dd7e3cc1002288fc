import { IconFilter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { origin } from '@guichet/contracts/lifecycle'
import type { Me } from '@guichet/contracts/me'
import type { Category } from '@guichet/contracts/catalogue'
import type { Breakdown } from '@guichet/contracts/reports'
import { rowName } from '@guichet/i18n/report-words'
import { catalogueQuery } from '../../../features/catalogue/queries.ts'
import { teamsQuery } from '../../../features/people/queries.ts'
import { FILTER_NAMES, PERIODS, type FilterName, type Place } from '../../../features/reports/place.ts'
import { reportOf } from '../../../features/reports/queries.ts'
import { useReader, useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import type { Option } from '../../../ui/select-field.tsx'
import { ToolSelect } from '../queue/tool-select.tsx'

export type FigureFiltersProps = {
  me: Me
  search: URLSearchParams
  place: Place
  onChange: (change: Readonly<Record<string, string>>) => void
}

/** The period and the team in sight; the other filters are asked for, and stay in sight while they are used. */
export function FigureFilters(props: FigureFiltersProps) {
  const { me, search, place, onChange } = props
  const t = useT()
  const isUsed = FILTER_NAMES.some((name) => name !== 'equipe' && search.has(name))
  const [isOpen, setOpen] = useState(isUsed)
  const teams = useTeams(me)
  const all = {
    value: '',
    label: t(me.roles.includes('administrator') ? 'reports.teams.all' : 'reports.teams.mine'),
  }
  return (
    <div className="g-figures-filters g-no-print" role="group" aria-label={t('reports.filters')}>
      <div className="g-queue-tools">
        {teams.length > 1 && (
          <ToolSelect
            label={t('reports.filter.team')}
            value={search.get('equipe') ?? ''}
            options={[all, ...teams]}
            onChange={(equipe) => onChange({ equipe })}
          />
        )}
        <Period place={place} onChange={onChange} />
        <ToolSelect
          label={t('reports.filter.time')}
          value={place.filters.time === 'worked' ? 'travail' : ''}
          options={[
            { value: '', label: t('reports.time.elapsed') },
            { value: 'travail', label: t('reports.time.worked') },
          ]}
          onChange={(temps) => onChange({ temps })}
        />
        <Button
          size="small"
          icon={<IconFilter className="g-icon" aria-hidden />}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t('reports.filter.more')}
        </Button>
      </div>
      {isOpen && <More {...props} isUsed={isUsed} />}
    </div>
  )
}

function Period({ place: { period, filters }, onChange }: Pick<FigureFiltersProps, 'place' | 'onChange'>) {
  const t = useT()
  const choose = (periode: string) =>
    periode === 'dates'
      ? onChange({ du: filters.from, au: filters.to })
      : onChange({ periode, du: '', au: '' })
  return (
    <>
      <ToolSelect
        label={t('reports.filter.period')}
        value={period}
        options={[
          ...PERIODS.map((value) => ({ value, label: t(`reports.period.${value}`) })),
          { value: 'dates', label: t('reports.filter.period.chosen') },
        ]}
        onChange={choose}
      />
      {period === 'dates' && (
        <>
          <Day name="du" value={filters.from} max={filters.to} filters={filters} onChange={onChange} />
          <Day name="au" value={filters.to} min={filters.from} filters={filters} onChange={onChange} />
        </>
      )}
    </>
  )
}

type DayProps = {
  name: 'du' | 'au'
  value: string
  min?: string
  max?: string
  filters: Place['filters']
  onChange: FigureFiltersProps['onChange']
}

function Day({ name, value, min, max, filters, onChange }: DayProps) {
  const t = useT()
  return (
    <label className="g-tool">
      <span>{t(name === 'du' ? 'reports.filter.from' : 'reports.filter.to')}</span>
      <input
        type="date"
        value={value}
        min={min}
        max={max}
        onChange={({ currentTarget }) => {
          if (currentTarget.value !== '' && currentTarget.validity.valid)
            onChange({ du: filters.from, au: filters.to, [name]: currentTarget.value })
        }}
      />
    </label>
  )
}

function More({ search, place, onChange, isUsed }: FigureFiltersProps & { isUsed: boolean }) {
  const t = useT()
  const { data: catalogue } = useQuery(catalogueQuery)
  const all = { value: '', label: t('reports.filter.all') }
  const choices: { name: FilterName; label: string; options: Option[] }[] = [
    {
      name: 'categorie',
      label: t('reports.filter.category'),
      options: categoriesIn(catalogue?.categories ?? []),
    },
    { name: 'produit', label: t('reports.filter.product'), options: useCounted('product', place) },
    {
      name: 'etablissement',
      label: t('reports.filter.establishment'),
      options: useCounted('establishment', place),
    },
    { name: 'public', label: t('reports.filter.audience'), options: useCounted('audience', place) },
    {
      name: 'origine',
      label: t('reports.filter.origin'),
      options: origin.options.map((value) => ({ value, label: t(`desk.origin.${value}`) })),
    },
  ]
  return (
    <div className="g-queue-tools">
      {choices.map(({ name, label, options }) => (
        <ToolSelect
          key={name}
          label={label}
          value={search.get(name) ?? ''}
          options={[all, ...options]}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
      {isUsed && (
        <Button
          size="small"
          variant="subtle"
          onClick={() => onChange(Object.fromEntries(FILTER_NAMES.map((name) => [name, ''])))}
        >
          {t('reports.filter.clear')}
        </Button>
      )}
    </div>
  )
}

function useTeams({ roles, teams }: Me): Option[] {
  const isAdministrator = roles.includes('administrator')
  const { data } = useQuery({ ...teamsQuery, enabled: isAdministrator })
  return isAdministrator
    ? (data?.items ?? []).map(({ id, label }) => ({ value: id, label }))
    : teams
        .filter(({ rights }) => rights.includes('report.read'))
        .map(({ team }) => ({ value: team.id, label: team.label }))
}

/** What tickets of the period were about: nothing is offered that would count nothing, but what is chosen already. */
function useCounted(by: Breakdown, { filters: { from, to, teamId } }: Place): Option[] {
  const reader = useReader()
  const { data } = useQuery(reportOf('breakdown', { from, to, by, ...(teamId !== undefined && { teamId }) }))
  return (data?.rows ?? [])
    .filter(({ key }) => key !== 'none')
    .map((row) => ({
      value: row.key,
      label: rowName(
        { name: 'breakdown' },
        row,
        { step: 'week', by, per: 'agent', categoryId: undefined },
        reader,
      ),
    }))
}

function categoriesIn(categories: readonly Category[], above = ''): Option[] {
  return categories.flatMap(({ id, label, children }) => {
    const path = above === '' ? label : `${above} › ${label}`
    return [{ value: id, label: path }, ...categoriesIn(children, path)]
  })
}
