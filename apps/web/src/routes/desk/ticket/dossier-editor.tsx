import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { impact, urgency } from '@guichet/contracts/lifecycle'
import type { Ticket } from '@guichet/contracts/tickets'
import { catalogueQuery, establishmentsQuery, productsQuery } from '../../../features/catalogue/queries.ts'
import { topicById, topicOptions, topicsOf } from '../../../features/catalogue/topics.ts'
import { useEditTicket, type Edits } from '../../../features/tickets/mutations.ts'
import { capital, priorityKey } from '../../../features/tickets/queue-groups.ts'
import { PRIORITIES } from '../../../features/tickets/views.ts'
import { useDeskLang } from '../../../format/desk-words.tsx'
import { useT } from '../../../reader.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { toast } from '../../../ui/toast.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'

const edited = ['recategorise', 'set_priority', 'set_impact', 'set_establishment'] as const

export const mayEdit = ({ allowed }: Ticket): boolean => edited.some((event) => allowed.includes(event))

type FieldProps = { ticket: Ticket; edits: Edits; onChange: (more: Edits) => void }

/** The ticket's classification. Somebody else's change is shown beside one's own before anything is overwritten. */
export function DossierEditor({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useT()
  const [edits, setEdits] = useState<Edits>({})
  const edit = useEditTicket(ticket.reference)
  const save = () => {
    // The version in sight: what arrived since the dialog opened is shown in it.
    if (Object.keys(edits).length === 0) onClose()
    else
      edit.mutate(
        { edits, version: ticket.version },
        {
          onSuccess: () => {
            toast(t('desk.edit.saved'))
            onClose()
          },
        },
      )
  }
  const props = { ticket, edits, onChange: (more: Edits) => setEdits((all) => ({ ...all, ...more })) }
  const { allowed } = ticket
  return (
    <FormDialog
      title={t('desk.edit')}
      action={t('ui.save')}
      onSend={save}
      onClose={onClose}
      busy={edit.isPending}
      refusal={<RefusalNotice error={edit.error} />}
    >
      {allowed.includes('recategorise') && <Classification {...props} />}
      {allowed.includes('set_impact') && ticket.impact && ticket.urgency && <Importance {...props} />}
      {allowed.includes('set_priority') && (
        <SelectField
          label={t('desk.fact.priority')}
          hint={now(t, edits.priority, capital(t(priorityKey(ticket.priority))))}
          value={String(edits.priority ?? ticket.priority ?? 3)}
          onChange={(event) => props.onChange({ priority: Number(event.currentTarget.value) })}
          options={PRIORITIES.map((value) => ({ value, label: capital(t(priorityKey(Number(value)))) }))}
        />
      )}
      {allowed.includes('set_establishment') && <Establishment {...props} />}
    </FormDialog>
  )
}

function Classification({ ticket, edits, onChange }: FieldProps) {
  const t = useT()
  const lang = useDeskLang()
  const { data } = useQuery(catalogueQuery)
  const { data: products } = useQuery(productsQuery)
  const categories = data?.categories ?? []
  const topics = topicsOf(categories).filter(({ category }) => category.id !== ticket.category.id)
  const chosen = topicById(categories, edits.categoryId ?? ticket.category.id)?.category
  const isOfAnother = edits.categoryId !== undefined && chosen && chosen.team.id !== ticket.team.id
  return (
    <>
      <SelectField
        label={t('desk.fact.category')}
        hint={isOfAnother ? t('desk.edit.otherTeam', { team: chosen.team.label }) : undefined}
        value={edits.categoryId ?? ticket.category.id}
        onChange={(event) => onChange({ categoryId: event.currentTarget.value })}
        options={[
          { value: ticket.category.id, label: ticket.category.path.join(' › '), lang },
          ...topicOptions(topics, lang),
        ]}
      />
      {(ticket.product !== null || chosen?.form.asksProduct) && products && (
        <SelectField
          label={t('desk.fact.product')}
          optional
          placeholder={t('ui.none')}
          value={edits.productId === undefined ? (ticket.product?.id ?? '') : (edits.productId ?? '')}
          onChange={(event) => onChange({ productId: event.currentTarget.value || null })}
          options={products.items.map(({ id, label, family }) => ({
            value: id,
            label,
            group: family.label,
            lang,
          }))}
        />
      )}
    </>
  )
}

function Importance({ ticket, edits, onChange }: FieldProps) {
  const t = useT()
  return (
    <>
      <SelectField
        label={t('desk.edit.impact')}
        hint={now(t, edits.impact, ticket.impact && t(`desk.impact.${ticket.impact}`))}
        value={edits.impact ?? ticket.impact ?? ''}
        onChange={(event) =>
          onChange({ impact: impact.options.find((value) => value === event.currentTarget.value) })
        }
        options={impact.options.map((value) => ({ value, label: capital(t(`desk.impact.${value}`)) }))}
      />
      <SelectField
        label={t('desk.edit.urgency')}
        hint={now(t, edits.urgency, ticket.urgency && t(`desk.urgency.${ticket.urgency}`))}
        value={edits.urgency ?? ticket.urgency ?? ''}
        onChange={(event) =>
          onChange({ urgency: urgency.options.find((value) => value === event.currentTarget.value) })
        }
        options={urgency.options.map((value) => ({ value, label: capital(t(`desk.urgency.${value}`)) }))}
      />
    </>
  )
}

// The API tells a reader their own establishments; one that is not the requester's is refused in words.
function Establishment({ ticket, edits, onChange }: FieldProps) {
  const t = useT()
  const { data } = useQuery(establishmentsQuery)
  const present = ticket.establishment
  const known = [...(present ? [present] : []), ...(data?.items ?? [])]
  const options = [...new Map(known.map((each) => [each.id, each])).values()]
  if (options.length === 0) return null
  return (
    <SelectField
      label={t('desk.fact.establishment')}
      optional
      placeholder={t('ui.none')}
      value={edits.establishmentId === undefined ? (present?.id ?? '') : (edits.establishmentId ?? '')}
      onChange={(event) => onChange({ establishmentId: event.currentTarget.value || null })}
      options={options.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
    />
  )
}

/** Under a field one has changed: what the ticket says at this moment. */
function now(t: ReturnType<typeof useT>, change: unknown, present: string | null | undefined) {
  return change === undefined || !present ? undefined : t('desk.edit.now', { value: present })
}
