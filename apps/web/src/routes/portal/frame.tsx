import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Me } from '@guichet/contracts/me'
import { deskQuery } from '../../features/desk/queries.ts'
import { useKeepPreference } from '../../features/me/mutations.ts'
import { useLive } from '../../features/live/live.ts'
import { EndingSession } from '../../features/session/ending-session.tsx'
import { IdleSession } from '../../features/session/idle-session.tsx'
import { LostSession } from '../../features/session/lost-session.tsx'
import { countsQuery } from '../../features/tickets/queries.ts'
import { useT } from '../../reader.tsx'
import { PortalShell, type NavItem } from '../../ui/portal-shell.tsx'
import { CONFORMITY } from '../pages/conformity.ts'
import { HelpLine } from './help-line.tsx'
import { Identity } from './identity.tsx'
import { useAccount } from './use-account.ts'

/** The portal around a page of somebody signed in: where to go, who one is, what is new. */
export function SignedInFrame({ me, children }: { me: Me; children: ReactNode }) {
  const t = useT()
  const keep = useKeepPreference()
  const account = useAccount(me)
  const { data: counts } = useQuery(countsQuery)
  const { settings } = useSuspenseQuery(deskQuery).data
  useLive()
  const unread = counts?.mine.unread ?? 0
  const nav: NavItem[] = [
    { to: '/', label: t('portal.nav.home') },
    { to: '/deposer', label: t('portal.nav.file') },
    {
      to: '/demandes',
      label: t('portal.nav.requests'),
      badge: unread > 0 ? t('portal.nav.toRead', { count: unread }) : undefined,
    },
    ...(settings['menu.search'] ? [{ to: '/demandes#recherche', label: t('portal.nav.search') }] : []),
    ...(settings['menu.bookmarks'] ? [{ to: '/demandes?vue=signets', label: t('portal.nav.kept') }] : []),
    ...(settings['statistics.requesters']
      ? [{ to: '/statistiques', label: t('portal.nav.statistics') }]
      : []),
    { to: '/reponses', label: t('portal.nav.answers') },
    ...(me.teams.length > 0 ? [{ to: '/bureau', label: t('portal.nav.desk') }] : []),
  ]
  return (
    <Frame
      nav={nav}
      account={account}
      identity={settings['header.identity'] && <Identity me={me} />}
      onLanguage={(language) => keep.mutate({ language })}
      onTheme={(theme) => keep.mutate({ theme })}
    >
      {me.sessionEndsAt && <EndingSession endsAt={me.sessionEndsAt} />}
      {me.sessionIdleEndsAt && <IdleSession endsAt={me.sessionIdleEndsAt} />}
      {children}
      <LostSession />
    </Frame>
  )
}

/** The portal around a page that anybody may read. */
export function OpenFrame({ children }: { children: ReactNode }) {
  const t = useT()
  return <Frame nav={[{ to: '/connexion', label: t('portal.nav.signIn') }]}>{children}</Frame>
}

type FrameProps = Omit<Parameters<typeof PortalShell>[0], 'institution' | 'help' | 'links' | 'note'>

function Frame(props: FrameProps) {
  const t = useT()
  const { data: desk } = useSuspenseQuery(deskQuery)
  const kind = desk.settings['footer.authentication']
  return (
    <PortalShell
      {...props}
      institution={desk.settings['brand.institution']}
      help={<HelpLine settings={desk.settings} />}
      note={kind !== null && t('portal.authentication', { kind })}
      links={[
        { to: '/aide', label: t('portal.help') },
        { to: '/plan', label: t('ui.map') },
        { to: '/accessibilite', label: t(`ui.accessibility.${CONFORMITY}`) },
        { to: '/donnees-personnelles', label: t('ui.privacy') },
        { to: '/conditions', label: t('ui.terms') },
      ]}
    />
  )
}
