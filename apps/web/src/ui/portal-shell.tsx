import { IconMenu2 } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { Link, useLocation, type Location } from 'react-router'
import { useT } from '../reader.tsx'
import { AccountMenu, type Account } from './account-menu.tsx'
import { Button } from './button.tsx'
import { NamePlate } from './name-plate.tsx'
import {
  LanguageSwitch,
  ThemeSwitch,
  type LanguageSwitchProps,
  type ThemeSwitchProps,
} from './preferences.tsx'
import './portal-shell.css'

export type NavItem = {
  to: string
  label: string
  /** what awaits there, in words: « 2 à lire » */ badge?: string | undefined
}

export type PortalShellProps = {
  institution: string
  nav: readonly NavItem[]
  account?: Account
  /** How to reach a person; the same place on every page. */
  help?: ReactNode
  /** Accessibility statement, personal data, terms. */
  links?: readonly { to: string; label: string }[]
  /** Above the menu: the time and who one is, where the desk says so. */
  identity?: ReactNode
  /** After the links: how one signs in behind a permanent link. */
  note?: ReactNode
  onLanguage?: LanguageSwitchProps['onChoose']
  onTheme?: ThemeSwitchProps['onChoose']
  children: ReactNode
}

export function PortalShell({
  institution,
  nav,
  account,
  help,
  links = [],
  identity,
  note,
  onLanguage,
  onTheme,
  children,
}: PortalShellProps) {
  const t = useT()
  return (
    <>
      <a className="g-skip" href="#contenu">
        {t('ui.skip')}
      </a>
      <header className="g-top g-no-print">
        {identity && <p className="g-identity">{identity}</p>}
        <div className="g-wrap">
          <NamePlate name={institution} detail={t('ui.subtitle')} />
          <nav className="g-nav g-wide-only" aria-label={t('ui.menu.main')}>
            <NavLinks items={nav} />
          </nav>
          {account && (
            <div className="g-wide-only">
              <AccountMenu {...account} />
            </div>
          )}
          <PhoneMenu nav={nav} account={account} />
        </div>
      </header>
      <main id="contenu" tabIndex={-1}>
        {children}
      </main>
      <footer className="g-foot g-no-print">
        <div className="g-wrap">
          {help && (
            <p className="g-foot-help">
              <b>{t('ui.help')}</b> {help}
            </p>
          )}
          {links.map((link) => (
            <Link key={link.to} to={link.to}>
              {link.label}
            </Link>
          ))}
          {note && <span>{note}</span>}
          <div className="g-foot-preferences">
            <LanguageSwitch {...(onLanguage ? { onChoose: onLanguage } : {})} />
            <ThemeSwitch {...(onTheme ? { onChoose: onTheme } : {})} />
          </div>
        </div>
      </footer>
    </>
  )
}

function NavLinks({ items }: { items: readonly NavItem[] }) {
  const here = useLocation()
  const current = items.find(({ to }) => to === here.pathname + here.search) ?? items.find(leadsTo(here))
  return items.map((item) => (
    <Link key={item.to} to={item.to} aria-current={item === current ? 'page' : undefined}>
      {item.label}
      {item.badge && (
        <>
          {' '}
          <span className="g-nav-badge">{item.badge}</span>
        </>
      )}
    </Link>
  ))
}

// A page under another's address belongs to it; the home page is above none.
const leadsTo =
  ({ pathname }: Location) =>
  ({ to }: NavItem) =>
    to === pathname || (to !== '/' && pathname.startsWith(`${to}/`))

function PhoneMenu({ nav, account }: { nav: readonly NavItem[]; account: Account | undefined }) {
  const t = useT()
  const { key } = useLocation()
  const [openedAt, setOpenedAt] = useState<string>()
  // Opened for one place: going anywhere closes it.
  const isOpen = openedAt === key
  return (
    <div
      className="g-phone-only g-phone-menu"
      onKeyDown={(event) => event.key === 'Escape' && setOpenedAt(undefined)}
    >
      <Button
        size="small"
        icon={<IconMenu2 className="g-icon" aria-hidden />}
        aria-expanded={isOpen}
        aria-controls="menu"
        onClick={() => setOpenedAt(isOpen ? undefined : key)}
      >
        {t('ui.menu')}
      </Button>
      <nav id="menu" hidden={!isOpen} aria-label={t('ui.menu.main')}>
        <NavLinks items={nav} />
        {account && <p className="g-phone-who">{account.name}</p>}
        {account?.entries.map((entry) =>
          entry.to === undefined ? (
            <button key={entry.label} type="button" onClick={entry.onClick}>
              {entry.label}
            </button>
          ) : (
            <Link key={entry.label} to={entry.to}>
              {entry.label}
            </Link>
          ),
        )}
      </nav>
    </div>
  )
}
