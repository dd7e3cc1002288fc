import { useFormContext } from 'react-hook-form'
import { establishmentName } from '@guichet/i18n/format/names'
import { DeskWords, useDeskLang } from '../../format/desk-words.tsx'
import { useT } from '../../reader.tsx'
import { RadioField } from '../../ui/choice-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { MyMachine } from './my-machine.tsx'
import { asksEstablishment, asksProduct, type Asked, type FilingValues } from './filing-values.ts'

type FieldsProps = { asked: Asked }

/** Which establishment, which product: asked only where there is a choice. */
export function Classification({ asked }: FieldsProps) {
  const t = useT()
  const lang = useDeskLang()
  const { register, watch, setValue, formState } = useFormContext<FilingValues>()
  const families = new Map(asked.products.map(({ family }) => [family.id, family.label]))
  const familyId = watch('familyId')
  const products = asked.products.filter(({ family }) => family.id === familyId)
  return (
    <>
      {asksEstablishment(asked) && (
        <SelectField
          {...register('establishmentId')}
          id="establishmentId"
          label={t('filing.establishment')}
          placeholder={t('ui.choose')}
          options={asked.establishments.map((one) => ({ value: one.id, label: establishmentName(one) }))}
          error={formState.errors.establishmentId?.message}
        />
      )}
      {asksProduct(asked) && (
        <div className="g-two">
          <SelectField
            {...register('familyId', { onChange: () => setValue('productId', '') })}
            id="familyId"
            label={t('filing.family')}
            optional
            placeholder={t('ui.choose')}
            options={[...families].map(([value, label]) => ({ value, label, lang }))}
          />
          <SelectField
            {...register('productId')}
            id="productId"
            label={t('filing.product')}
            optional
            placeholder={t(familyId === '' ? 'filing.product.first' : 'ui.choose')}
            options={products.map(({ id, label }) => ({ value: id, label, lang }))}
            error={formState.errors.productId?.message}
          />
        </div>
      )}
    </>
  )
}

/** The request itself. */
export function Request({ asked }: FieldsProps) {
  const t = useT()
  const { register, formState, getValues, setValue, setFocus } = useFormContext<FilingValues>()
  const join = (said: string) => {
    const written = getValues('description').trimEnd()
    setValue('description', written === '' ? said : `${written}\n\n${said}`, { shouldDirty: true })
    setFocus('description')
  }
  const help = asked.category.form.help
  return (
    <>
      <TextField
        {...register('title')}
        id="title"
        label={t('filing.title')}
        placeholder={t('filing.title.example')}
        autoComplete="off"
        error={formState.errors.title?.message}
      />
      <TextAreaField
        {...register('description')}
        id="description"
        label={t('filing.description')}
        hint={
          <>
            <DeskWords>{help}</DeskWords> {t('filing.description.hint')}
          </>
        }
        placeholder={t('filing.description.example')}
        error={formState.errors.description?.message}
      />
      <MyMachine onJoin={join} />
    </>
  )
}

/** How many are stopped, and how much: the desk makes the priority of it. */
export function Importance() {
  const t = useT()
  const { register } = useFormContext<FilingValues>()
  return (
    <div className="g-two">
      <RadioField
        {...register('impact')}
        id="impact"
        label={t('filing.impact')}
        choices={(['person', 'service', 'area'] as const).map((value) => ({
          value,
          label: t(`filing.impact.${value}`),
        }))}
      />
      <RadioField
        {...register('urgency')}
        id="urgency"
        label={t('filing.urgency')}
        choices={(['critical', 'high', 'medium', 'low'] as const).map((value) => ({
          value,
          label: t(`filing.urgency.${value}`),
        }))}
      />
    </div>
  )
}

export function OnBehalf({ asked }: FieldsProps) {
  const t = useT()
  const { register, watch, formState } = useFormContext<FilingValues>()
  const chosenId = watch('establishmentId')
  const establishment =
    asked.establishments.length === 1
      ? asked.establishments[0]
      : asked.establishments.find(({ id }) => id === chosenId)
  const heads = establishment?.heads ?? []
  return (
    <RadioField
      {...register('onBehalf')}
      id="onBehalf"
      label={t('filing.onBehalf')}
      hint={
        heads.length > 0
          ? t('filing.onBehalf.heads', { count: heads.length, names: heads.join(', ') })
          : t('filing.onBehalf.head')
      }
      inline
      choices={[
        { value: 'personal', label: t('filing.onBehalf.personal') },
        { value: 'establishment', label: t('filing.onBehalf.establishment') },
      ]}
      error={formState.errors.onBehalf?.message}
    />
  )
}

export function Callback() {
  const t = useT()
  const { register, formState } = useFormContext<FilingValues>()
  return (
    <div className="g-two">
      <TextField
        {...register('callbackPhone')}
        id="callbackPhone"
        label={t('filing.phone')}
        optional
        type="tel"
        autoComplete="tel"
        error={formState.errors.callbackPhone?.message}
      />
      <TextField
        {...register('availability')}
        id="availability"
        label={t('filing.availability')}
        optional
        error={formState.errors.availability?.message}
      />
    </div>
  )
}

/** The category's own questions. */
export function OwnQuestions({ asked }: FieldsProps) {
  const t = useT()
  const lang = useDeskLang()
  const { register, formState } = useFormContext<FilingValues>()
  return asked.category.form.fields.map(({ name, kind, label, help, required, choices }) => {
    const field = {
      ...register(`fields.${name}`),
      id: `fields.${name}`,
      label: <DeskWords>{label}</DeskWords>,
      hint: help && <DeskWords>{help}</DeskWords>,
      optional: !required,
      error: formState.errors.fields?.[name]?.message,
    }
    if (kind === 'text') return <TextAreaField key={name} {...field} />
    if (kind === 'line') return <TextField key={name} {...field} />
    const options = (choices ?? []).map((choice) => ({ value: choice, label: choice, lang }))
    return <SelectField key={name} {...field} placeholder={t('ui.choose')} options={options} />
  })
}

/** Where the requester sets the priority, it is folded away: most have no need of it. */
export function Advanced() {
  const t = useT()
  const { register, formState } = useFormContext<FilingValues>()
  return (
    <details className="g-advanced">
      <summary>{t('filing.advanced')}</summary>
      <SelectField
        {...register('priority')}
        id="priority"
        label={t('filing.priority')}
        hint={t('filing.priority.hint')}
        options={(['5', '4', '3', '2', '1'] as const).map((value) => ({
          value,
          label: t(`filing.priority.${value}`),
        }))}
        error={formState.errors.priority?.message}
      />
    </details>
  )
}
