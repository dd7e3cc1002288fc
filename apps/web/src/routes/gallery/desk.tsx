import { IconInbox, IconSearch, IconUser, IconUsers } from '@tabler/icons-react'
import { Link, useSearchParams } from 'react-router'
import { wearBrand } from '../../ui/brand.ts'
import { Button } from '../../ui/button.tsx'
import { Check } from '../../ui/choice-field.tsx'
import { DeskPanes, Pane } from '../../ui/desk-panes.tsx'
import { DeskShell } from '../../ui/desk-shell.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { RecordTable, type Column } from '../../ui/record-table.tsx'
import { Section } from '../../ui/section.tsx'
import { StateLabel } from '../../ui/state-label.tsx'
import { Composer, Journal } from './journal.tsx'
import { samples, type Sample } from './tables.tsx'

const rail = [
  {
    items: [
      { to: '/_ui', label: 'À prendre', icon: <IconInbox aria-hidden />, count: 12 },
      { to: '/_ui/desk?pane=ticket', label: 'Mes tickets', icon: <IconUser aria-hidden />, count: 8 },
      { to: '/_ui/desk', label: 'Mon équipe', icon: <IconUsers aria-hidden />, count: 31, isCurrent: true },
    ],
  },
  { title: 'Vues partagées', items: [{ to: '/vues/1', label: 'GFC, Intendance', count: 9, hot: true }] },
]

const columns: readonly Column<Sample>[] = [
  {
    key: 'box',
    header: <Check label="Tout sélectionner" />,
    width: '46px',
    phone: 'away',
    cell: (row) => <Check label={`Sélectionner ${row.reference}`} />,
  },
  {
    key: 'ticket',
    header: 'Ticket',
    cell: (row) => (
      <>
        <Link className="g-fact" to="/_ui/desk?pane=ticket">
          {row.title}
        </Link>
        <span className="g-detail">
          <span className="g-ref">{row.reference}</span>, Camille Demandeur
        </span>
      </>
    ),
  },
  {
    key: 'state',
    header: 'Statut',
    width: '130px',
    phone: 'head',
    cell: (row) => <StateLabel state={row.state}>{row.word}</StateLabel>,
  },
]

export function Component() {
  const [query] = useSearchParams()
  wearBrand(`#${query.get('brand') ?? '14543f'}`)
  return (
    <DeskShell
      institution="Académie de Valmer"
      rail={rail}
      railEnd="Noa Agent est en ligne"
      search={
        <form role="search" className="g-desk-search">
          <IconSearch className="g-icon" aria-hidden />
          <input type="search" aria-label="Chercher" placeholder="Chercher un ticket, une personne" />
          <Kbd>Ctrl K</Kbd>
        </form>
      }
      action={<Button size="small">Ticket pour quelqu’un</Button>}
      account={{ name: 'Alex Agent', entries: [{ to: '/preferences', label: 'Préférences' }] }}
    >
      {query.get('pane') === 'ticket' ? <TicketPanes /> : <QueuePanes />}
    </DeskShell>
  )
}

function QueuePanes() {
  return (
    <DeskPanes
      kind="queue"
      main={
        <Pane
          label="File"
          head={<PageHeading tab="Mon équipe, 31 tickets">Mon équipe</PageHeading>}
          foot="1 à 3 sur 31"
        >
          <div className="g-newbar" role="status">
            3 nouveaux tickets
            <Button size="small" variant="subtle">
              Afficher
            </Button>
          </div>
          <RecordTable
            caption="Mon équipe, 31 tickets ouverts"
            dense
            columns={columns}
            groups={[{ key: 'high', title: 'Élevée', detail: '3 tickets', rows: samples }]}
            rowKey={(row) => row.reference}
            selectedKey="R-000441"
          />
        </Pane>
      }
      side={
        <Pane
          label="Aperçu de R-000441"
          head={<h2>GFC : erreur 3141</h2>}
          foot={<Button size="small">Répondre</Button>}
        >
          <Journal />
        </Pane>
      }
    />
  )
}

function TicketPanes() {
  return (
    <DeskPanes
      kind="ticket"
      mainLabel="Échanges"
      sideLabel="Dossier"
      main={
        <Pane
          label="Échanges"
          head={<PageHeading>GFC : erreur 3141 à l’impression de la balance</PageHeading>}
          foot={<Composer />}
        >
          <Journal />
        </Pane>
      }
      side={
        <Pane label="Dossier">
          <Section compact title="Personnes" link={{ to: '/_ui', label: 'Inviter un collègue' }}>
            <p>Camille Demandeur</p>
          </Section>
          <Section compact title="Échéances">
            <Facts
              kind="beside"
              facts={[
                { label: 'Équipe', value: 'Applications et services métiers' },
                { label: 'Priorité', value: 'Élevée' },
              ]}
            />
          </Section>
        </Pane>
      }
    />
  )
}
