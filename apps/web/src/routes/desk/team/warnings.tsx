import { zodResolver } from '@hookform/resolvers/zod'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { warnings, type Warnings as Chosen } from '@guichet/contracts/service'
import { KnownSection } from '../../../features/team/known-section.tsx'
import { useChooseWarnings } from '../../../features/team/mutations.ts'
import { useT } from '../../../reader.tsx'
import { useVersionOver } from '../../../saved-over.ts'
import { CheckboxField } from '../../../ui/choice-field.tsx'
import { TeamForm, useSaved } from './team-form.tsx'

export type WarningSettingsProps = Chosen & {
  /** Of both. */
  version: number
  mayChange: boolean
}

/** What is done at 75 and at 100 % of a delay. */
export function WarningSettings({ version, mayChange, ...chosen }: WarningSettingsProps) {
  const t = useT()
  return (
    <KnownSection
      id="alertes"
      title={t('team.warnings')}
      aside={t('team.warnings.say')}
      form={
        mayChange
          ? (done, known) => <WarningsForm chosen={chosen} version={version} known={known} onDone={done} />
          : undefined
      }
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

type WarningsFormProps = { chosen: Chosen; version: number; known: ReactNode; onDone: () => void }

function WarningsForm({ chosen, version: present, known, onDone }: WarningsFormProps) {
  const t = useT()
  const save = useChooseWarnings()
  const over = useVersionOver(present, chosen)
  const saved = useSaved(t('team.warnings'), onDone)
  const { register, handleSubmit, formState } = useForm<Chosen>({
    resolver: zodResolver(warnings),
    defaultValues: chosen,
  })
  const send = (body: Chosen, version = over) => save.mutate({ ...body, version }, { onSuccess: saved })
  return (
    <TeamForm
      title={t('team.warnings')}
      attempt={formState.submitCount}
      save={save}
      meanwhile={{ known, onOver: () => void handleSubmit((all) => send(all, present))() }}
      does={<p>{t('team.warnings.does')}</p>}
      onSubmit={(event) => void handleSubmit((all) => send(all))(event)}
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
