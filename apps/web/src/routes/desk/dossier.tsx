import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Category } from '@guichet/contracts/catalogue'
import { impact, urgency } from '@guichet/contracts/lifecycle'
import type { Ticket } from '@guichet/contracts/tickets'
import { catalogueQuery } from '../../features/catalogue/queries.ts'
import { capital, priorityKey } from '../../features/tickets/queue-table.tsx'
import { useEditTicket, type Edits } from '../../features/tickets/mutations.ts'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/confirm.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Section } from '../../ui/section.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'

/** Who is concerned, and what the desk knows. */
export function Dossier({ ticket }: { ticket: Ticket }) {
  const t = useT()
  return (
    <div className="g-dossier">
      <Section compact title={t('desk.people')}>
        <ul className="g-dossier-people">
          <Person
            name={ticket.requester.name}
            said={t('desk.people.requester', { login: ticket.requester.login })}
          />
          {ticket.participants.map(({ id, person, role }) => (
            <Person
              key={id}
              name={person.name}
              team={role === 'guest_agent'}
              said={t(`desk.people.${role}`)}
            />
          ))}
        </ul>
      </Section>
      <Section compact title={t('desk.dossier')}>
        <Known ticket={ticket} />
        <Editor ticket={ticket} />
      </Section>
    </div>
  )
}

function Person({ name, said, team = false }: { name: string; said: string; team?: boolean }) {
  return (
    <li>
      <Avatar name={name} team={team} small />
      <span>
        <b>{name}</b>
        <span className="g-detail">{said}</span>
      </span>
    </li>
  )
}

function Known({ ticket }: { ticket: Ticket }) {
  const t = useT()
  const format = useFormat()
  const { establishment, product } = ticket
  const facts = [
    { label: t('desk.fact.team'), value: ticket.team.label },
    { label: t('desk.fact.agent'), value: ticket.agent?.name ?? t('desk.nobody') },
    { label: t('desk.fact.priority'), value: capital(t(priorityKey(ticket.priority ?? 3))) },
    ticket.impact &&
      ticket.urgency && {
        label: t('desk.fact.impact'),
        value: `${t(`desk.impact.${ticket.impact}`)}, ${t(`desk.urgency.${ticket.urgency}`)}`,
      },
    { label: t('desk.fact.category'), value: ticket.category.path.join(' › ') },
    product && { label: t('desk.fact.product'), value: `${product.label}, ${product.family}` },
    establishment && {
      label: t('desk.fact.establishment'),
      value: `${establishment.code} ${establishment.kind} ${establishment.name}`,
    },
    { label: t('desk.fact.onBehalf'), value: t(`desk.onBehalf.${ticket.onBehalf}`) },
    ticket.callbackPhone && { label: t('desk.fact.phone'), value: ticket.callbackPhone },
    ticket.availability && { label: t('desk.fact.availability'), value: ticket.availability },
    { label: t('desk.fact.created'), value: format.moment(ticket.createdAt) },
    ticket.recallAt && { label: t('desk.fact.recall'), value: format.moment(ticket.recallAt) },
    ticket.resolvedAt && { label: t('desk.fact.resolved'), value: format.moment(ticket.resolvedAt) },
  ]
  return <Facts kind="beside" facts={facts.filter((fact) => typeof fact === 'object' && fact !== null)} />
}

function Editor({ ticket }: { ticket: Ticket }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  if (!ticket.allowed.includes('recategorise')) return null
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('desk.edit')}
      </Button>
      {isOpen && <EditDialog ticket={ticket} onClose={() => setOpen(false)} />}
    </>
  )
}

function EditDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useT()
  const { data } = useQuery(catalogueQuery)
  const [edits, setEdits] = useState<Edits>({})
  const edit = useEditTicket(ticket.reference)
  const change = (more: Edits) => setEdits((all) => ({ ...all, ...more }))
  const save = () => edit.mutate({ edits, version: ticket.version }, { onSuccess: onClose })
  return (
    <Dialog opened title={t('desk.edit')} onClose={onClose}>
      <form
        className="g-act-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (Object.keys(edits).length === 0) onClose()
          else save()
        }}
      >
        <RefusalNotice error={edit.error} />
        <SelectField
          label={t('desk.fact.category')}
          value={edits.categoryId ?? ticket.category.id}
          onChange={(event) => change({ categoryId: event.currentTarget.value })}
          options={[
            { value: ticket.category.id, label: ticket.category.path.join(' › ') },
            ...topicsOf(data?.categories ?? [], []).filter(({ value }) => value !== ticket.category.id),
          ]}
        />
        <SelectField
          label={t('desk.fact.priority')}
          value={String(edits.priority ?? ticket.priority ?? 3)}
          onChange={(event) => change({ priority: Number(event.currentTarget.value) })}
          options={[5, 4, 3, 2, 1].map((value) => ({
            value: String(value),
            label: capital(t(priorityKey(value))),
          }))}
        />
        {ticket.allowed.includes('set_impact') && ticket.impact && ticket.urgency && (
          <>
            <SelectField
              label={t('desk.edit.impact')}
              value={edits.impact ?? ticket.impact}
              onChange={(event) =>
                change({ impact: impact.options.find((value) => value === event.currentTarget.value) })
              }
              options={impact.options.map((value) => ({
                value,
                label: capital(t(`desk.impact.${value}`)),
              }))}
            />
            <SelectField
              label={t('desk.edit.urgency')}
              value={edits.urgency ?? ticket.urgency}
              onChange={(event) =>
                change({ urgency: urgency.options.find((value) => value === event.currentTarget.value) })
              }
              options={urgency.options.map((value) => ({
                value,
                label: capital(t(`desk.urgency.${value}`)),
              }))}
            />
          </>
        )}
        <div className="g-acts">
          <Button type="submit" variant="filled" disabled={edit.isPending}>
            {t('desk.edit.save')}
          </Button>
          <Button onClick={onClose}>{t('ui.back')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function topicsOf(
  categories: readonly Category[],
  path: readonly string[],
): { value: string; label: string }[] {
  return categories.flatMap(({ id, label, acceptsTickets, children }) => {
    const here = [...path, label]
    return [...(acceptsTickets ? [{ value: id, label: here.join(' › ') }] : []), ...topicsOf(children, here)]
  })
}
