import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { Category } from '@guichet/contracts/catalogue'
import { LIMITS } from '@guichet/contracts/limits'
import type { DeclaredIncident } from '@guichet/contracts/links'
import type { Me } from '@guichet/contracts/me'
import type { Ticket } from '@guichet/contracts/tickets'
import { catalogueQuery } from '../../../features/catalogue/queries.ts'
import { useFireEvent } from '../../../features/tickets/mutations.ts'
import { useIdempotencyKey } from '../../../idempotency-key.ts'
import { useT } from '../../../reader.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { PickMany } from '../../../ui/pick-many.tsx'
import type { Option } from '../../../ui/select-field.tsx'
import { TextAreaField, TextField } from '../../../ui/text-field.tsx'
import { tooLong } from '../../../ui/too-long.ts'
import { toast } from '../../../ui/toast.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'

/** What a group of tickets proposes to tell. */
export type ProposedIncident = Pick<DeclaredIncident, 'title' | 'categories' | 'establishments'>

export type IncidentDialogProps = {
  ticket: Ticket
  proposed?: ProposedIncident
  /** Where another ticket is chosen, when there are several. */
  choice?: ReactNode
  onDeclared?: () => void
  me: Me
  /** As it is told already. */
  incident: DeclaredIncident | null
  onClose: () => void
}

/** What everybody is to be told of an incident, and where; the ticket itself stays its requester's. */
export function IncidentDialog({
  ticket,
  me,
  incident,
  proposed,
  choice,
  onDeclared,
  onClose,
}: IncidentDialogProps) {
  const t = useT()
  const known = incident ?? proposed
  const [title, setTitle] = useState(known?.title ?? '')
  const [text, setText] = useState(incident?.text ?? '')
  const [topics, setTopics] = useState(known?.categories.map(({ id }) => id) ?? [ticket.category.id])
  const [places, setPlaces] = useState(known?.establishments.map(({ id }) => id) ?? [])
  const [isTried, setTried] = useState(false)
  const { data } = useQuery(catalogueQuery)
  const fire = useFireEvent(ticket.reference)
  const key = useIdempotencyKey()
  const long = tooLong(title.trim(), LIMITS.title, t)
  const send = () => {
    setTried(true)
    if (title.trim() === '' || long !== undefined || topics.length === 0 || fire.isPending) return
    const words = { title: title.trim(), text, categoryIds: [...topics], establishmentIds: [...places] }
    const event = { event: 'declare_incident', ...words } as const
    const done = () => {
      toast(t('desk.incident.declared'))
      ;(onDeclared ?? onClose)()
    }
    fire.mutate({ event, key: key.of(event) }, { onSuccess: done })
  }
  return (
    <FormDialog
      title={t(incident ? 'desk.incident.change' : 'desk.incident.declare')}
      action={t(incident ? 'desk.incident.change' : 'desk.incident.declare')}
      onSend={send}
      onClose={onClose}
      busy={fire.isPending}
      refusal={<RefusalNotice error={fire.error} />}
    >
      <p>{t('desk.incident.declare.say')}</p>
      {choice}
      <TextField
        label={t('desk.incident.title')}
        hint={t('desk.incident.title.hint')}
        error={long ?? (isTried && title.trim() === '' ? t('desk.act.missing') : undefined)}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextAreaField
        label={t('desk.incident.text')}
        optional
        autosize
        minRows={2}
        maxRows={8}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <PickMany
        label={t('desk.incident.topics')}
        addLabel={t('desk.incident.topics.add')}
        removeLabel={(label) => t('desk.incident.remove', { label })}
        options={topicsOf(data?.categories ?? [])}
        values={topics}
        onChange={setTopics}
      />
      {isTried && topics.length === 0 && <p className="g-error">{t('desk.incident.topics.missing')}</p>}
      <PickMany
        label={t('desk.incident.places')}
        addLabel={t('desk.incident.places.add')}
        removeLabel={(label) => t('desk.incident.remove', { label })}
        options={placesOf(ticket, me, known)}
        values={places}
        onChange={setPlaces}
      />
    </FormDialog>
  )
}

/** Every topic, those that only gather others too: what is told of one is told of all under it. */
const topicsOf = (categories: readonly Category[], above = ''): Option[] =>
  categories.flatMap(({ id, label, children }) => [
    { value: id, label: above + label },
    ...topicsOf(children, `${above}${label} › `),
  ])

function placesOf({ establishment }: Ticket, me: Me, told: ProposedIncident | undefined): Option[] {
  const known = [
    ...(establishment ? [establishment] : []),
    ...(told?.establishments ?? []),
    ...me.establishments,
  ]
  return [
    ...new Map(known.map(({ id, code, name }) => [id, { value: id, label: `${code} ${name}` }])).values(),
  ]
}
