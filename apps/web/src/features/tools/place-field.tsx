import type { Me } from '@guichet/contracts/me'
import type { SavedReplyInput } from '@guichet/contracts/tools'
import { useT } from '../../reader.tsx'
import { RadioField } from '../../ui/choice-field.tsx'

export type ToolPlace = Pick<SavedReplyInput, 'audience' | 'teamId'>

/** Whom it is for: oneself, a team whose replies one keeps, everybody. */
export function PlaceField({
  me,
  place,
  onPlace,
}: {
  me: Me
  place: ToolPlace
  onPlace: (place: ToolPlace) => void
}) {
  const t = useT()
  const teams = me.teams.filter(({ rights }) => rights.includes('reply.team'))
  if (teams.length === 0) return null
  const choose = (value: string) => {
    if (value === 'person' || value === 'everyone') onPlace({ audience: value, teamId: null })
    else onPlace({ audience: 'team', teamId: value })
  }
  return (
    <RadioField
      inline
      label={t('desk.view.for')}
      value={place.audience === 'team' ? (place.teamId ?? '') : place.audience}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
      choices={[
        { value: 'person', label: t('desk.view.for.me') },
        ...teams.map(({ team }) => ({
          value: team.id,
          label: t('desk.view.for.team', { team: team.label }),
        })),
        { value: 'everyone', label: t('desk.view.for.everyone') },
      ]}
    />
  )
}
