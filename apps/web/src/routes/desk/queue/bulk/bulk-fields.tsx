import { useQuery } from '@tanstack/react-query'
import type { TicketSummary } from '@guichet/contracts/tickets'
import { catalogueQuery } from '../../../../features/catalogue/queries.ts'
import { pathSaid, topicsOf } from '../../../../features/catalogue/topics.ts'
import { teamsQuery } from '../../../../features/people/queries.ts'
import { capital, priorityKey } from '../../../../features/tickets/queue-groups.ts'
import { PRIORITIES } from '../../../../features/tickets/views.ts'
import { macrosQuery } from '../../../../features/tools/queries.ts'
import { useDeskLang } from '../../../../format/desk-words.tsx'
import { useT } from '../../../../reader.tsx'
import { RadioField } from '../../../../ui/choice-field.tsx'
import { SelectField } from '../../../../ui/select-field.tsx'
import { TextAreaField, TextField } from '../../../../ui/text-field.tsx'
import type { BulkAnswers } from './bulk-dialog.tsx'
import { ReplyField } from './reply-field.tsx'
import type { BulkEvent } from './use-bulk.ts'

export type BulkFieldsProps = {
  event: BulkEvent
  tickets: readonly TicketSummary[]
  answers: BulkAnswers
  onAnswer: (more: BulkAnswers) => void
  error: string | undefined
}

export function BulkFields(props: BulkFieldsProps) {
  const Field = FIELDS[props.event]
  return Field === undefined ? null : <Field {...props} />
}

/** What each act asks; the others ask nothing. */
const FIELDS: Readonly<Partial<Record<BulkEvent, typeof BulkFields>>> = {
  assign: ColleagueField,
  transfer: TeamFields,
  recategorise: TopicField,
  set_priority: PriorityField,
  comment: ReplyField,
  resolve: SolutionField,
  macro: MacroField,
  tag: TagField,
}

function ColleagueField({ tickets, answers, onAnswer, error }: BulkFieldsProps) {
  const t = useT()
  const { data } = useQuery(teamsQuery)
  const teams = new Set(tickets.map(({ team }) => team.id))
  const members = new Map(
    data?.items
      .filter(({ id }) => teams.has(id))
      .flatMap((team) => team.members.map(({ id, name }) => [id, name] as const)),
  )
  return (
    <SelectField
      label={t('desk.act.colleague')}
      placeholder={t('desk.choose')}
      error={error}
      value={answers['agentId'] ?? ''}
      onChange={({ currentTarget }) => onAnswer({ agentId: currentTarget.value })}
      options={[...members].map(([value, label]) => ({ value, label }))}
    />
  )
}

function TeamFields({ answers, onAnswer, error }: BulkFieldsProps) {
  const t = useT()
  const { data } = useQuery(teamsQuery)
  return (
    <>
      <SelectField
        label={t('desk.act.team')}
        placeholder={t('desk.choose')}
        error={error}
        value={answers['teamId'] ?? ''}
        onChange={({ currentTarget }) => onAnswer({ teamId: currentTarget.value })}
        options={(data?.items ?? [])
          .filter(({ acceptsTransfers }) => acceptsTransfers)
          .map(({ id, label, level }) => ({ value: id, label: t('desk.act.team.level', { label, level }) }))}
      />
      <TextAreaField
        optional
        label={t('desk.act.says.word')}
        hint={t('desk.act.transfer.hint')}
        autosize
        minRows={3}
        value={answers['text'] ?? ''}
        onChange={({ currentTarget }) => onAnswer({ text: currentTarget.value })}
      />
      <RadioField
        inline
        label={t('desk.act.audience')}
        value={answers['audience'] ?? 'team'}
        onChange={({ currentTarget }) => onAnswer({ audience: currentTarget.value })}
        choices={[
          { value: 'team', label: t('desk.act.audience.team') },
          { value: 'public', label: t('desk.act.audience.public') },
        ]}
      />
    </>
  )
}

function TopicField({ answers, onAnswer, error }: BulkFieldsProps) {
  const t = useT()
  const lang = useDeskLang()
  const { data } = useQuery(catalogueQuery)
  return (
    <SelectField
      label={t('desk.fact.category')}
      placeholder={t('desk.choose')}
      error={error}
      value={answers['categoryId'] ?? ''}
      onChange={({ currentTarget }) => onAnswer({ categoryId: currentTarget.value })}
      options={topicsOf(data?.categories ?? []).map(({ category, above }) => ({
        value: category.id,
        label: above.length > 0 ? `${pathSaid(above)} › ${category.label}` : category.label,
        lang,
      }))}
    />
  )
}

function PriorityField({ answers, onAnswer, error }: BulkFieldsProps) {
  const t = useT()
  return (
    <SelectField
      label={t('desk.fact.priority')}
      placeholder={t('desk.choose')}
      error={error}
      value={answers['priority'] ?? ''}
      onChange={({ currentTarget }) => onAnswer({ priority: currentTarget.value })}
      options={PRIORITIES.map((value) => ({ value, label: capital(t(priorityKey(Number(value)))) }))}
    />
  )
}

function TagField({ answers, onAnswer, error }: BulkFieldsProps) {
  const t = useT()
  return (
    <TextField
      label={t('tools.tags.add')}
      hint={t('tools.tags.hint')}
      error={error}
      value={answers['add'] ?? ''}
      onChange={({ currentTarget }) => onAnswer({ add: currentTarget.value })}
    />
  )
}

function MacroField({ answers, onAnswer, error }: BulkFieldsProps) {
  const t = useT()
  const { data } = useQuery(macrosQuery)
  return (
    <SelectField
      label={t('tools.macro')}
      hint={t('tools.apply.say')}
      placeholder={t('desk.choose')}
      error={error}
      value={answers['macroId'] ?? ''}
      onChange={({ currentTarget }) => onAnswer({ macroId: currentTarget.value })}
      options={(data?.items ?? []).map(({ id, label }) => ({ value: id, label }))}
    />
  )
}

function SolutionField({ answers, onAnswer, error }: BulkFieldsProps) {
  const t = useT()
  return (
    <>
      <TextAreaField
        label={t('desk.act.says.solution')}
        hint={t('desk.bulk.resolve.hint')}
        error={error}
        autosize
        minRows={4}
        value={answers['text'] ?? ''}
        onChange={({ currentTarget }) => onAnswer({ text: currentTarget.value })}
      />
      <TextField
        optional
        label={t('tools.time.minutes')}
        inputMode="numeric"
        value={answers['minutes'] ?? ''}
        onChange={({ currentTarget }) => onAnswer({ minutes: currentTarget.value.replaceAll(/\D/g, '') })}
      />
    </>
  )
}
