import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { Absence } from '@guichet/contracts/assignment'
import type { PersonRef } from '@guichet/contracts/primitives'
import { z } from 'zod'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { FormEnd } from '../../ui/form-end.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Plate } from '../../ui/plate.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { useComeBack, useGoAway } from './mutations.ts'
import { absenceQuery } from './queries.ts'

/** For agents: from when to when one is given nothing by itself, and who stands in. */
export function AbsenceSection({ colleagues }: { colleagues: readonly PersonRef[] }) {
  const t = useT()
  const { data, error, refetch } = useQuery(absenceQuery)
  const [isChanging, setChanging] = useState(false)
  return (
    <Section title={t('account.absence')} aside={t('account.absence.say')} id="absence">
      {error && <ProblemNotice onRetry={() => void refetch()}>{error.message}</ProblemNotice>}
      {!data && !error && <Loading />}
      {data && isChanging && (
        <AbsenceForm absence={data.absence} colleagues={colleagues} onDone={() => setChanging(false)} />
      )}
      {data && !isChanging && <Known absence={data.absence} onChange={() => setChanging(true)} />}
    </Section>
  )
}

function Known({ absence, onChange }: { absence: Absence | null; onChange: () => void }) {
  const t = useT()
  const format = useFormat()
  const leaving = useComeBack()
  const end = () =>
    leaving.mutate(undefined, {
      onSuccess: () => toast(t('account.absence.ended')),
      onError: (refusal) => toast(refusal.message, 'bad'),
    })
  if (absence === null)
    return (
      <>
        <p className="g-account-empty">{t('account.absence.none')}</p>
        <p className="g-account-act">
          <Button onClick={onChange}>{t('account.absence.plan')}</Button>
        </p>
      </>
    )
  const days = { from: format.date(noon(absence.from)), to: format.date(noon(absence.to)) }
  return (
    <>
      <p>
        {t('account.absence.days', days)}{' '}
        {absence.substitute
          ? t('account.absence.with', { name: absence.substitute.name })
          : t('account.absence.without')}
      </p>
      <p className="g-account-act g-row">
        <Button onClick={onChange}>{t('account.absence.change')}</Button>
        <Button variant="subtle" onClick={end}>
          {t('account.absence.end')}
        </Button>
      </p>
    </>
  )
}

const form = z
  .object({ from: z.iso.date(), to: z.iso.date(), substituteId: z.string() })
  .refine(({ from, to }) => from <= to, { path: ['to'] })
type Planned = z.infer<typeof form>

const fields = [
  ['from', 'account.absence.from.error', 'absence-debut'],
  ['to', 'account.absence.to.error', 'absence-fin'],
] as const

type AbsenceFormProps = {
  absence: Absence | null
  colleagues: readonly PersonRef[]
  onDone: () => void
}

function AbsenceForm({ absence, colleagues, onDone }: AbsenceFormProps) {
  const t = useT()
  const going = useGoAway()
  const { register, handleSubmit, formState } = useForm<Planned>({
    resolver: zodResolver(form),
    defaultValues: {
      from: absence?.from ?? '',
      to: absence?.to ?? '',
      substituteId: absence?.substitute?.id ?? '',
    },
    shouldFocusError: false,
  })
  const problems = fields.flatMap(([field, message, id]) =>
    formState.errors[field] ? [{ field: id, message: t(message) }] : [],
  )
  const errorOf = (id: string) => problems.find((problem) => problem.field === id)?.message
  const plan = ({ substituteId, ...days }: Planned) =>
    going.mutate(
      { ...days, substituteId: substituteId === '' ? null : substituteId },
      {
        onSuccess: () => {
          toast(t('account.absence.saved'))
          onDone()
        },
      },
    )
  return (
    <Plate>
      <form className="g-form" noValidate onSubmit={(event) => void handleSubmit(plan)(event)}>
        <ErrorSummary problems={problems} attempt={formState.submitCount} />
        {going.error && <ProblemNotice>{going.error.message}</ProblemNotice>}
        <TextField
          id="absence-debut"
          type="date"
          label={t('account.absence.from')}
          error={errorOf('absence-debut')}
          {...register('from')}
        />
        <TextField
          id="absence-fin"
          type="date"
          label={t('account.absence.to')}
          error={errorOf('absence-fin')}
          {...register('to')}
        />
        <SelectField
          label={t('account.absence.substitute')}
          hint={t('account.absence.substitute.hint')}
          options={[
            { value: '', label: t('account.absence.nobody') },
            ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          {...register('substituteId')}
        />
        <FormEnd action={t('account.absence.save')} isBusy={going.isPending} onCancel={onDone} />
      </form>
    </Plate>
  )
}

/** The middle of a day, which is that day in every zone of a desk. */
const noon = (day: string): string => `${day}T12:00:00Z`
