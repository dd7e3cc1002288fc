import { useState } from 'react'
import { Link } from 'react-router'
import { RecordTable, type Column, type Sort } from '../../ui/record-table.tsx'
import { Section } from '../../ui/section.tsx'
import { StateLabel, type StateShape } from '../../ui/state-label.tsx'

export type Sample = {
  reference: string
  title: string
  said: string
  date: string
  state: StateShape
  word: string
  awaits?: 'call' | 'good'
}

export const samples: readonly Sample[] = [
  {
    reference: 'R-000433',
    title: 'GFC : erreur 3141 à l’impression de la balance',
    said: 'Alex Agent : « il me manque deux choses… »',
    date: '2026-11-20 16:12:08',
    state: 'pending_requester',
    word: 'À compléter',
    awaits: 'call',
  },
  {
    reference: 'R-000441',
    title: 'Nouvelle clé OTP pour la cheffe de service',
    said: 'L’équipe l’a reçue, personne ne l’a encore prise',
    date: '2026-11-20 17:03:51',
    state: 'dispatched',
    word: 'Affectée',
  },
  {
    reference: 'R-000418',
    title: 'Agenda partagé invisible sur le webmail',
    said: 'Noa Agent propose une solution',
    date: '2026-11-16 08:37:25',
    state: 'resolved',
    word: 'Résolue',
    awaits: 'good',
  },
]

const columns: readonly Column<Sample>[] = [
  {
    key: 'reference',
    header: 'Référence',
    width: '122px',
    phone: 'mark',
    className: 'g-ref',
    cell: (row) => <Link to="/_ui">{row.reference}</Link>,
  },
  {
    key: 'title',
    header: 'Titre de la demande',
    cell: (row) => (
      <>
        <span className="g-fact">{row.title}</span>
        <span className="g-detail">{row.said}</span>
      </>
    ),
  },
  {
    key: 'created',
    header: 'Date de début',
    width: '184px',
    sortable: true,
    phone: 'named',
    className: 'g-date',
    cell: (row) => row.date,
  },
  {
    key: 'state',
    header: 'Statut',
    width: '222px',
    phone: 'head',
    cell: (row) => (
      <>
        <StateLabel state={row.state} {...(row.awaits ? { tone: row.awaits } : {})}>
          {row.word}
        </StateLabel>
        {row.awaits && <span className="g-turn">action attendue de votre part</span>}
      </>
    ),
  },
]

export function TableSamples() {
  const [sort, setSort] = useState<Sort>({ column: 'created', direction: 'descending' })
  return (
    <Section title="Mes demandes en cours" aside="Total : 3 éléments.">
      <RecordTable
        caption="Mes demandes en cours"
        columns={columns}
        rows={samples}
        rowKey={(row) => row.reference}
        tone={(row) => row.awaits}
        sort={sort}
        onSort={setSort}
      />
    </Section>
  )
}
