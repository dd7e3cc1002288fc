import { IconChevronDown } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { useT } from '../reader.tsx'
import { Avatar } from './avatar.tsx'
import './account-menu.css'

export type MenuEntry =
  | { label: string; to: string; onClick?: never }
  | { label: string; to?: never; onClick: () => void }
export type Account = { name: string; entries: readonly MenuEntry[]; team?: boolean }

/** A button that discloses links: lighter than a menu widget, and what a screen reader expects of navigation. */
export function AccountMenu({ name, entries, team = false }: Account) {
  const t = useT()
  const { key } = useLocation()
  const [openedAt, setOpenedAt] = useState<string>()
  const button = useRef<HTMLButtonElement>(null)
  const isOpen = openedAt === key
  const close = () => setOpenedAt(undefined)
  return (
    <div
      className="g-account"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        close()
        button.current?.focus()
      }}
    >
      <button
        ref={button}
        type="button"
        className="g-who"
        aria-expanded={isOpen}
        onClick={() => setOpenedAt(isOpen ? undefined : key)}
      >
        <Avatar name={name} team={team} />
        <span className="g-sr">{t('ui.menu.account')}</span> <span className="g-who-name">{name}</span>
        <IconChevronDown className="g-icon" aria-hidden />
      </button>
      <ul className="g-account-entries" hidden={!isOpen}>
        {entries.map((entry) => (
          <li key={entry.label}>
            {entry.to === undefined ? (
              <button type="button" onClick={entry.onClick}>
                {entry.label}
              </button>
            ) : (
              <Link to={entry.to}>{entry.label}</Link>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
