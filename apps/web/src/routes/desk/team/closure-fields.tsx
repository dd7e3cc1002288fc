import { useFieldArray, type Control, type UseFormRegister } from 'react-hook-form'
import { useT } from '../../../reader.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { TypedHours } from './hours-form.tsx'
import { TeamLines } from './team-lines.tsx'

type ClosureFieldsProps = {
  control: Control<TypedHours>
  register: UseFormRegister<TypedHours>
  errorAt: (field: string) => string | undefined
}

/** Closed days: a name, a first and a last day each. */
export function ClosureFields({ control, register, errorAt }: ClosureFieldsProps) {
  const t = useT()
  const { fields, append, remove } = useFieldArray({ control, name: 'closures' })
  return (
    <div role="group" aria-label={t('team.closures')}>
      <p className="g-label">{t('team.closures')}</p>
      <TeamLines
        lines={fields}
        legend={(at) => t('team.closure.n', { n: at + 1 })}
        remove={(at) => t('team.closure.remove', { label: fields[at]?.label ?? '' })}
        add={t('team.closure.add')}
        onRemove={remove}
        onAdd={() => append({ label: '', from: '', to: '' })}
      >
        {(at) => (
          <>
            <TextField
              id={`fermeture-${at}-nom`}
              label={t('team.closure.label')}
              error={errorAt(`fermeture-${at}-nom`)}
              {...register(`closures.${at}.label`)}
            />
            <TextField
              id={`fermeture-${at}-du`}
              type="date"
              label={t('team.away.from')}
              error={errorAt(`fermeture-${at}-du`)}
              {...register(`closures.${at}.from`)}
            />
            <TextField type="date" label={t('team.away.to')} {...register(`closures.${at}.to`)} />
          </>
        )}
      </TeamLines>
    </div>
  )
}
