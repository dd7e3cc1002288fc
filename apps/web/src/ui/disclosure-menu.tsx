import { IconChevronDown } from '@tabler/icons-react'
import { useRef, useState, type ReactNode } from 'react'
import { Button } from './button.tsx'
import './account-menu.css'

export type Act = { key: string; label: string; icon: ReactNode; onAct: () => void }

export type DisclosureMenuProps = { label: string; acts: readonly Act[]; size?: 'normal' | 'small' }

/** A button that discloses a few acts; Escape closes it and gives the focus back. */
export function DisclosureMenu({ label, acts, size = 'normal' }: DisclosureMenuProps) {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <div
      className="g-account g-no-print"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        setOpen(false)
        button.current?.focus()
      }}
    >
      <Button
        ref={button}
        size={size}
        icon={<IconChevronDown className="g-icon" aria-hidden />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </Button>
      <ul className="g-account-entries" hidden={!isOpen}>
        {acts.map(({ key, label: said, onAct }) => (
          <li key={key}>
            <button
              type="button"
              onClick={() => {
                setOpen(false)
                // Where the focus comes back to, once what the act asks is answered.
                button.current?.focus()
                onAct()
              }}
            >
              {said}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
