import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { zodResolver } from '@hookform/resolvers/zod'
import { teamMarks } from '@guichet/contracts/assignment'
import { LIMITS } from '@guichet/contracts/limits'
import type { Team } from '@guichet/contracts/people'
import { z } from 'zod'
import { KnownSection } from '../../../features/team/known-section.tsx'
import { useMarkTeam } from '../../../features/team/mutations.ts'
import { tagsIn } from '../../../features/tickets/tag-words.ts'
import { useT } from '../../../reader.tsx'
import { useVersionOver } from '../../../saved-over.ts'
import { CheckboxField } from '../../../ui/choice-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { TeamForm, useSaved } from './team-form.tsx'

/** How a team marks its tickets, and whether it notes its time. */
export function Marks({ team, mayChange }: { team: Team; mayChange: boolean }) {
  const t = useT()
  return (
    <KnownSection
      id="etiquettes"
      title={t('team.marks')}
      aside=""
      form={mayChange ? (done, known) => <MarksForm team={team} known={known} onDone={done} /> : undefined}
    >
      <p>
        {team.tags.length === 0 ? t('team.marks.tags.none') : team.tags.join(', ')}.{' '}
        {t(team.tagsOnly ? 'team.marks.only.say' : 'team.marks.free.say')}
      </p>
      <p>{t(team.timeRequired ? 'team.marks.time.say' : 'team.marks.time.free')}</p>
    </KnownSection>
  )
}

const form = z.object({
  tags: z.string().transform(tagsIn).pipe(teamMarks.shape.tags),
  tagsOnly: teamMarks.shape.tagsOnly,
  timeRequired: teamMarks.shape.timeRequired,
})

type MarksFormProps = { team: Team; known: ReactNode; onDone: () => void }

function MarksForm({ team, known, onDone }: MarksFormProps) {
  const t = useT()
  const save = useMarkTeam(team.id)
  const over = useVersionOver(team.version, [team.tags, team.tagsOnly, team.timeRequired])
  const saved = useSaved(t('team.marks'), onDone)
  const { register, handleSubmit, formState, watch } = useForm<
    z.input<typeof form>,
    unknown,
    z.output<typeof form>
  >({
    resolver: zodResolver(form),
    defaultValues: { ...team, tags: team.tags.join(', ') },
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  })
  const wrong = formState.errors.tags && t('team.marks.tags.error', { max: LIMITS.tag })
  const send = (body: z.output<typeof form>, version = over) => {
    save.mutate({ ...body, version }, { onSuccess: saved })
  }
  return (
    <TeamForm
      title={t('team.marks')}
      problems={wrong === undefined ? [] : [{ field: 'equipe-etiquettes', message: wrong }]}
      attempt={formState.submitCount}
      save={save}
      meanwhile={{ known, onOver: () => void handleSubmit((body) => send(body, team.version))() }}
      onSubmit={(event) => void handleSubmit((body) => send(body))(event)}
      onCancel={onDone}
      does={
        <>
          <p>{t(watch('tagsOnly') ? 'team.marks.only.say' : 'team.marks.free.say')}</p>
          <p>{t(watch('timeRequired') ? 'team.marks.time.say' : 'team.marks.time.free')}</p>
          <p>{t('team.marks.does')}</p>
        </>
      }
    >
      <TextField
        optional
        id="equipe-etiquettes"
        label={t('team.marks.tags')}
        hint={t('team.marks.tags.hint')}
        error={wrong}
        {...register('tags')}
      />
      <CheckboxField label={t('team.marks.only')} {...register('tagsOnly')} />
      <CheckboxField label={t('team.marks.time')} {...register('timeRequired')} />
    </TeamForm>
  )
}
