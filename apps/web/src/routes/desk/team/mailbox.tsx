import { zodResolver } from '@hookform/resolvers/zod'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { mailboxLevel } from '@guichet/contracts/following'
import type { Team } from '@guichet/contracts/people'
import { z } from 'zod'
import { useEditMailbox } from '../../../features/following/mutations.ts'
import { KnownSection } from '../../../features/team/known-section.tsx'
import { useT } from '../../../reader.tsx'
import { useVersionOver } from '../../../saved-over.ts'
import { Facts } from '../../../ui/facts.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { TeamForm, useSaved } from './team-form.tsx'

type Mailbox = NonNullable<Team['mailbox']>

/** The address of a team that is told of its tickets beside its members; nothing for whoever does not lead it. */
export function TeamMailbox({ team }: { team: Team }) {
  const t = useT()
  const { mailbox } = team
  const languages = useLanguages()
  if (mailbox === null) return null
  const { address, level, language } = mailbox
  return (
    <KnownSection
      id="boite"
      title={t('following.mailbox')}
      aside={t('following.mailbox.say')}
      form={(done, known) => <MailboxForm team={team} mailbox={mailbox} known={known} onDone={done} />}
    >
      {address === null ? (
        <p>{t('following.mailbox.none')}</p>
      ) : (
        <Facts
          kind="beside"
          facts={[
            { label: t('following.mailbox.address'), value: address },
            { label: t('following.mailbox.level'), value: t(`following.mailbox.level.${level}`) },
            {
              label: t('following.mailbox.language'),
              value: languages.find(({ value }) => value === (language ?? DESK))?.label,
            },
          ]}
        />
      )}
    </KnownSection>
  )
}

const DESK = 'desk'
const form = z.object({
  address: z.union([z.literal(''), z.email().max(254)]),
  level: mailboxLevel,
  language: z.enum([DESK, 'fr', 'en']),
})

type MailboxFormProps = { team: Team; mailbox: Mailbox; known: ReactNode; onDone: () => void }

function MailboxForm({ team, mailbox, known, onDone }: MailboxFormProps) {
  const t = useT()
  const save = useEditMailbox(team.id)
  const over = useVersionOver(team.version, mailbox)
  const saved = useSaved(t('following.mailbox'), onDone)
  const { register, handleSubmit, formState } = useForm<z.infer<typeof form>>({
    resolver: zodResolver(form),
    defaultValues: { ...mailbox, address: mailbox.address ?? '', language: mailbox.language ?? DESK },
    // Marks stay until the next attempt: nothing moves under the pen.
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  })
  const languages = useLanguages()
  const wrong = formState.errors.address && t('following.mailbox.address.error')
  const send = ({ address, level, language }: z.infer<typeof form>, version = over) =>
    save.mutate(
      {
        version,
        mailbox: address === '' ? null : address,
        mailboxLevel: level,
        mailboxLanguage: language === DESK ? null : language,
      },
      { onSuccess: saved },
    )
  return (
    <TeamForm
      title={t('following.mailbox')}
      problems={wrong === undefined ? [] : [{ field: 'boite-adresse', message: wrong }]}
      attempt={formState.submitCount}
      save={save}
      meanwhile={{ known, onOver: () => void handleSubmit((typed) => send(typed, team.version))() }}
      does={<p>{t('following.mailbox.does')}</p>}
      onSubmit={(event) => void handleSubmit((typed) => send(typed))(event)}
      onCancel={onDone}
    >
      <TextField
        optional
        id="boite-adresse"
        label={t('following.mailbox.address')}
        hint={t('following.mailbox.address.say')}
        inputMode="email"
        autoComplete="off"
        error={wrong}
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
      <SelectField label={t('following.mailbox.language')} options={languages} {...register('language')} />
    </TeamForm>
  )
}

function useLanguages() {
  const t = useT()
  return [
    { value: DESK, label: t('following.mailbox.language.desk') },
    { value: 'fr', label: 'Français' },
    { value: 'en', label: 'English' },
  ]
}
