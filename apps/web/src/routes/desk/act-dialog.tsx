import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Ticket } from '@guichet/contracts/tickets'
import { PersonSearch } from '../../features/people/person-search.tsx'
import { teamsQuery } from '../../features/people/queries.ts'
import type { Act, Asked } from '../../features/tickets/acts.ts'
import { useFireEvent, type FiredEvent } from '../../features/tickets/mutations.ts'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioField } from '../../ui/choice-field.tsx'
import { Dialog } from '../../ui/confirm.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'

const EMPTY = {
  text: '',
  audience: 'team',
  agentId: '',
  personId: '',
  teamId: '',
  recallAt: '',
  reference: '',
}
type Answers = typeof EMPTY

export type ActDialogProps = { act: Act; ticket: Ticket; onClose: () => void }

/** One act on a ticket, with what it asks; what was typed stays when it is refused. */
export function ActDialog({ act, ticket, onClose }: ActDialogProps) {
  const t = useT()
  const [answers, setAnswers] = useState<Answers>(EMPTY)
  const [isTried, setTried] = useState(false)
  const [key] = useState(() => crypto.randomUUID())
  const fire = useFireEvent(ticket.reference)
  const answer = (more: Partial<Answers>) => setAnswers((all) => ({ ...all, ...more }))
  const missing = isTried ? act.asks.filter((asked) => isMissing(asked, answers)) : []
  const send = () => {
    setTried(true)
    if (act.asks.some((asked) => isMissing(asked, answers))) return
    fire.mutate(
      { event: eventOf(act, answers), key },
      {
        onSuccess: () => {
          toast(t('desk.done', { act: t(act.label) }))
          onClose()
        },
      },
    )
  }
  return (
    <Dialog opened title={t(act.label)} onClose={onClose}>
      <form
        className="g-act-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <RefusalNotice error={fire.error} />
        {act.asks.length === 0 && <p>{t('desk.act.sure', { reference: ticket.reference })}</p>}
        {act.asks.map((asked) => (
          <AskedField
            key={asked}
            asked={asked}
            act={act}
            ticket={ticket}
            answers={answers}
            onAnswer={answer}
            error={missing.includes(asked) ? t('desk.act.missing') : undefined}
          />
        ))}
        <div className="g-acts">
          <Button type="submit" variant="filled" disabled={fire.isPending}>
            {t(act.label)}
          </Button>
          <Button onClick={onClose}>{t('ui.back')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

const required: Readonly<Partial<Record<Asked, keyof Answers>>> = {
  text: 'text',
  colleague: 'agentId',
  person: 'personId',
  team: 'teamId',
  reference: 'reference',
}

function isMissing(asked: Asked, answers: Answers): boolean {
  const field = required[asked]
  return field !== undefined && answers[field].trim() === ''
}

/** What the API is sent: the fields that this event takes, and no other. */
function eventOf(
  { event }: Act,
  { text, audience, agentId, personId, teamId, recallAt, reference }: Answers,
): FiredEvent {
  switch (event) {
    case 'assign':
    case 'hand_over':
      return { event, agentId }
    case 'invite':
      return { event, personId }
    case 'transfer':
      return { event, teamId, text, audience: audience === 'public' ? 'public' : 'team' }
    case 'hold':
      return { event, text, ...(recallAt === '' ? {} : { recallAt: new Date(recallAt).toISOString() }) }
    case 'close_as_duplicate':
      return { event, duplicateOf: reference }
    case 'resolve':
    case 'resume_work':
    case 'reopen':
    case 'request_info':
    case 'refuse':
      return { event, text }
    default:
      return { event: event === 'release' ? 'release' : 'close_ownerless' }
  }
}

type AskedProps = {
  asked: Asked
  act: Act
  ticket: Ticket
  answers: Answers
  onAnswer: (more: Partial<Answers>) => void
  error: string | undefined
}

function AskedField(props: AskedProps) {
  const t = useT()
  const { asked, act, answers, onAnswer, error } = props
  if (asked === 'team') return <TeamField {...props} />
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
        optional
        value={answers.recallAt}
        onChange={(event) => onAnswer({ recallAt: event.currentTarget.value })}
      />
    )
  if (asked === 'reference')
    return (
      <TextField
        label={t('desk.act.reference')}
        error={error}
        value={answers.reference}
        onChange={(event) => onAnswer({ reference: event.currentTarget.value })}
      />
    )
  return (
    <TextAreaField
      label={t('desk.act.text')}
      optional={asked === 'maybe-text'}
      hint={act.hint && t(act.hint)}
      error={error}
      autosize
      minRows={4}
      value={answers.text}
      onChange={(event) => onAnswer({ text: event.currentTarget.value })}
    />
  )
}

function TeamField({ ticket, answers, onAnswer, error }: AskedProps) {
  const t = useT()
  const { data } = useQuery(teamsQuery)
  const teams = data?.items.filter((team) => team.acceptsTransfers && team.id !== ticket.team.id) ?? []
  return (
    <>
      <SelectField
        label={t('desk.act.team')}
        placeholder={t('desk.choose')}
        error={error}
        value={answers.teamId}
        onChange={(event) => onAnswer({ teamId: event.currentTarget.value })}
        options={teams.map(({ id, label, level }) => ({
          value: id,
          label: t('desk.act.team.level', { label, level }),
        }))}
      />
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

function ColleagueField({ ticket, answers, onAnswer, error }: AskedProps) {
  const t = useT()
  const { data } = useQuery(teamsQuery)
  const members = data?.items.find(({ id }) => id === ticket.team.id)?.members ?? []
  return (
    <SelectField
      label={t('desk.act.colleague')}
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
