import { IconSearch } from '@tabler/icons-react'
import { Button } from './button.tsx'
import './counter-search.css'

export type CounterSearchProps = {
  label: string
  placeholder?: string
  action: string
  value: string
  onChange: (value: string) => void
  onSearch: () => void
}

/** The one question of the home page, an object on the counter. */
export function CounterSearch({ label, placeholder, action, value, onChange, onSearch }: CounterSearchProps) {
  return (
    <form
      className="g-counter-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        onSearch()
      }}
    >
      <IconSearch className="g-icon g-wide-only" aria-hidden />
      <input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <Button type="submit" variant="filled" aria-label={action}>
        <span className="g-wide-only">{action}</span>
        <IconSearch className="g-icon g-phone-only" aria-hidden />
      </Button>
    </form>
  )
}
