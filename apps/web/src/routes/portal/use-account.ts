import type { Me } from '@guichet/contracts/me'
import { handDraftsOver } from '../../features/drafts/local-drafts.ts'
import { signOut } from '../../features/session/sign-out.ts'
import { saveBeforeLeaving } from '../../leaving.ts'
import { useT } from '../../reader.tsx'
import type { Account } from '../../ui/account-menu.tsx'
import { toast } from '../../ui/toast.tsx'

export function useAccount(me: Me): Account {
  const t = useT()
  const leave = async () => {
    await saveBeforeLeaving()
    await handDraftsOver(me.id)
    await signOut().catch(() => toast(t('portal.signOut.failed'), 'bad'))
  }
  return {
    name: me.name,
    team: me.teams.length > 0,
    entries: [
      { label: t('portal.account'), to: '/compte' },
      { label: t('ui.signOut'), onClick: () => void leave() },
    ],
  }
}
