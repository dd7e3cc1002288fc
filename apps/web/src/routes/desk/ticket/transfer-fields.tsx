import { useQuery } from '@tanstack/react-query'
import { catalogueQuery } from '../../../features/catalogue/queries.ts'
import { topicOptions, topicsOf } from '../../../features/catalogue/topics.ts'
import { teamsQuery } from '../../../features/people/queries.ts'
import { useDeskLang } from '../../../format/desk-words.tsx'
import { useT } from '../../../reader.tsx'
import { CheckboxField, RadioField } from '../../../ui/choice-field.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import type { AskedFieldProps } from './asked-field.tsx'

/** Where the ticket goes, under which topic, with whom; and who reads the word that goes with it. */
export function TransferFields({ ticket, answers, onAnswer, error }: AskedFieldProps) {
  const t = useT()
  const lang = useDeskLang()
  const { data } = useQuery(teamsQuery)
  const { data: catalogue } = useQuery(catalogueQuery)
  const teams = data?.items.filter((team) => team.acceptsTransfers && team.id !== ticket.team.id) ?? []
  const topics = topicsOf(catalogue?.categories ?? []).filter(
    ({ category }) => category.team.id === answers.teamId,
  )
  const guests = ticket.participants.filter(({ role }) => role === 'guest_agent')
  return (
    <>
      <SelectField
        label={t('desk.act.team')}
        placeholder={t('desk.choose')}
        error={error}
        value={answers.teamId}
        onChange={(event) => onAnswer({ teamId: event.currentTarget.value, categoryId: '' })}
        options={teams.map(({ id, label, level }) => ({
          value: id,
          label: t('desk.act.team.level', { label, level }),
        }))}
      />
      {topics.length > 0 && (
        <SelectField
          label={t('desk.fact.category')}
          optional
          placeholder={t('desk.act.category.same', { category: ticket.category.label })}
          value={answers.categoryId}
          onChange={(event) => onAnswer({ categoryId: event.currentTarget.value })}
          options={topicOptions(topics, lang)}
        />
      )}
      {guests.length > 0 && (
        <CheckboxField
          label={t('desk.act.guests')}
          hint={guests.map(({ person }) => person.name).join(', ')}
          checked={answers.keepsGuests}
          onChange={(event) => onAnswer({ keepsGuests: event.currentTarget.checked })}
        />
      )}
      <RadioField
        inline
        label={t('desk.act.audience')}
        value={answers.audience}
        onChange={(event) => onAnswer({ audience: event.currentTarget.value })}
        choices={[
          { value: 'team', label: t('desk.act.audience.team') },
          { value: 'public', label: t('desk.act.audience.public') },
        ]}
      />
    </>
  )
}
