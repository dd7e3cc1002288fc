import type { Settings } from '@guichet/contracts/settings'
import type { Ticket } from '@guichet/contracts/tickets'
import { History } from '../../../features/journal/history.tsx'
import type { Journal } from '../../../features/journal/queries.ts'
import { RequestFacts } from '../../../features/tickets/request-facts.tsx'
import { useT } from '../../../reader.tsx'
import type { Act } from '../../../ui/disclosure-menu.tsx'
import { Contacts, contactsOf } from './contacts.tsx'
import { OnBehalf } from './on-behalf.tsx'

export type AsideProps = {
  ticket: Ticket
  readerId: string
  settings: Settings
  acts: readonly Act[]
  journal: Journal | undefined
}

/** What the file says, and what may be done with it, beside the conversation. */
export function Aside({ ticket, readerId, settings, acts, journal }: AsideProps) {
  const t = useT()
  return (
    <aside className="g-request-aside" aria-labelledby="reperes">
      <h2 id="reperes">{t('requests.facts')}</h2>
      <RequestFacts
        ticket={ticket}
        shows={{
          product: settings['product.enabled'],
          establishment: settings['establishment.enabled'],
          onBehalf: settings['onBehalf.enabled'],
          callback: settings['callback.enabled'],
          history: settings['journal.history'] ? <History journal={journal} /> : undefined,
        }}
        changeOnBehalf={<OnBehalf ticket={ticket} />}
        contacts={contactsOf(ticket).length > 0 ? <Contacts ticket={ticket} readerId={readerId} /> : null}
      />
      <ul className="g-acts g-no-print" aria-label={t('requests.acts')}>
        {acts.map(({ key, label, icon, onAct }) => (
          <li key={key}>
            <button type="button" onClick={onAct}>
              {icon}
              <span>{label}</span>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  )
}
