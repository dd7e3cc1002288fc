import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { mailboxLevel } from '@guichet/contracts/following'
import type { Team } from '@guichet/contracts/people'
import { z } from 'zod'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { useEditMailbox } from './mutations.ts'

const form = z.object({
  address: z.union([z.literal(''), z.email().max(254)]),
  level: mailboxLevel,
  language: z.enum(['desk', 'fr', 'en']),
})

/** The address of a team that is told of its tickets beside its members; nothing for whoever does not lead it. */
export function TeamMailbox({ team }: { team: Team }) {
  return team.mailbox === null ? null : <MailboxForm team={team} mailbox={team.mailbox} />
}

function MailboxForm({ team, mailbox }: { team: Team; mailbox: NonNullable<Team['mailbox']> }) {
  const t = useT()
  const editing = useEditMailbox(team.id)
  const { register, handleSubmit, formState } = useForm<z.infer<typeof form>>({
    resolver: zodResolver(form),
    defaultValues: { ...mailbox, address: mailbox.address ?? '', language: mailbox.language ?? 'desk' },
    // Marks stay until the next attempt: nothing moves under the pen.
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  })
  const addressId = `boite-${team.id}`
  const error = formState.errors.address && t('following.mailbox.address.error')
  const keep = ({ address, level, language }: z.infer<typeof form>) =>
    editing.mutate(
      {
        mailbox: address === '' ? null : address,
        mailboxLevel: level,
        mailboxLanguage: language === 'desk' ? null : language,
      },
      { onSuccess: () => toast(t('following.mailbox.saved')) },
    )
  return (
    <Section title={t('following.mailbox', { team: team.label })}>
      <form className="g-form" noValidate onSubmit={(event) => void handleSubmit(keep)(event)}>
        <ErrorSummary
          problems={error === undefined ? [] : [{ field: addressId, message: error }]}
          attempt={formState.submitCount}
        />
        {editing.error && <ProblemNotice>{editing.error.message}</ProblemNotice>}
        <TextField
          id={addressId}
          label={t('following.mailbox.address')}
          hint={t('following.mailbox.address.say')}
          inputMode="email"
          autoComplete="off"
          error={error}
          {...register('address')}
        />
        <SelectField
          label={t('following.mailbox.level')}
          options={mailboxLevel.options.map((value) => ({
            value,
            label: t(`following.mailbox.level.${value}`),
          }))}
          {...register('level')}
        />
        <SelectField
          label={t('following.mailbox.language')}
          options={[
            { value: 'desk', label: t('following.mailbox.language.desk') },
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'English' },
          ]}
          {...register('language')}
        />
        <div>
          <Button type="submit" aria-disabled={editing.isPending || undefined}>
            {t('following.mailbox.save')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
