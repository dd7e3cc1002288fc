import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { Me } from '@guichet/contracts/me'
import { AbsenceSection } from '../../features/account/absence.tsx'
import { Identity } from '../../features/account/identity.tsx'
import { OwnData } from '../../features/account/own-data.tsx'
import { PreferenceFields, type Preferences } from '../../features/account/preferences.tsx'
import { Sessions } from '../../features/account/sessions.tsx'
import { Tokens } from '../../features/account/tokens.tsx'
import { FollowLevels } from '../../features/following/follow-levels.tsx'
import { useKeepPreference } from '../../features/me/mutations.ts'
import { meQuery } from '../../features/me/queries.ts'
import { teamsQuery } from '../../features/people/queries.ts'
import { useT } from '../../reader.tsx'
import { Hall } from '../../ui/hall.tsx'
import { toast } from '../../ui/toast.tsx'
import '../../features/account/account.css'

export function Component() {
  const t = useT()
  const { data: me } = useSuspenseQuery(meQuery)
  const keeping = useKeepPreference()
  const keep = (changed: Partial<Preferences>) =>
    keeping.mutate(changed, {
      onSuccess: () => toast(t('account.saved')),
      onError: (error) => toast(error.message, 'bad'),
    })
  return (
    <>
      <Hall title={t('account.title')} />
      <div className="g-wrap">
        <div className="g-reading">
          <Identity me={me} />
          <PreferenceFields preferences={me.preferences} hasDesk={me.teams.length > 0} onChange={keep} />
          {me.teams.length > 0 && <OnTheDesk me={me} />}
        </div>
        <Sessions />
        <Tokens />
        <OwnData />
      </div>
    </>
  )
}

/** What one is told of one's teams; whoever works with one may stand in for one. */
function OnTheDesk({ me }: { me: Me }) {
  const { data } = useQuery(teamsQuery)
  const members = data?.items.flatMap((team) => team.members) ?? []
  const colleagues = new Map(members.map((person) => [person.id, person]))
  colleagues.delete(me.id)
  return (
    <>
      <FollowLevels teams={me.teams} />
      <AbsenceSection colleagues={[...colleagues.values()]} />
    </>
  )
}
