import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { warnings, type Warnings as Chosen } from '@guichet/contracts/service'
import { KnownSection } from '../../../features/team/known-section.tsx'
import { useChooseWarnings } from '../../../features/team/mutations.ts'
import { useT } from '../../../reader.tsx'
import { CheckboxField } from '../../../ui/choice-field.tsx'
import { toast } from '../../../ui/toast.tsx'
import { TeamForm } from './team-form.tsx'

/** What is done at 75 and at 100 % of a delay. */
export function WarningSettings({ chosen, mayChange }: { chosen: Chosen; mayChange: boolean }) {
  const t = useT()
  return (
    <KnownSection
      id="alertes"
      title={t('team.warnings')}
      aside={t('team.warnings.say')}
      form={mayChange ? (done) => <WarningsForm chosen={chosen} onDone={done} /> : undefined}
    >
      {SHARES.map((share) => (
        <div key={share}>
          <h3>{t(`team.warnings.${share}`)}</h3>
          <Does {...chosen[share]} />
        </div>
      ))}
    </KnownSection>
  )
}

const SHARES = ['near', 'missed'] as const
const TOLD = ['agent', 'team', 'leads'] as const

function Does({ tell, raisePriority }: Chosen['near']) {
  const t = useT()
  if (tell.length === 0 && !raisePriority) return <p>{t('team.warnings.nothing')}</p>
  return (
    <ul className="g-team-closures">
      {TOLD.filter((who) => tell.includes(who)).map((who) => (
        <li key={who}>{t(`team.warnings.${who}`)}</li>
      ))}
      {raisePriority && <li>{t('team.warnings.raise')}</li>}
    </ul>
  )
}

function WarningsForm({ chosen, onDone }: { chosen: Chosen; onDone: () => void }) {
  const t = useT()
  const save = useChooseWarnings()
  const { register, handleSubmit, formState } = useForm<Chosen>({
    resolver: zodResolver(warnings),
    defaultValues: chosen,
  })
  const send = (body: Chosen) => {
    if (save.isPending) return
    const done = () => {
      toast(t('team.saved', { title: t('team.warnings') }))
      onDone()
    }
    save.mutate(body, { onSuccess: done })
  }
  return (
    <TeamForm
      title={t('team.warnings')}
      problems={[]}
      attempt={formState.submitCount}
      error={save.error}
      busy={save.isPending}
      does={<p>{t('team.warnings.does')}</p>}
      onSubmit={(event) => void handleSubmit(send)(event)}
      onCancel={onDone}
    >
      {SHARES.map((share) => (
        <fieldset key={share} className="g-choices">
          <legend>{t(`team.warnings.${share}`)}</legend>
          {TOLD.map((who) => (
            <CheckboxField
              key={who}
              label={t(`team.warnings.${who}`)}
              value={who}
              {...register(`${share}.tell`)}
            />
          ))}
          <CheckboxField label={t('team.warnings.raise')} {...register(`${share}.raisePriority`)} />
        </fieldset>
      ))}
    </TeamForm>
  )
}
