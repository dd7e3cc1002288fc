import { followLevel } from '@guichet/contracts/following'
import type { Me } from '@guichet/contracts/me'
import { useT } from '../../reader.tsx'
import { Section } from '../../ui/section.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { useFollowTeam } from './mutations.ts'

/** For each of one's teams, what one is told of its tickets; each choice is kept at once. */
export function FollowLevels({ teams }: { teams: Me['teams'] }) {
  const t = useT()
  const following = useFollowTeam()
  const options = followLevel.options.map((value) => ({ value, label: t(`following.level.${value}`) }))
  return (
    <Section title={t('following.levels')} aside={t('following.levels.say')} id="suivi">
      <div className="g-form">
        {teams.map(({ team, follow }) => (
          <SelectField
            key={team.id}
            label={team.label}
            options={options}
            value={follow}
            onChange={({ currentTarget }) =>
              following.mutate(
                { teamId: team.id, follow: followLevel.parse(currentTarget.value) },
                {
                  onSuccess: () => toast(t('following.saved')),
                  onError: (refusal) => toast(refusal.message, 'bad'),
                },
              )
            }
          />
        ))}
      </div>
    </Section>
  )
}
