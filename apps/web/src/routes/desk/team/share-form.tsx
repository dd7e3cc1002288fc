import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { member as contract, type Member } from '@guichet/contracts/assignment'
import { z } from 'zod'
import { usePlaceMember } from '../../../features/team/mutations.ts'
import { useT } from '../../../reader.tsx'
import { useVersionOver } from '../../../saved-over.ts'
import { Facts } from '../../../ui/facts.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { toast } from '../../../ui/toast.tsx'
import { SaveRefusal } from '../../save-refusal.tsx'

export type MemberFormProps = { teamId: string; member: Member; onClose: () => void }

const whole = z
  .string()
  .regex(/^\s*\d+\s*$/u)
  .transform(Number)
const form = z.object({
  weight: whole.pipe(contract.shape.weight),
  rank: whole.pipe(contract.shape.rank),
})

/** A member’s share of what comes by itself, and their place. */
export function ShareForm({ teamId, member, onClose }: MemberFormProps) {
  const t = useT()
  const { name } = member.person
  const save = usePlaceMember(teamId, member.person.id)
  const over = useVersionOver(member.version, member.version)
  const { register, handleSubmit, formState, watch } = useForm<
    z.input<typeof form>,
    unknown,
    z.output<typeof form>
  >({
    resolver: zodResolver(form),
    defaultValues: { weight: String(member.weight), rank: String(member.rank) },
  })
  const typed = form.shape.weight.safeParse(watch('weight')).data
  const send = (body: z.output<typeof form>, version: number) => {
    if (save.isPending) return
    const done = () => {
      toast(t('team.saved', { title: name }))
      onClose()
    }
    save.mutate({ ...body, version }, { onSuccess: done })
  }
  return (
    <FormDialog
      title={t('team.member.edit.of', { name })}
      action={t('team.save')}
      busy={save.isPending}
      refusal={
        <SaveRefusal
          error={save.error}
          known={
            <Facts
              kind="beside"
              facts={[
                { label: t('team.weight'), value: String(member.weight) },
                { label: t('team.rank'), value: String(member.rank) },
              ]}
            />
          }
          onOver={() => void handleSubmit((body) => send(body, member.version))()}
        />
      }
      onSend={() => void handleSubmit((body) => send(body, over))()}
      onClose={onClose}
    >
      <TextField
        data-autofocus
        inputMode="numeric"
        label={t('team.weight')}
        hint={t('team.weight.hint')}
        error={formState.errors.weight && t('team.weight.error')}
        {...register('weight')}
      />
      <TextField
        inputMode="numeric"
        label={t('team.rank')}
        hint={t('team.rank.hint')}
        error={formState.errors.rank && t('team.rank.error')}
        {...register('rank')}
      />
      {typed !== undefined && <p role="status">{t('team.weight.does', { name, share: typed })}</p>}
    </FormDialog>
  )
}
