import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Me } from '@guichet/contracts/me'
import { BREAKDOWNS, type Breakdown, type ReportName, type ReportRow } from '@guichet/contracts/reports'
import { meQuery } from '../../features/me/queries.ts'
import { Cards } from '../../features/reports/cards.tsx'
import { Figure } from '../../features/reports/figure.tsx'
import { CHAPTERS, CHAPTER_NAMES, daysOf, placeOf, type Place } from '../../features/reports/place.ts'
import { useFormat } from '../../format/use-format.ts'
import { useNow } from '../../format/use-now.ts'
import { useReader, useT } from '../../reader.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { PrintedHead } from '../../ui/printed-head.tsx'
import type { Option } from '../../ui/select-field.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { NewAnswer } from './answer/new-answer.tsx'
import { FigureFilters } from './figures/figure-filters.tsx'
import { GroupIncident } from './figures/group-incident.tsx'
import { ToolSelect } from './queue/tool-select.tsx'
import { changed, useAddress } from './use-address.ts'

/** What leads look at: the address holds the chapter, the period and the filters. */
export function Component() {
  const t = useT()
  const { data: me } = useSuspenseQuery(meQuery)
  const reads =
    me.roles.includes('administrator') || me.teams.some(({ rights }) => rights.includes('report.read'))
  return reads ? (
    <Figures me={me} />
  ) : (
    <div className="g-desk-page">
      <PageHeading>{t('reports.none.right')}</PageHeading>
      <p>{t('reports.none.right.say')}</p>
      <p>
        <ButtonLink to="/bureau">{t('desk.back')}</ButtonLink>
      </p>
    </div>
  )
}

function Figures({ me }: { me: Me }) {
  const t = useT()
  const { timeZone } = useReader()
  const [search, put] = useAddress()
  const place = placeOf(search, useNow(), timeZone)
  return (
    <div className="g-desk-page g-figures">
      <Head place={place} />
      <FigureFilters me={me} search={search} place={place} onChange={put} />
      <nav className="g-figures-nav g-no-print" aria-label={t('reports.pages')}>
        {CHAPTER_NAMES.map((name) => (
          <Link
            key={name}
            to={{ search: changed(search, { chapitre: name }).toString() }}
            aria-current={name === place.chapter ? 'page' : undefined}
          >
            {t(`reports.page.${name}`)}
          </Link>
        ))}
      </nav>
      {place.chapter === 'activite' && <Cards filters={place.filters} />}
      <Chapter key={place.chapter} me={me} place={place} onChange={put} />
      {!me.roles.includes('administrator') && <p className="g-small g-dim">{t('reports.own')}</p>}
    </div>
  )
}

function Head({ place: { chapter, filters } }: { place: Place }) {
  const t = useT()
  const format = useFormat()
  const day = (date: string) => format.date(`${date}T12:00:00Z`)
  const title = t(`reports.page.${chapter}`)
  return (
    <PrintedHead print={t('reports.print')}>
      <PageHeading tab={`${title} – ${t('reports.title')}`}>{title}</PageHeading>
      <p className="g-dim">
        {t('reports.say', { from: day(filters.from), to: day(filters.to), days: daysOf(filters) })}
      </p>
    </PrintedHead>
  )
}

type ChapterProps = { me: Me; place: Place; onChange: (change: Readonly<Record<string, string>>) => void }

function Chapter({ me, place, onChange }: ChapterProps) {
  const [begun, setBegun] = useState<string>()
  const [declared, setDeclared] = useState<ReportRow>()
  const mayWrite = me.teams.some(({ rights }) => rights.includes('answer.write'))
  return (
    <div className="g-figures-grid" data-chapter={place.chapter}>
      {CHAPTERS[place.chapter].map((name) => (
        <Figure
          key={name}
          name={name}
          filters={place.filters}
          teams={queuesOf(me, place)}
          tools={<RowChoice name={name} place={place} onChange={onChange} />}
          onRefused={(error) => <RefusalNotice error={error} />}
          {...(name === 'recurring' && {
            act: (row) => (
              <div className="g-row">
                {mayWrite && <CreateAnswer row={row} onWrite={setBegun} />}
                {(row.group?.open.length ?? 0) > 0 && <DeclareIncident row={row} onDeclare={setDeclared} />}
              </div>
            ),
          })}
        />
      ))}
      {declared?.group && (
        <GroupIncident
          me={me}
          title={declared.label ?? ''}
          group={declared.group}
          onClose={() => setDeclared(undefined)}
        />
      )}
      {begun !== undefined && <NewAnswer title={begun} onClose={() => setBegun(undefined)} />}
    </div>
  )
}

/** One's queues show one's teams: a figure of more than those leads nowhere. */
function queuesOf({ roles, teams }: Me, { filters: { teamId } }: Place): readonly string[] | 'own' {
  const own = teams.filter(({ rights }) => rights.includes('report.read')).map(({ team }) => team.id)
  const isAll = !roles.includes('administrator') && own.length === teams.length
  return isAll || (teamId !== undefined && own.includes(teamId)) ? 'own' : own
}

function RowChoice({ name, place, onChange }: { name: ReportName } & Omit<ChapterProps, 'me'>) {
  const t = useT()
  const { step = 'week', by = 'category', per = 'agent' } = place.filters
  const steps = STEPS.map((value) => ({ value, label: t(`reports.step.${value}`) }))
  const parts = (of: readonly (Breakdown | 'agent')[]) =>
    of.map((value) => ({ value, label: t(`reports.by.${value}`) }))
  const choices: Partial<Record<ReportName, Choice>> = {
    'created-and-closed': { param: 'pas', value: step, of: steps },
    reopened: { param: 'pas', value: step, of: steps },
    breakdown: { param: 'par', value: by, of: parts(BREAKDOWNS) },
    load: { param: 'charge', value: per, of: parts(LOADS) },
  }
  const choice = choices[name]
  if (choice === undefined) return null
  return (
    <div className="g-figure-choice g-no-print">
      <ToolSelect
        label={t('reports.by')}
        value={choice.value}
        options={choice.of}
        onChange={(value) => onChange({ [choice.param]: value })}
      />
    </div>
  )
}

type Choice = { param: string; value: string; of: readonly Option[] }

const STEPS = ['day', 'week', 'month'] as const
const LOADS = ['agent', 'team'] as const

function CreateAnswer({ row: { label }, onWrite }: { row: ReportRow; onWrite: (title: string) => void }) {
  const t = useT()
  const title = label ?? ''
  return (
    <Button
      size="small"
      aria-label={t('reports.recurring.answer.of', { title })}
      onClick={() => onWrite(title)}
    >
      {t('reports.recurring.answer')}
    </Button>
  )
}

function DeclareIncident({ row, onDeclare }: { row: ReportRow; onDeclare: (row: ReportRow) => void }) {
  const t = useT()
  return (
    <Button
      size="small"
      aria-label={t('reports.recurring.incident.of', { title: row.label ?? '' })}
      onClick={() => onDeclare(row)}
    >
      {t('reports.recurring.incident')}
    </Button>
  )
}
