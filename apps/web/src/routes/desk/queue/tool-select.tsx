import { SelectOptions, type Option } from '../../../ui/select-field.tsx'

export type ToolSelectProps = {
  label: string
  value: string
  onChange: (value: string) => void
  options: readonly Option[]
}

/** A choice in a bar: its name and its value on one line. */
export function ToolSelect({ label, value, onChange, options }: ToolSelectProps) {
  return (
    <label className="g-tool">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <SelectOptions options={options} />
      </select>
    </label>
  )
}
