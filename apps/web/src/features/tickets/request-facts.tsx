import { IconCopy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Ticket } from '@guichet/contracts/tickets'
import type { Translate } from '@guichet/i18n/translate'
import { establishmentName } from '@guichet/i18n/format/names'
import { useFormat } from '../../format/use-format.ts'
import { DeskWords } from '../../format/desk-words.tsx'
import { useT } from '../../reader.tsx'
import { announce } from '../../ui/announce.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Facts, type Fact } from '../../ui/facts.tsx'
import { priorityKey } from './queue-groups.ts'

export type RequestFactsProps = {
  ticket: Ticket
  shows: {
    product: boolean
    establishment: boolean
    onBehalf: boolean
    callback: boolean
    /** Beside the owner, where the desk puts its « Historique ». */
    history?: ReactNode
  }
  /** Beside « Au titre de », where it may be changed. */
  changeOnBehalf?: ReactNode
  contacts: ReactNode
}

/** What the file says of itself, aside. */
export function RequestFacts({ ticket, shows, changeOnBehalf, contacts }: RequestFactsProps) {
  const t = useT()
  const format = useFormat()
  const { product, establishment } = ticket
  const facts: (Fact | false)[] = [
    { label: t('requests.fact.reference'), value: <Reference reference={ticket.reference} /> },
    { label: t('requests.fact.filed'), value: format.dayAndTime(ticket.createdAt) },
    (shows.history !== undefined || ticket.standing !== 'owner') && {
      label: t('requests.fact.requester'),
      value: (
        <div className="g-fact-act">
          <span>{format.person(ticket.requester)}</span> {shows.history}
        </div>
      ),
    },
    { label: t('requests.fact.category'), value: <DeskWords>{ticket.category.path.join(' › ')}</DeskWords> },
    { label: t('requests.fact.team'), value: <DeskWords>{ticket.team.label}</DeskWords> },
    { label: t('requests.fact.agent'), value: ticket.agent ? format.person(ticket.agent) : t('ui.none') },
    shows.product &&
      product !== null && {
        label: t('requests.fact.product'),
        value: (
          <DeskWords>
            {t('requests.fact.product.of', { product: product.label, family: product.family })}
          </DeskWords>
        ),
      },
    shows.establishment &&
      establishment !== null && {
        label: t('requests.fact.establishment'),
        value: establishmentName(establishment),
      },
    shows.onBehalf && {
      label: t('requests.fact.onBehalf'),
      value: (
        <div className="g-fact-act">
          <span>{onBehalfOf(ticket, t)}</span> {changeOnBehalf}
        </div>
      ),
    },
    shows.callback &&
      Boolean(ticket.callbackPhone) && {
        label: t('requests.fact.callback'),
        value: [ticket.callbackPhone, ticket.availability].filter(Boolean).join(', '),
      },
    ticket.priority !== undefined &&
      ticket.standing === 'owner' && {
        label: t('requests.fact.priority'),
        value: t(priorityKey(ticket.priority)),
      },
    contacts !== null && { label: t('requests.fact.contacts'), value: contacts },
  ]
  return <Facts facts={facts.filter((fact) => fact !== false)} />
}

function onBehalfOf({ onBehalf, participants }: Ticket, t: Translate): string {
  if (onBehalf === 'personal') return t('requests.fact.onBehalf.personal')
  const heads = participants
    .filter(({ role }) => role === 'establishment_head')
    .map(({ person }) => person.name)
  if (heads.length === 0) return t('requests.fact.onBehalf.establishment')
  return t('requests.fact.onBehalf.followed', { count: heads.length, heads: heads.join(', ') })
}

function Reference({ reference }: { reference: string }) {
  const t = useT()
  const copy = () => {
    void navigator.clipboard.writeText(reference).then(() => announce(t('ui.copied')))
  }
  return (
    <span className="g-ref">
      {reference}{' '}
      <IconButton
        className="g-copy g-no-print"
        label={t('requests.fact.copy', { reference })}
        icon={<IconCopy className="g-icon" aria-hidden />}
        onClick={copy}
      />
    </span>
  )
}
