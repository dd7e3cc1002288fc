import { useFieldArray, type Control, type UseFormRegister } from 'react-hook-form'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { TypedHours } from './hours-form.tsx'

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
      <ul className="g-team-lines">
        {fields.map(({ id, label }, at) => (
          <li key={id}>
            <fieldset className="g-team-line">
              <legend>{t('team.closure.n', { n: at + 1 })}</legend>
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
              <Button
                size="small"
                variant="subtle"
                aria-label={t('team.closure.remove', { label })}
                onClick={() => remove(at)}
              >
                {t('team.remove')}
              </Button>
            </fieldset>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={() => append({ label: '', from: '', to: '' })}>
        {t('team.closure.add')}
      </Button>
    </div>
  )
}
