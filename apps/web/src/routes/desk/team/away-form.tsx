import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { absenceInput, type Member } from '@guichet/contracts/assignment'
import { z } from 'zod'
import { useEndAbsence, useSayAway } from '../../../features/team/mutations.ts'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { toast } from '../../../ui/toast.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'
import type { MemberFormProps } from './share-form.tsx'

const form = z
  .object({
    from: z.string(),
    to: z.string(),
    substituteId: z.string().transform((id) => (id === '' ? null : id)),
  })
  .pipe(absenceInput)

/** From when to when a member is away, and who is given meanwhile what would have been theirs. */
export function AwayForm({
  teamId,
  member,
  members,
  onClose,
}: MemberFormProps & { members: readonly Member[] }) {
  const t = useT()
  const { absence, person } = member
  const { id, name } = person
  const [away, end] = [useSayAway(teamId, id), useEndAbsence(teamId, id)]
  const { register, handleSubmit, formState, watch } = useForm<
    z.input<typeof form>,
    unknown,
    z.output<typeof form>
  >({
    resolver: zodResolver(form),
    defaultValues: {
      from: absence?.from ?? '',
      to: absence?.to ?? '',
      substituteId: absence?.substitute?.id ?? '',
    },
  })
  const colleagues = members.filter((one) => one.person.id !== id)
  const substitute = colleagues.find((one) => one.person.id === watch('substituteId'))?.person.name
  const isBusy = away.isPending || end.isPending
  const done = () => {
    toast(t('team.saved', { title: name }))
    onClose()
  }
  return (
    <FormDialog
      title={t('team.away.edit.of', { name })}
      action={t('team.save')}
      busy={isBusy}
      refusal={<RefusalNotice error={away.error ?? end.error} />}
      onSend={() => void handleSubmit((body) => away.mutate(body, { onSuccess: done }))()}
      onClose={onClose}
      others={
        absence && (
          <Button disabled={isBusy} onClick={() => end.mutate(undefined, { onSuccess: done })}>
            {t('team.away.end')}
          </Button>
        )
      }
    >
      <TextField
        data-autofocus
        type="date"
        label={t('team.away.from')}
        error={formState.errors.from && t('team.away.from.error')}
        {...register('from')}
      />
      <TextField
        type="date"
        label={t('team.away.to')}
        error={formState.errors.to && t('team.away.to.error')}
        {...register('to')}
      />
      <SelectField
        label={t('team.away.substitute')}
        placeholder={t('team.away.nobody')}
        options={colleagues.map((one) => ({ value: one.person.id, label: one.person.name }))}
        {...register('substituteId')}
      />
      <p role="status">
        {substitute === undefined
          ? t('team.away.does', { name })
          : t('team.away.does.with', { name, substitute })}
      </p>
    </FormDialog>
  )
}
