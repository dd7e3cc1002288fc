import {
  IconCircleCheck,
  IconEye,
  IconInbox,
  IconMessageReply,
  IconPlayerPause,
  IconSearch,
  IconUser,
  IconUserQuestion,
  IconUsers,
} from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Outlet, useLocation, useNavigate, useSearchParams } from 'react-router'
import type { TicketCounts } from '@guichet/contracts/tickets'
import { deskQuery } from '../../features/desk/queries.ts'
import { useLive } from '../../features/live/live.ts'
import { meQuery } from '../../features/me/queries.ts'
import { VIEWS, viewNamed } from '../../features/tickets/views.ts'
import { EndingSession } from '../../features/session/ending-session.tsx'
import { LostSession } from '../../features/session/lost-session.tsx'
import { countsQuery } from '../../features/tickets/queries.ts'
import { useT } from '../../reader.tsx'
import { DeskShell } from '../../ui/desk-shell.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useAccount } from '../portal/use-account.ts'
import './desk.css'

export { loader } from '../portal/layout.tsx'

const icons: Readonly<Record<string, ReactNode>> = {
  'a-prendre': <IconInbox className="g-icon" aria-hidden />,
  'mes-tickets': <IconUser className="g-icon" aria-hidden />,
  equipe: <IconUsers className="g-icon" aria-hidden />,
  reponses: <IconMessageReply className="g-icon" aria-hidden />,
  demandeur: <IconUserQuestion className="g-icon" aria-hidden />,
  attente: <IconPlayerPause className="g-icon" aria-hidden />,
  resolus: <IconCircleCheck className="g-icon" aria-hidden />,
  suivis: <IconEye className="g-icon" aria-hidden />,
}

/** The agents' frame; whoever has no team is told so, and sent to the portal. */
export function Component() {
  const t = useT()
  const { data: me } = useSuspenseQuery(meQuery)
  const { data: desk } = useSuspenseQuery(deskQuery)
  const { data: counts } = useQuery(countsQuery)
  const account = useAccount(me)
  const { pathname } = useLocation()
  const [search] = useSearchParams()
  useLive()
  const here = pathname === '/bureau' && !search.get('q') ? viewNamed(search.get('vue')).name : undefined
  const items = VIEWS.map((view) => ({
    to: `/bureau?vue=${view.name}`,
    label: t(view.label),
    icon: icons[view.name],
    count: countOf(view.count && counts?.desk?.[view.count]),
    isCurrent: view.name === here,
  }))
  return (
    <DeskShell
      institution={desk.settings['brand.institution']}
      rail={[{ items }]}
      railEnd={me.teams.map(({ team }) => team.label).join(', ')}
      search={<Search />}
      account={{ ...account, entries: [{ label: t('desk.portal'), to: '/' }, ...account.entries] }}
    >
      {me.sessionEndsAt && <EndingSession endsAt={me.sessionEndsAt} />}
      {me.teams.length > 0 ? (
        <Outlet />
      ) : (
        <EmptyState title={t('desk.noTeam')}>{t('desk.noTeam.say')}</EmptyState>
      )}
      <LostSession />
    </DeskShell>
  )
}

type Total = NonNullable<TicketCounts['desk']>['team']

const countOf = (total: Total | undefined): number | undefined =>
  typeof total === 'object' ? total.atLeast : total

export const searchId = 'chercher'

function Search() {
  const t = useT()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const q = search.get('q') ?? ''
  return (
    <form
      role="search"
      className="g-desk-search"
      onSubmit={(event) => {
        event.preventDefault()
        const asked = new FormData(event.currentTarget).get('q')
        void navigate(
          `/bureau?${new URLSearchParams({ q: typeof asked === 'string' ? asked : '' }).toString()}`,
        )
      }}
    >
      <IconSearch className="g-icon" aria-hidden />
      <input
        key={q}
        id={searchId}
        type="search"
        name="q"
        defaultValue={q}
        maxLength={200}
        aria-label={t('desk.search')}
        placeholder={t('desk.search')}
      />
    </form>
  )
}
