import { useId, type ComponentProps, type ReactNode } from 'react'
import { FieldError, FieldLabel } from './field.tsx'

export type Choice = { value: string; label: string; hint?: string }

export type RadioFieldProps = Omit<ComponentProps<'input'>, 'type' | 'value' | 'defaultValue' | 'id'> & {
  label: string
  choices: readonly Choice[]
  /** The chosen value, when the caller holds it; left out under react-hook-form's `register`. */
  value?: string
  /** The id of the first choice, where the error summary leads. */
  id?: string
  optional?: boolean
  hint?: ReactNode
  error?: string | undefined
  inline?: boolean
}

/** One of a few: a fieldset of native radios, each a row of 44 px. */
export function RadioField(props: RadioFieldProps) {
  const { label, choices, value, id, optional, hint, error, inline, ...input } = props
  const base = useId()
  const described = [hint && `${base}hint`, error && `${base}error`].filter(Boolean).join(' ')
  return (
    <fieldset className="g-choices" aria-describedby={described || undefined}>
      <legend>
        <FieldLabel label={label} optional={optional} />
      </legend>
      {hint && (
        <p className="g-hint" id={`${base}hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="g-error" id={`${base}error`}>
          <FieldError>{error}</FieldError>
        </p>
      )}
      <div className={inline ? 'g-choices-inline' : undefined}>
        {choices.map((choice, index) => (
          <label key={choice.value} className="g-choice">
            <input
              name={base}
              {...input}
              {...(value === undefined ? {} : { checked: value === choice.value, onChange: input.onChange })}
              id={index === 0 ? (id ?? `${base}0`) : `${base}${index}`}
              type="radio"
              value={choice.value}
              aria-invalid={error ? true : undefined}
            />
            <span className="g-choice-text">
              {choice.label}
              {choice.hint && <span className="g-hint">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export type CheckboxFieldProps = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: string }

export function CheckboxField({ label, hint, ...input }: CheckboxFieldProps) {
  return (
    <label className="g-choice">
      <input {...input} type="checkbox" />
      <span className="g-choice-text">
        {label}
        {hint && <span className="g-hint">{hint}</span>}
      </span>
    </label>
  )
}

export type CheckProps = Omit<ComponentProps<'input'>, 'type'> & { label: string; indeterminate?: boolean }

/** A box whose name is not shown, for rows of a table. */
export function Check({ label, indeterminate = false, ...input }: CheckProps) {
  return (
    <input
      {...input}
      ref={(box) => {
        if (box) box.indeterminate = indeterminate
      }}
      type="checkbox"
      className="g-check"
      aria-label={label}
    />
  )
}
