import { IconSelector } from '@tabler/icons-react'
import { NativeSelect, type NativeSelectProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { FieldError, FieldLabel } from './field.tsx'

export type Option = {
  value: string
  label: string
  disabled?: boolean
  /** What it stands under, with all others of that name. */
  group?: string
  /** The language it is in, when the page speaks another. */
  lang?: string | undefined
}

export type SelectFieldProps = Omit<NativeSelectProps, 'label' | 'description' | 'error' | 'data'> & {
  label: ReactNode
  options: readonly Option[]
  optional?: boolean
  hint?: ReactNode
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
  return (
    <NativeSelect
      {...rest}
      rightSection={<SelectMark />}
      label={<FieldLabel label={label} optional={optional} />}
      description={hint}
      error={error && <FieldError>{error}</FieldError>}
    >
      {placeholder !== undefined && <option value="">{placeholder}</option>}
      <SelectOptions options={options} />
    </NativeSelect>
  )
}

/** Mantine's own mark is neither named nor hidden. */
export const SelectMark = () => <IconSelector className="g-icon" aria-hidden />

/** The choices of any list, those of a group together under its name. */
export function SelectOptions({ options }: { options: readonly Option[] }) {
  return [...Map.groupBy(options, ({ group }) => group)].map(([group, members]) => {
    const drawn = members.map(({ value, label, disabled, lang }) => (
      <option key={value} value={value} disabled={disabled} lang={lang}>
        {label}
      </option>
    ))
    return group === undefined ? (
      drawn
    ) : (
      <optgroup key={group} label={group} lang={members[0]?.lang}>
        {drawn}
      </optgroup>
    )
  })
}
