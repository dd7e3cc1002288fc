import { zodResolver } from '@hookform/resolvers/zod'
import type { ReactNode } from 'react'
import { useForm, type FieldErrors } from 'react-hook-form'
import { calendarEdits, WEEK_DAYS, type CalendarEdits } from '@guichet/contracts/service'
import type { Translate } from '@guichet/i18n/translate'
import { z } from 'zod'
import { spansIn, spansSaid, weekIn } from '../../../features/team/hours-typed.ts'
import { ForeseenLines } from '../../../features/team/foreseen.tsx'
import { useSaveCalendar } from '../../../features/team/mutations.ts'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useT } from '../../../reader.tsx'
import { useVersionOver } from '../../../saved-over.ts'
import { RadioField } from '../../../ui/choice-field.tsx'
import type { FieldProblem } from '../../../ui/error-summary.tsx'
import { PickMany } from '../../../ui/pick-many.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { ClosureFields } from './closure-fields.tsx'
import type { HoursProps } from './hours.tsx'
import { TeamForm, useSaved } from './team-form.tsx'

const { label, holidays, closures, teamIds } = calendarEdits.shape
const day = z.string().refine((typed) => spansIn(typed) !== undefined)
export const typedHours = z.object({
  label,
  week: z.object({
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: day,
    sunday: day,
  }),
  holidays,
  closures,
  teamIds,
})
export type TypedHours = z.infer<typeof typedHours>

type HoursFormProps = Omit<HoursProps, 'mayChange'> & { known: ReactNode; onDone: () => void }

/** The hours of a calendar, as one types them; the example below follows. */
export function HoursForm({ teamId, calendar, teams, delays, known, onDone }: HoursFormProps) {
  const t = useT()
  const save = useSaveCalendar(calendar?.id)
  const saved = useSaved(t('team.hours'), onDone)
  const key = useIdempotencyKey()
  const over = useVersionOver(calendar?.version, calendar?.version)
  const hand = useForm<TypedHours>({
    resolver: zodResolver(typedHours),
    defaultValues: calendar ? typedOf(calendar) : { ...USUAL, teamIds: [teamId] },
    // Marks stay until the next attempt: nothing moves under the pen.
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  })
  const { register, handleSubmit, formState, watch, setValue } = hand
  const typed = watch()
  const problems = problemsOf(formState.errors, typed.closures.length, t)
  const errorAt = (field: string) => problems.find((one) => one.field === field)?.message
  const send = ({ week: days, ...others }: TypedHours, version: number | undefined) => {
    const week = weekIn(days)
    if (week === undefined) return
    const edits: CalendarEdits = { ...others, week }
    const done = () => {
      key.done()
      saved()
    }
    save.mutate({ edits, key: key.of(edits), ...(version !== undefined && { version }) }, { onSuccess: done })
  }
  const week = weekIn(typed.week)
  const closed = closures.safeParse(typed.closures).data
  return (
    <TeamForm
      title={t('team.hours')}
      problems={problems}
      attempt={formState.submitCount}
      save={save}
      meanwhile={{ known, onOver: () => void handleSubmit((all) => send(all, calendar?.version))() }}
      onSubmit={(event) => void handleSubmit((all) => send(all, over))(event)}
      onCancel={onDone}
      does={
        <>
          <div role="status">
            {week && closed && (
              <ForeseenLines hours={{ week, holidays: typed.holidays, closures: closed }} delays={delays} />
            )}
          </div>
          <p>{t('team.hours.does')}</p>
        </>
      }
    >
      <TextField
        id="horaires-nom"
        label={t('team.hours.label')}
        error={errorAt('horaires-nom')}
        {...register('label')}
      />
      <fieldset className="g-team-week">
        <legend>{t('team.hours.week')}</legend>
        <p className="g-hint" id="horaires-aide">
          {t('team.hours.hint')}
        </p>
        {WEEK_DAYS.map((name) => (
          <TextField
            key={name}
            optional
            id={`horaires-${name}`}
            aria-describedby="horaires-aide"
            label={t(`team.day.${name}`)}
            error={errorAt(`horaires-${name}`)}
            {...register(`week.${name}`)}
          />
        ))}
      </fieldset>
      <RadioField
        inline
        label={t('team.holidays')}
        choices={holidays.options.map((value) => ({ value, label: t(`team.holidays.${value}`) }))}
        {...register('holidays')}
      />
      <ClosureFields control={hand.control} register={register} errorAt={errorAt} />
      <PickMany
        label={t('team.hours.teams')}
        addLabel={t('team.hours.teams.add')}
        removeLabel={(name) => t('team.hours.teams.remove', { label: name })}
        options={teams}
        values={typed.teamIds}
        onChange={(ids) => setValue('teamIds', ids, { shouldDirty: true })}
      />
    </TeamForm>
  )
}

const OFFICE = '08:30-12:30, 13:30-17:30'
const USUAL: Omit<TypedHours, 'teamIds'> = {
  label: '',
  week: {
    monday: OFFICE,
    tuesday: OFFICE,
    wednesday: OFFICE,
    thursday: OFFICE,
    friday: OFFICE,
    saturday: '',
    sunday: '',
  },
  holidays: 'fr',
  closures: [],
}

const typedOf = ({ label: name, week, ...others }: CalendarEdits): TypedHours => ({
  label: name,
  week: {
    monday: spansSaid(week.monday),
    tuesday: spansSaid(week.tuesday),
    wednesday: spansSaid(week.wednesday),
    thursday: spansSaid(week.thursday),
    friday: spansSaid(week.friday),
    saturday: spansSaid(week.saturday),
    sunday: spansSaid(week.sunday),
  },
  holidays: others.holidays,
  closures: others.closures,
  teamIds: others.teamIds,
})

function problemsOf(errors: FieldErrors<TypedHours>, closed: number, t: Translate): FieldProblem[] {
  const days = WEEK_DAYS.filter((name) => errors.week?.[name])
  return [
    ...(errors.label ? [{ field: 'horaires-nom', message: t('team.hours.label.error') }] : []),
    ...days.map((name) => ({
      field: `horaires-${name}`,
      message: t('team.hours.error', { day: t(`team.day.${name}`) }),
    })),
    ...Array.from({ length: closed }, (_, at) => at).flatMap((at) => {
      const wrong = errors.closures?.[at]
      if (!wrong) return []
      const n = at + 1
      return wrong.label
        ? [{ field: `fermeture-${at}-nom`, message: t('team.closure.label.error', { n }) }]
        : [{ field: `fermeture-${at}-du`, message: t('team.closure.days.error', { n }) }]
    }),
  ]
}
