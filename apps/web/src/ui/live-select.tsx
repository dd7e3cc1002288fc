import { Select, type SelectProps } from '@mantine/core'
import { useState } from 'react'
import { useT } from '../reader.tsx'
import { plainText } from './plain-text.ts'
import { FieldError, FieldLabel } from './field.tsx'
import { SelectMark, type Option } from './select-field.tsx'

export type LiveSelectProps = Omit<
  SelectProps,
  'label' | 'description' | 'error' | 'data' | 'value' | 'onChange'
> & {
  label: string
  options: readonly Option[]
  value: string | null
  onChange: (value: string | null) => void
  optional?: boolean
  hint?: string | undefined
  error?: string | undefined
}

/** A long list that one filters by typing; says aloud how many choices remain, which Mantine does not. */
export function LiveSelect({
  label,
  options,
  optional,
  hint,
  error,
  value,
  onChange,
  onSearchChange,
  nothingFoundMessage,
  ...rest
}: LiveSelectProps) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const [opened, setOpened] = useState(false)
  const nothing = nothingFoundMessage ?? t('ui.results', { count: 0 })
  const chosen = options.find((option) => option.value === value)?.label
  // The field shows what is chosen: until something else is typed, every choice is offered.
  const kept = typed === chosen ? options : options.filter((option) => matches(option.label, typed))
  return (
    <div>
      <Select
        {...rest}
        data={[...options]}
        renderOption={({ option }) => (
          <span lang={options.find(({ value: of }) => of === option.value)?.lang}>{option.label}</span>
        )}
        value={value}
        filter={() => [...kept]}
        searchable
        rightSection={rest.clearable && value !== null ? undefined : <SelectMark />}
        allowDeselect={false}
        onChange={onChange}
        onSearchChange={(text) => {
          setTyped(text)
          onSearchChange?.(text)
        }}
        onDropdownOpen={() => setOpened(true)}
        onDropdownClose={() => setOpened(false)}
        nothingFoundMessage={nothing}
        comboboxProps={{ withinPortal: false }}
        inputWrapperOrder={['label', 'description', 'error', 'input']}
        withAsterisk={false}
        classNames={{
          root: 'g-field',
          label: 'g-label',
          description: 'g-hint',
          error: 'g-error',
          input: 'g-input g-input-live',
        }}
        aria-autocomplete="list"
        label={<FieldLabel label={label} optional={optional} />}
        description={hint}
        error={error && <FieldError>{error}</FieldError>}
      />
      <span className="g-sr" role="status">
        {opened && (kept.length > 0 ? t('ui.results', { count: kept.length }) : nothing)}
      </span>
    </div>
  )
}

function matches(label: string, typed: string): boolean {
  return plainText(label).includes(plainText(typed))
}
