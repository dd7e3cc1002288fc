import { useQuery } from '@tanstack/react-query'
import { Outlet } from 'react-router'
import { deskQuery } from '../../features/desk/queries.ts'
import { useLive } from '../../features/live/live.ts'
import { meQuery } from '../../features/me/queries.ts'
import { useT } from '../../reader.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PortalShell } from '../../ui/portal-shell.tsx'

export function Component() {
  const t = useT()
  const { data: me } = useQuery(meQuery)
  const { data: desk } = useQuery(deskQuery)
  useLive()
  if (!me || !desk) return <Loading />
  return (
    <PortalShell
      institution={desk.settings['brand.institution']}
      nav={[
        { to: '/', label: t('portal.nav.home') },
        { to: '/deposer', label: t('portal.nav.file') },
        { to: '/demandes', label: t('portal.nav.requests') },
      ]}
      account={{ name: me.name, entries: [{ label: t('account.preferences'), to: '/compte' }] }}
    >
      <Outlet />
    </PortalShell>
  )
}
