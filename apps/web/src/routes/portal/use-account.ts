import { useQuery } from '@tanstack/react-query'
import type { Me } from '@guichet/contracts/me'
import { useOwnTheme } from '../../features/me/look.ts'
import { unreadNoticesQuery, type Unread } from '../../features/notifications/queries.ts'
import { signOut } from '../../features/session/sign-out.ts'
import { saveBeforeLeaving } from '../../leaving.ts'
import type { Translate } from '@guichet/i18n/translate'
import { useT } from '../../reader.tsx'
import type { Account } from '../../ui/account-menu.tsx'
import { toast } from '../../ui/toast.tsx'

/** The menu of whoever is signed in, in the look they chose. */
export function useAccount(me: Me): Account {
  const t = useT()
  useOwnTheme(me)
  const { data } = useQuery(unreadNoticesQuery)
  const leave = async () => {
    await saveBeforeLeaving()
    const { handDraftsOver } = await import('../../features/drafts/local-drafts.ts')
    await handDraftsOver(me.id)
    await signOut()
  }
  return {
    name: me.name,
    team: me.teams.length > 0,
    entries: [
      { label: t('portal.account'), to: '/compte' },
      { label: noticesLabel(t, data?.unread), to: '/notifications' },
      {
        label: t('ui.signOut'),
        onClick: () => void leave().catch(() => toast(t('portal.signOut.failed'), 'bad')),
      },
    ],
  }
}

function noticesLabel(t: Translate, unread: Unread = 0): string {
  if (unread === 0) return t('portal.notifications')
  if (typeof unread === 'number') return t('portal.notifications.unread', { count: unread })
  return t('portal.notifications.many', { count: unread.atLeast })
}
