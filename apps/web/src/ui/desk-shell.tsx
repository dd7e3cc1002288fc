import { IconMenu2 } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { useT } from '../reader.tsx'
import { AccountMenu, type Account } from './account-menu.tsx'
import { IconButton } from './button.tsx'
import { NamePlate } from './name-plate.tsx'
import './desk-shell.css'

export type RailItem = {
  to: string
  label: string
  icon?: ReactNode
  count?: number | undefined
  /** What the count calls for: late tickets. */
  hot?: boolean
  /** When the address alone does not tell (a view in the query string). */
  isCurrent?: boolean
}

export type RailGroup = { title?: string; items: readonly RailItem[] }

export type DeskShellProps = {
  institution: string
  rail: readonly RailGroup[]
  /** Under the views: the team, who is there. */
  railEnd?: ReactNode
  /** The search field. */
  search?: ReactNode
  /** Beside the search: the action of every page. */
  action?: ReactNode
  /** On the right, before the account: links and icon buttons. */
  tools?: ReactNode
  account?: Account
  /** `DeskPanes`, or any page in one column. */
  children: ReactNode
}

/** The agent's frame: a bar, the views, and panes that never jump. */
export function DeskShell({
  institution,
  rail,
  railEnd,
  search,
  action,
  tools,
  account,
  children,
}: DeskShellProps) {
  const t = useT()
  const { key } = useLocation()
  const [railOpenedAt, setRailOpenedAt] = useState<string>()
  const isRailOpen = railOpenedAt === key
  return (
    <div className="g-desk" data-rail={isRailOpen ? 'open' : undefined}>
      <a className="g-skip" href="#contenu">
        {t('ui.skip')}
      </a>
      <header className="g-desk-bar g-no-print">
        <div className="g-phone-only">
          <IconButton
            label={t('ui.menu.views')}
            icon={<IconMenu2 className="g-icon" aria-hidden />}
            aria-expanded={isRailOpen}
            aria-controls="views"
            onClick={() => setRailOpenedAt(isRailOpen ? undefined : key)}
          />
        </div>
        <NamePlate name={t('ui.application')} detail={institution} />
        {search}
        {action}
        <div className="g-desk-tools">
          {tools}
          {account && <AccountMenu {...account} team />}
        </div>
      </header>
      <nav id="views" className="g-rail g-no-print" aria-label={t('ui.menu.views')}>
        {rail.map((group) => (
          <RailItems key={group.title ?? ''} group={group} />
        ))}
        {railEnd && <div className="g-rail-end">{railEnd}</div>}
      </nav>
      <main id="contenu" tabIndex={-1} className="g-desk-main">
        {children}
      </main>
    </div>
  )
}

function RailItems({ group }: { group: RailGroup }) {
  const { pathname, search } = useLocation()
  const isHere = (item: RailItem) => item.isCurrent ?? item.to === pathname + search
  return (
    <>
      {group.title && <h2>{group.title}</h2>}
      <ul>
        {group.items.map((item) => (
          <li key={item.to}>
            <Link to={item.to} aria-current={isHere(item) ? 'page' : undefined}>
              {item.icon}
              {item.label}
              {item.count !== undefined && (
                <span className={item.hot ? 'g-rail-count g-rail-hot' : 'g-rail-count'}>{item.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
