import type { Calendar, Week } from '@guichet/contracts/service'
import { WEEK_DAYS } from '@guichet/contracts/service'
import { KnownSection } from '../../../features/team/known-section.tsx'
import { ForeseenLines, type Foreseen } from '../../../features/team/foreseen.tsx'
import { useFormat } from '../../../format/use-format.ts'
import { useNow } from '../../../format/use-now.ts'
import { useT } from '../../../reader.tsx'
import { Facts } from '../../../ui/facts.tsx'
import type { Option } from '../../../ui/select-field.tsx'
import { ClosureList } from './closure-list.tsx'
import { HoursForm } from './hours-form.tsx'
import { ImportForm } from './import-form.tsx'

export type HoursProps = {
  teamId: string
  /** Null: around the clock. */
  calendar: Calendar | null
  teams: readonly Option[]
  /** What the desk promises in any case: what the example is made of. */
  delays: readonly Foreseen[]
  mayChange: boolean
}

/** When a team works: its week, its public holidays, its closures. */
export function Hours({ teamId, calendar, teams, delays, mayChange }: HoursProps) {
  const t = useT()
  const form = { teamId, calendar, teams, delays }
  return (
    <>
      <KnownSection
        id="horaires"
        title={t('team.hours')}
        aside={t('team.hours.say')}
        {...(calendar === null && { action: t('team.hours.new') })}
        form={mayChange ? (done, known) => <HoursForm {...form} known={known} onDone={done} /> : undefined}
      >
        {calendar === null ? <p>{t('team.hours.none')}</p> : <KnownHours calendar={calendar} />}
        <ForeseenLines hours={calendar && hoursOf(calendar)} delays={delays} />
      </KnownSection>
      {calendar && mayChange && (
        <KnownSection
          id="importer"
          title={t('team.import')}
          aside={t('team.import.say')}
          action={t('team.import')}
          form={(done) => <ImportForm calendarId={calendar.id} onDone={done} />}
        >
          {null}
        </KnownSection>
      )}
    </>
  )
}

export const hoursOf = ({ week, holidays, closures }: Calendar) => ({ week, holidays, closures })

function KnownHours({ calendar: { label, week, holidays, closures } }: { calendar: Calendar }) {
  const t = useT()
  const format = useFormat()
  const today = useNow().toISOString().slice(0, 10)
  const coming = closures.filter(({ to }) => to >= today)
  const past = closures.length - coming.length
  const saidOn = (day: keyof Week) =>
    week[day].map(({ from, to }) => `${format.clockTime(from)}\u00a0– ${format.clockTime(to)}`).join(', ')
  return (
    <>
      <p>
        <strong>{label}</strong>
      </p>
      <Facts
        kind="beside"
        facts={WEEK_DAYS.map((day) => ({
          label: t(`team.day.${day}`),
          value: saidOn(day) || t('team.hours.closed'),
        }))}
      />
      <p>
        {t('team.holidays')}
        {t('team.colon')}
        {t(`team.holidays.${holidays}`)}
      </p>
      <h3>{t('team.closures')}</h3>
      {coming.length === 0 && <p>{t('team.closures.none')}</p>}
      {coming.length > 0 && <ClosureList closures={coming} />}
      {past > 0 && <p className="g-dim">{t('team.closures.past', { count: past })}</p>}
    </>
  )
}
