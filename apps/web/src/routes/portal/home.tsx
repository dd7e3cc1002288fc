import { useT } from '../../reader.tsx'
import { Hall } from '../../ui/hall.tsx'
import { PortalShell } from '../../ui/portal-shell.tsx'

export function Component() {
  const t = useT()
  return (
    <PortalShell institution={t('ui.application')} nav={[{ to: '/', label: t('portal.nav.home') }]}>
      <Hall title={t('portal.home.title')} />
    </PortalShell>
  )
}
