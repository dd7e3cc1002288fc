import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { Me } from '@guichet/contracts/me'
import type { Team } from '@guichet/contracts/people'
import type { ServiceTarget } from '@guichet/contracts/service'
import { meQuery } from '../../features/me/queries.ts'
import { teamsQuery } from '../../features/people/queries.ts'
import type { Foreseen } from '../../features/team/foreseen.tsx'
import { calendarsQuery, rulesQuery, targetsQuery, warningsQuery } from '../../features/team/queries.ts'
import { useT } from '../../reader.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { ToolSelect } from './queue/tool-select.tsx'
import { Hours, hoursOf } from './team/hours.tsx'
import { TeamMailbox } from './team/mailbox.tsx'
import { Marks } from './team/marks.tsx'
import { Members } from './team/members.tsx'
import { Rules } from './team/rules.tsx'
import { Targets } from './team/targets.tsx'
import { WarningSettings } from './team/warnings.tsx'
import { useAddress } from './use-address.ts'
import '../../features/team/team.css'

/** Who takes what, when a team works and what it promises: leads and administrators change it, agents read it. */
export function Component() {
  const t = useT()
  const { data: me } = useSuspenseQuery(meQuery)
  const { data, error } = useQuery(teamsQuery)
  const [search, put] = useAddress()
  const teams = readBy(me, data?.items ?? [])
  const team = teams.find(({ id }) => id === search.get('equipe')) ?? teams[0]
  const title = t('team.title')
  return (
    <div className="g-desk-page g-team">
      <PageHeading tab={team ? t('team.title.of', { team: team.label }) : title}>{title}</PageHeading>
      <p className="g-dim">{t('team.say')}</p>
      {teams.length > 1 && team && (
        <div className="g-queue-tools">
          <ToolSelect
            label={t('team.choose')}
            value={team.id}
            options={teams.map(({ id, label }) => ({ value: id, label }))}
            onChange={(equipe) => put({ equipe })}
          />
        </div>
      )}
      {teams.length === 1 && <h2>{team?.label}</h2>}
      <RefusalNotice error={error} />
      {data === undefined && error === null && <Loading />}
      {data && team === undefined && <EmptyState title={t('team.none')} />}
      {team && <Settings key={team.id} me={me} team={team} teams={data?.items ?? []} />}
    </div>
  )
}

/** One’s own teams; every one for an administrator. */
const readBy = ({ roles, teams }: Me, all: readonly Team[]): readonly Team[] =>
  roles.includes('administrator') ? all : all.filter(({ id }) => teams.some(({ team }) => team.id === id))

function Settings({ me, team, teams }: { me: Me; team: Team; teams: readonly Team[] }) {
  const isAdministrator = me.roles.includes('administrator')
  const leads = isAdministrator || me.teams.some((one) => one.team.id === team.id && one.role === 'lead')
  const calendars = useQuery(calendarsQuery)
  const targets = useQuery(targetsQuery)
  const rules = useQuery(rulesQuery)
  const warnings = useQuery(warningsQuery)
  const calendar = calendars.data?.items.find(({ teamIds }) => teamIds.includes(team.id)) ?? null
  const categories = rules.data?.items ?? []
  return (
    <>
      <Members teamId={team.id} mayChange={leads} />
      <Marks team={team} mayChange={leads} />
      <TeamMailbox team={team} />
      <RefusalNotice error={calendars.error ?? targets.error ?? rules.error ?? warnings.error} />
      {calendars.data && targets.data && (
        <Hours
          teamId={team.id}
          calendar={calendar}
          teams={teams.map(({ id, label }) => ({ value: id, label }))}
          delays={usual(targets.data.items)}
          mayChange={isAdministrator}
        />
      )}
      {targets.data && rules.data && (
        <Targets
          targets={targets.data.items}
          version={targets.data.version}
          categories={categories}
          hours={calendar && hoursOf(calendar)}
          mayChange={isAdministrator}
        />
      )}
      {rules.data && (
        <Rules
          categories={categories.filter((one) => one.acceptsTickets && one.team?.id === team.id)}
          mayChange={isAdministrator}
        />
      )}
      {warnings.data && <WarningSettings {...warnings.data} mayChange={isAdministrator} />}
    </>
  )
}

/** What the desk promises in any case, else half a day: what an example is made of. */
function usual(targets: readonly ServiceTarget[]): Foreseen[] {
  const line = targets.find(({ categoryId, priority }) => categoryId === null && priority === null)
  return [{ delay: 'resolve', minutes: line?.resolveMinutes ?? HALF_A_DAY }]
}
const HALF_A_DAY = 240
