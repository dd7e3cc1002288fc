import { useId, useState, type ReactNode } from 'react'
import { IconTrash } from '@tabler/icons-react'
import { VIEW_COLUMNS, VIEW_GROUPS, viewSort, viewSource } from '@guichet/contracts/view-content'
import { LIMITS } from '@guichet/contracts/limits'
import { viewInput, type ViewInput } from '@guichet/contracts/views'
import { useT } from '../../reader.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { CheckboxField, RadioField, type Choice } from '../../ui/choice-field.tsx'
import { SelectField, type Option } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { tooLong } from '../../ui/too-long.ts'
import { ConditionField, type ConditionFieldProps } from './condition-field.tsx'
import { BEGINNINGS, CONDITIONS, withoutBlanks, type ListName } from './condition-table.ts'
import './views.css'

export type ViewFormProps = {
  view: ViewInput
  onChange: (view: ViewInput) => void
  renderPersonSearch: ConditionFieldProps['renderPersonSearch']
  /** Whom the view may be for: `person`, `everyone`, or a team's id. */
  places: readonly Choice[]
  options: Readonly<Partial<Record<ListName, readonly Option[]>>>
  columnLabel: (column: ViewInput['columns'][number]) => string
  isBusy: boolean
  /** Above the fields: what the API refused. */
  refusal: ReactNode
  onSave: (view: ViewInput) => void
  onClose: () => void
  onDelete?: (() => void) | undefined
}

/** A view as its maker writes it: its name, whose it is, its conditions, its order, its columns. */
export function ViewForm(props: ViewFormProps) {
  const { view, onChange, places, isBusy, refusal, onSave, onClose, onDelete } = props
  const t = useT()
  const [isTried, setTried] = useState(false)
  const put = (change: Partial<ViewInput>) => onChange({ ...view, ...change })
  const read = viewInput.safeParse({ ...view, conditions: withoutBlanks(view.conditions) })
  const long = tooLong(view.label.trim(), LIMITS.viewLabel, t)
  const place = view.audience === 'team' ? (view.teamId ?? '') : view.audience
  return (
    <form
      className="g-view-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (read.success && !isBusy) onSave(read.data)
      }}
    >
      {refusal}
      <TextField
        data-autofocus
        label={t('desk.view.name')}
        error={long ?? (isTried && view.label.trim() === '' ? t('desk.act.missing') : undefined)}
        value={view.label}
        onChange={({ currentTarget }) => put({ label: currentTarget.value })}
      />
      {places.length > 1 && (
        <RadioField
          inline
          label={t('desk.view.for')}
          value={place}
          choices={places}
          onChange={({ currentTarget: { value } }) =>
            put(
              value === 'person' || value === 'everyone'
                ? { audience: value, teamId: null }
                : { audience: 'team', teamId: value },
            )
          }
        />
      )}
      <ConditionList {...props} onChange={put} />
      <Look {...props} onChange={put} />
      {isTried && !read.success && view.label.trim() !== '' && long === undefined && (
        <p className="g-error" role="alert">
          {t('desk.view.incomplete')}
        </p>
      )}
      <div className="g-acts">
        <Button type="submit" variant="filled" disabled={isBusy}>
          {t('desk.view.save')}
        </Button>
        <Button onClick={onClose}>{t('ui.back')}</Button>
        {onDelete && (
          <Button variant="danger" disabled={isBusy} onClick={onDelete}>
            {t('desk.view.delete')}
          </Button>
        )}
      </div>
    </form>
  )
}

type PartProps = Pick<ViewFormProps, 'view' | 'options' | 'columnLabel' | 'renderPersonSearch'> & {
  onChange: (change: Partial<ViewInput>) => void
}

function ConditionList({ view, options, renderPersonSearch, onChange }: PartProps) {
  const t = useT()
  const titleId = useId()
  const { conditions } = view
  const asked = CONDITIONS.filter(({ name }) => conditions[name] !== undefined)
  const others = CONDITIONS.filter(
    ({ name }) =>
      conditions[name] === undefined && (name !== 'establishmentIds' || options[name]?.length !== 0),
  )
  return (
    <section aria-labelledby={titleId} className="g-conditions">
      <h3 id={titleId}>{t('desk.view.conditions')}</h3>
      <SelectField
        label={t('desk.view.source')}
        value={view.source}
        onChange={({ currentTarget }) => onChange({ source: viewSource.parse(currentTarget.value) })}
        options={viewSource.options.map((value) => ({ value, label: t(`desk.view.source.${value}`) }))}
      />
      {asked.map(({ name, label }) => (
        <div key={name} className="g-condition">
          <ConditionField
            name={name}
            label={t(label)}
            conditions={conditions}
            options={options}
            renderPersonSearch={renderPersonSearch}
            onChange={(next) => onChange({ conditions: next })}
          />
          <IconButton
            label={t('desk.view.remove', { field: t(label) })}
            icon={<IconTrash className="g-icon" aria-hidden />}
            onClick={() => {
              const { [name]: _, ...rest } = conditions
              onChange({ conditions: rest })
            }}
          />
        </div>
      ))}
      <SelectField
        label={t('desk.view.add')}
        placeholder={t('desk.choose')}
        value=""
        onChange={({ currentTarget }) => {
          const added = others.find(({ name }) => name === currentTarget.value)
          if (added) onChange({ conditions: { ...conditions, [added.name]: BEGINNINGS[added.name] } })
        }}
        options={others.map(({ name, label }) => ({ value: name, label: t(label) }))}
      />
    </section>
  )
}

function Look({ view, columnLabel, onChange }: PartProps) {
  const t = useT()
  const { columns } = view
  return (
    <section className="g-view-look">
      <SelectField
        label={t('desk.sort')}
        value={view.sort}
        onChange={({ currentTarget }) => onChange({ sort: viewSort.parse(currentTarget.value) })}
        options={viewSort.options.map((value) => ({ value, label: t(`desk.sort.${value}`) }))}
      />
      <SelectField
        label={t('desk.view.group')}
        value={view.group}
        onChange={({ currentTarget }) => {
          const group = VIEW_GROUPS.find((known) => known === currentTarget.value)
          if (group) onChange({ group })
        }}
        options={VIEW_GROUPS.map((value) => ({ value, label: t(`desk.view.group.${value}`) }))}
      />
      <fieldset className="g-choices">
        <legend>{t('desk.view.columns')}</legend>
        <div className="g-choices-inline">
          {VIEW_COLUMNS.map((column) => (
            <CheckboxField
              key={column}
              label={columnLabel(column)}
              checked={columns.includes(column)}
              disabled={!columns.includes(column) && columns.length >= 5}
              onChange={({ currentTarget }) =>
                onChange({
                  columns: VIEW_COLUMNS.filter((each) =>
                    each === column ? currentTarget.checked : columns.includes(each),
                  ),
                })
              }
            />
          ))}
        </div>
      </fieldset>
    </section>
  )
}
