import { NativeSelect, type NativeSelectProps } from '@mantine/core'
import { FieldError, FieldLabel } from './field.tsx'

export type Option = { value: string; label: string; disabled?: boolean }

export type SelectFieldProps = Omit<NativeSelectProps, 'label' | 'description' | 'error' | 'data'> & {
  label: string
  options: readonly Option[]
  optional?: boolean
  hint?: string | undefined
  error?: string | undefined
  /** The first, empty choice; without it the first option is chosen. */
  placeholder?: string
}

/** A short list, as the browser draws it: the best one on a phone and in a screen reader. */
export function SelectField({
  label,
  options,
  optional,
  hint,
  error,
  placeholder,
  ...rest
}: SelectFieldProps) {
  const data = placeholder === undefined ? [...options] : [{ value: '', label: placeholder }, ...options]
  return (
    <NativeSelect
      {...rest}
      data={data}
      label={<FieldLabel label={label} optional={optional} />}
      description={hint}
      error={error && <FieldError>{error}</FieldError>}
    />
  )
}
