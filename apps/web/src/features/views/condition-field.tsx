import type { ReactNode } from 'react'
import type { Conditions } from '@guichet/contracts/conditions'
import { useT } from '../../reader.tsx'
import { PickMany } from '../../ui/pick-many.tsx'
import type { Option } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { ConditionName, ListName, SpanName } from './condition-table.ts'
import { HoursField } from './hours-field.tsx'

export type ConditionFieldProps = {
  name: ConditionName
  label: string
  conditions: Conditions
  /** What the lists are chosen from. */
  options: Readonly<Partial<Record<ListName, readonly Option[]>>>
  /** Finds somebody, and says who was chosen. */
  renderPersonSearch: (label: string, onChoose: (id: string) => void) => ReactNode
  onChange: (conditions: Conditions) => void
}

/** One condition, asked for in the form that fits it. */
export function ConditionField(props: ConditionFieldProps) {
  const { name, label, conditions, onChange } = props
  const t = useT()
  switch (name) {
    case 'text':
      return (
        <TextField
          label={label}
          value={conditions.text ?? ''}
          onChange={({ currentTarget }) => onChange({ ...conditions, text: currentTarget.value })}
        />
      )
    case 'tags':
      return (
        <TextField
          label={label}
          hint={t('tools.tags.hint')}
          value={(conditions.tags ?? []).join(',')}
          onChange={({ currentTarget }) => onChange({ ...conditions, tags: currentTarget.value.split(',') })}
        />
      )
    case 'answered':
      return <p>{t('desk.view.field.answered.say')}</p>
    case 'dueWithin':
      return (
        <>
          <HoursField
            label={t('desk.view.due.within')}
            value={conditions.dueWithin}
            onChange={(dueWithin = 0) => onChange({ ...conditions, dueWithin })}
          />
          <p className="g-hint">{t('desk.view.due.hint')}</p>
        </>
      )
    case 'age':
    case 'unchanged':
    case 'ended':
      return <SpanField name={name} label={label} conditions={conditions} onChange={onChange} />
    case 'requesterIds':
    case 'participantIds':
      return (
        <>
          <ListField {...props} name={name} />
          {props.renderPersonSearch(t('desk.view.person'), (id) =>
            onChange({ ...conditions, [name]: [...new Set([...(conditions[name] ?? []), id])] }),
          )}
        </>
      )
    default:
      return <ListField {...props} name={name} />
  }
}

function ListField({ name, label, conditions, options, onChange }: ConditionFieldProps & { name: ListName }) {
  const t = useT()
  return (
    <PickMany
      label={label}
      addLabel={t('desk.view.add.value', { field: label })}
      removeLabel={(value) => t('desk.view.remove', { field: value })}
      options={options[name] ?? []}
      values={(conditions[name] ?? []).map(String)}
      onChange={(values) =>
        onChange({ ...conditions, [name]: name === 'priorities' ? values.map(Number) : values })
      }
    />
  )
}

type SpanFieldProps = Pick<ConditionFieldProps, 'label' | 'conditions' | 'onChange'> & { name: SpanName }

function SpanField({ name, label, conditions, onChange }: SpanFieldProps) {
  const t = useT()
  const { over, under } = conditions[name] ?? {}
  const put = (next: { over?: number | undefined; under?: number | undefined }) => {
    const { [name]: _, ...others } = conditions
    const isAsked = next.over !== undefined || next.under !== undefined
    onChange(isAsked ? { ...others, [name]: next } : { ...others, [name]: { over: 0 } })
  }
  return (
    <fieldset className="g-span">
      <legend>{label}</legend>
      <HoursField
        label={t('desk.view.over')}
        value={over}
        onChange={(hours) => put({ over: hours, under })}
      />
      <HoursField
        label={t('desk.view.under')}
        value={under}
        onChange={(hours) => put({ over, under: hours })}
      />
    </fieldset>
  )
}
