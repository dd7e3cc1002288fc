import {
  IconChartBar,
  IconCircleCheck,
  IconEye,
  IconInbox,
  IconHelpCircle,
  IconKeyboard,
  IconMessageReply,
  IconPlayerPause,
  IconPlus,
  IconSettings,
  IconTemplate,
  IconAlarm,
  IconArchive,
  IconUserPlus,
  IconUser,
  IconUserQuestion,
  IconUsers,
} from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { Link, Outlet, useLocation, useSearchParams } from 'react-router'
import type { Me } from '@guichet/contracts/me'
import type { TicketCounts } from '@guichet/contracts/tickets'
import { deskQuery } from '../../features/desk/queries.ts'
import { NotSent } from '../../features/held/not-sent.tsx'
import { useLive } from '../../features/live/live.ts'
import { meQuery } from '../../features/me/queries.ts'
import { EndingSession } from '../../features/session/ending-session.tsx'
import { IdleSession } from '../../features/session/idle-session.tsx'
import { LostSession } from '../../features/session/lost-session.tsx'
import { countsQuery } from '../../features/tickets/queries.ts'
import { VIEWS, countedOf, isCounted, savedIn, viewNamed } from '../../features/tickets/views.ts'
import { viewCountsQuery, viewsQuery } from '../../features/views/queries.ts'
import { useT } from '../../reader.tsx'
import { ButtonLink, IconButton } from '../../ui/button.tsx'
import { DeskShell, type RailGroup } from '../../ui/desk-shell.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { useFocusKept } from '../../ui/use-focus-kept.ts'
import { useKeys } from '../../ui/use-keys.ts'
import { CONFORMITY } from '../pages/conformity.ts'
import { useAccount } from '../portal/use-account.ts'
import { DeskSearch, searchId } from './desk-search.tsx'
import { KeysSheet } from './keys-sheet.tsx'
import { Palette } from './palette.tsx'
import './desk.css'

export { loader } from '../portal/layout.tsx'

// Who one is does not change from one ticket to the next; a lost session speaks for itself.
export const shouldRevalidate = () => false

const icons: Readonly<Record<string, ReactNode>> = {
  'a-prendre': <IconInbox className="g-icon" aria-hidden />,
  'mes-tickets': <IconUser className="g-icon" aria-hidden />,
  equipe: <IconUsers className="g-icon" aria-hidden />,
  reponses: <IconMessageReply className="g-icon" aria-hidden />,
  demandeur: <IconUserQuestion className="g-icon" aria-hidden />,
  attente: <IconPlayerPause className="g-icon" aria-hidden />,
  resolus: <IconCircleCheck className="g-icon" aria-hidden />,
  'en-retard': <IconAlarm className="g-icon" aria-hidden />,
  invitations: <IconUserPlus className="g-icon" aria-hidden />,
  termines: <IconArchive className="g-icon" aria-hidden />,
  suivis: <IconEye className="g-icon" aria-hidden />,
}

/** The agents' frame; whoever has no team is told so, and sent to the portal. */
export function Component() {
  const t = useT()
  const { data: me } = useSuspenseQuery(meQuery)
  const { data: desk } = useSuspenseQuery(deskQuery)
  const account = useAccount(me)
  useFocusKept()
  const rail = useRail()
  const savedViews = useSavedViews()
  const [answers, tools, figures, team] = [useAnswersItem(), useToolsItem(), useFiguresItem(), useTeamItem()]
  const isAgent = me.teams.length > 0
  const isAdministrator = me.roles.includes('administrator')
  const isOpen = (figures.isCurrent && readsFigures(me)) || (team.isCurrent && isAdministrator)
  const pages = [
    ...(mayWrite(me) ? [answers] : []),
    ...(isAgent ? [tools] : []),
    ...(readsFigures(me) ? [figures] : []),
    ...(isAgent || isAdministrator ? [team] : []),
  ]
  const [isSheetOpen, setSheetOpen] = useState(false)
  useLive()
  useKeys(me.preferences.shortcuts, {
    '?': () => setSheetOpen(true),
    '/': () => document.getElementById(searchId)?.focus(),
  })
  return (
    <DeskShell
      institution={desk.settings['brand.institution']}
      rail={[
        ...(isAgent ? [{ items: rail }, ...savedViews] : []),
        ...(pages.length > 0 ? [{ items: pages }] : []),
      ]}
      railEnd={<RailEnd me={me} />}
      search={isAgent && <DeskSearch />}
      action={
        isAgent && (
          <ButtonLink size="small" to="/bureau/deposer" icon={<IconPlus className="g-icon" aria-hidden />}>
            {t('desk.file')}
          </ButtonLink>
        )
      }
      tools={
        isAgent && (
          <span className="g-wide-only">
            <IconButton
              label={t('desk.keys')}
              icon={<IconKeyboard className="g-icon" aria-hidden />}
              onClick={() => setSheetOpen(true)}
            />
          </span>
        )
      }
      account={{ ...account, entries: [{ label: t('desk.portal'), to: '/' }, ...account.entries] }}
    >
      {me.sessionEndsAt && <EndingSession endsAt={me.sessionEndsAt} />}
      {me.sessionIdleEndsAt && <IdleSession endsAt={me.sessionIdleEndsAt} />}
      {isAgent && <NotSent />}
      {isAgent || isOpen ? <Outlet /> : <NoTeam />}
      {isSheetOpen && <KeysSheet isOn={me.preferences.shortcuts} onClose={() => setSheetOpen(false)} />}
      {isAgent && <Palette onKeys={() => setSheetOpen(true)} />}
      <LostSession />
    </DeskShell>
  )
}

/** Whose desk it is, and what every page must lead to. */
function RailEnd({ me: { teams } }: { me: Me }) {
  const t = useT()
  return (
    <>
      {teams.length > 0 && <p>{t('desk.team', { teams: teams.map(({ team }) => team.label).join(', ') })}</p>}
      <Link to="/plan">{t('ui.map')}</Link>
      <Link to="/accessibilite">{t(`ui.accessibility.${CONFORMITY}`)}</Link>
    </>
  )
}

function NoTeam() {
  const t = useT()
  return (
    <div className="g-desk-page">
      <PageHeading>{t('desk.noTeam')}</PageHeading>
      <EmptyState
        title={t('desk.noTeam.why')}
        action={
          <ButtonLink variant="filled" to="/">
            {t('desk.noTeam.portal')}
          </ButtonLink>
        }
      >
        {t('desk.noTeam.say')}
      </EmptyState>
    </div>
  )
}

function useRail() {
  const t = useT()
  const { data: counts } = useQuery(countsQuery)
  const { pathname } = useLocation()
  const [search] = useSearchParams()
  const isQueue = pathname === '/bureau' || search.has('vue')
  const isStandard = isQueue && !search.get('q') && savedIn(search) === undefined && !isCounted(search)
  const here = isStandard ? viewNamed(search.get('vue')).name : undefined
  return VIEWS.map((view) => {
    const counted = countedOf(view)
    const count = countOf(counted && counts?.desk?.[counted])
    return {
      to: `/bureau?vue=${view.name}`,
      label: t(view.label),
      icon: icons[view.name],
      count,
      hot: view.standard === 'overdue' && count !== undefined && count > 0,
      isCurrent: view.name === here,
    }
  })
}

/** The saved views, everybody's, the teams' and one's own, each with its count where it has one. */
function useSavedViews(): RailGroup[] {
  const t = useT()
  const [search] = useSearchParams()
  const { data: views } = useQuery(viewsQuery)
  const { data: counts } = useQuery(viewCountsQuery)
  const countsById = new Map(counts?.items.map(({ id, count }) => [id, countOf(count)]))
  const here = search.get('q') ? undefined : savedIn(search)
  return AUDIENCES.flatMap(({ audience, title }) => {
    const items = (views?.items ?? []).filter((view) => view.audience === audience)
    if (items.length === 0) return []
    const links = items.map(({ id, label }) => ({
      to: `/bureau?vue=${id}`,
      label,
      count: countsById.get(id),
      isCurrent: id === here,
    }))
    return [{ title: t(title), items: links }]
  })
}

const AUDIENCES = [
  { audience: 'everyone', title: 'desk.views.everyone' },
  { audience: 'team', title: 'desk.views.team' },
  { audience: 'person', title: 'desk.views.person' },
] as const

const writingRights: ReadonlySet<string> = new Set(['answer.write', 'answer.publish'])

const mayWrite = ({ teams }: Me): boolean =>
  teams.some(({ rights }) => rights.some((right) => writingRights.has(right)))

/** Administrators read the whole desk's, without a team too. */
const readsFigures = ({ roles, teams }: Me): boolean =>
  roles.includes('administrator') || teams.some(({ rights }) => rights.includes('report.read'))

function useFiguresItem() {
  const t = useT()
  const { pathname } = useLocation()
  return {
    to: '/bureau/chiffres',
    label: t('desk.figures'),
    icon: <IconChartBar className="g-icon" aria-hidden />,
    isCurrent: pathname.startsWith('/bureau/chiffres'),
  }
}

function useTeamItem() {
  const t = useT()
  const { pathname } = useLocation()
  return {
    to: '/bureau/equipe',
    label: t('desk.teamSettings'),
    icon: <IconSettings className="g-icon" aria-hidden />,
    isCurrent: pathname.startsWith('/bureau/equipe'),
  }
}

function useAnswersItem() {
  const t = useT()
  const { pathname } = useLocation()
  return {
    to: '/bureau/reponses',
    label: t('desk.answers'),
    icon: <IconHelpCircle className="g-icon" aria-hidden />,
    isCurrent: pathname.startsWith('/bureau/reponses'),
  }
}

function useToolsItem() {
  const t = useT()
  const { pathname } = useLocation()
  return {
    to: '/bureau/modeles',
    label: t('tools.title'),
    icon: <IconTemplate className="g-icon" aria-hidden />,
    isCurrent: pathname.startsWith('/bureau/modeles'),
  }
}

type Total = NonNullable<TicketCounts['desk']>['team']

const countOf = (total: Total | undefined): number | undefined =>
  typeof total === 'object' ? total.atLeast : total
