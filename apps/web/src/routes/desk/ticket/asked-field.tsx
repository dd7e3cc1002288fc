import { useQuery } from '@tanstack/react-query'
import type { Ticket } from '@guichet/contracts/tickets'
import { TicketSearch } from '../../../features/links/ticket-search.tsx'
import { PersonSearch } from '../../../features/people/person-search.tsx'
import { teamsQuery } from '../../../features/people/queries.ts'
import type { Act, Asked } from '../../../features/tickets/acts.ts'
import { useT } from '../../../reader.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextAreaField, TextField } from '../../../ui/text-field.tsx'
import type { Answers } from './act-answers.ts'
import { TransferFields } from './transfer-fields.tsx'

export type AskedFieldProps = {
  asked: Asked
  act: Act
  ticket: Ticket
  answers: Answers
  onAnswer: (more: Partial<Answers>) => void
  /** A field of words was left. */
  onLeave: () => void
  error: string | undefined
}

export function AskedField(props: AskedFieldProps) {
  const t = useT()
  const { asked, act, answers, onAnswer, error } = props
  if (asked === 'team') return <TransferFields {...props} />
  if (asked === 'colleague') return <ColleagueField {...props} />
  if (asked === 'person')
    return (
      <PersonSearch
        agents
        label={t('desk.act.person')}
        value={answers.personId}
        onChoose={(personId) => onAnswer({ personId })}
        error={error}
      />
    )
  if (asked === 'recall')
    return (
      <TextField
        type="datetime-local"
        label={t('desk.act.recall')}
        hint={t('desk.act.recall.hint')}
        optional
        error={error}
        value={answers.recallAt}
        onChange={(event) => onAnswer({ recallAt: event.currentTarget.value })}
      />
    )
  if (asked === 'minutes')
    return (
      <TextField
        label={t('tools.time.minutes')}
        inputMode="numeric"
        error={error}
        value={answers.minutes}
        onChange={({ currentTarget }) => onAnswer({ minutes: currentTarget.value.replaceAll(/\D/g, '') })}
      />
    )
  if (asked === 'reference')
    return (
      <>
        {act.hint && <p>{t(act.hint)}</p>}
        <TicketSearch
          besides={props.ticket.reference}
          value={answers.reference}
          onChoose={(reference) => onAnswer({ reference })}
          error={error}
        />
      </>
    )
  return (
    <TextAreaField
      label={t(act.says ?? 'desk.act.text')}
      optional={asked === 'maybe-text'}
      hint={act.hint && t(act.hint)}
      error={error}
      autosize
      minRows={4}
      maxRows={14}
      value={answers.text}
      onChange={(event) => onAnswer({ text: event.currentTarget.value })}
      onBlur={props.onLeave}
    />
  )
}

function ColleagueField({ ticket, answers, onAnswer, error }: AskedFieldProps) {
  const t = useT()
  const { data } = useQuery(teamsQuery)
  const members = data?.items.find(({ id }) => id === ticket.team.id)?.members ?? []
  return (
    <SelectField
      label={t('desk.act.colleague')}
      hint={t('desk.act.colleague.hint', { team: ticket.team.label })}
      placeholder={t('desk.choose')}
      error={error}
      value={answers.agentId}
      onChange={(event) => onAnswer({ agentId: event.currentTarget.value })}
      options={members
        .filter(({ id }) => id !== ticket.agent?.id)
        .map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}
