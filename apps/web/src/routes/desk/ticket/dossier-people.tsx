import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { Me } from '@guichet/contracts/me'
import type { Participant, Ticket } from '@guichet/contracts/tickets'
import { peopleQuery } from '../../../features/people/queries.ts'
import { ACTS } from '../../../features/tickets/acts.ts'
import { useRemoveParticipant } from '../../../features/tickets/mutations.ts'
import { useT } from '../../../reader.tsx'
import { Avatar } from '../../../ui/avatar.tsx'
import { Button } from '../../../ui/button.tsx'
import { Confirm } from '../../../ui/confirm.tsx'
import { Section } from '../../../ui/section.tsx'
import { toast } from '../../../ui/toast.tsx'
import { ContactDialog } from '../../portal/request/contact-dialog.tsx'
import { ActDialog } from './act-dialog.tsx'

type Open = { kind: 'invite' } | { kind: 'contact' } | { kind: 'remove'; who: Participant }

const invite = ACTS.find(({ event }) => event === 'invite')

/** Everybody on the ticket, and what each reads. */
export function DossierPeople({ ticket, me }: { ticket: Ticket; me: Me }) {
  const t = useT()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const { allowed, participants, requester } = ticket
  // Who heads the establishment and asks in its name is the one person.
  const others = participants.filter(({ person }) => person.id !== requester.id)
  const mayRemove = ({ role, person }: Participant) =>
    role !== 'establishment_head' &&
    (person.id === me.id || allowed.includes(role === 'contact' ? 'remove_contact' : 'uninvite'))
  return (
    <Section
      compact
      title={t('desk.people')}
      aside={
        allowed.includes('invite') && (
          <Button size="small" variant="subtle" onClick={() => setOpen({ kind: 'invite' })}>
            {t('desk.act.invite')}
          </Button>
        )
      }
    >
      <ul className="g-dossier-people">
        <Person name={requester.name} said={<Requester ticket={ticket} />} />
        {others.map((who) => (
          <Person
            key={who.id}
            name={who.person.name}
            team={who.role === 'guest_agent'}
            said={t(`desk.people.${who.role}`)}
            {...(mayRemove(who) ? { onRemove: () => setOpen({ kind: 'remove', who }) } : {})}
          />
        ))}
      </ul>
      {allowed.includes('add_contact') && (
        <Button size="small" variant="subtle" onClick={() => setOpen({ kind: 'contact' })}>
          {t('requests.contact.add')}
        </Button>
      )}
      {open?.kind === 'contact' && <ContactDialog ticket={ticket} onClose={close} />}
      {open?.kind === 'invite' && invite && (
        <ActDialog act={invite} ticket={ticket} me={me} onClose={close} />
      )}
      {open?.kind === 'remove' && <Removal ticket={ticket} who={open.who} onClose={close} />}
    </Section>
  )
}

type PersonProps = { name: string; said: ReactNode; team?: boolean; onRemove?: () => void }

function Person({ name, said, team = false, onRemove }: PersonProps) {
  const t = useT()
  return (
    <li>
      <Avatar name={name} team={team} small />
      <span>
        <b>{name}</b>
        <span className="g-detail">{said}</span>
      </span>
      {onRemove && (
        <Button size="small" variant="subtle" onClick={onRemove}>
          {t('ui.remove')} <span className="g-sr">{name}</span>
        </Button>
      )}
    </li>
  )
}

function Requester({ ticket: { requester } }: { ticket: Ticket }) {
  const t = useT()
  const { data } = useQuery(peopleQuery(requester.login))
  const known = data?.items.find(({ id }) => id === requester.id)
  const audiences = (known?.audiences ?? []).flatMap((audience) => {
    const key = KNOWN_AUDIENCES.find((each) => each === audience)
    return key === undefined ? [] : [t(`desk.audience.${key}`)]
  })
  return (
    <>
      {[t('desk.people.requester'), ...audiences].join(', ')}
      {known?.email && <a href={`mailto:${known.email}`}>{known.email}</a>}
    </>
  )
}

const KNOWN_AUDIENCES = ['staff', 'student', 'teacher', 'head'] as const

function Removal({ ticket, who, onClose }: { ticket: Ticket; who: Participant; onClose: () => void }) {
  const t = useT()
  const removing = useRemoveParticipant(ticket.reference)
  return (
    <Confirm
      opened
      danger
      title={t('requests.contact.remove', { name: who.person.name })}
      action={t('ui.remove')}
      busy={removing.isPending}
      onCancel={onClose}
      onConfirm={() =>
        removing.mutate(who.id, {
          onError: (error) => toast(error.message, 'bad'),
          onSettled: onClose,
        })
      }
    >
      <p>{t(who.role === 'guest_agent' ? 'desk.people.uninvite' : 'requests.contact.remove.say')}</p>
    </Confirm>
  )
}
