import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Banner } from '../../ui/banner.tsx'
import { wearBrand } from '../../ui/brand.ts'
import { CounterSearch } from '../../ui/counter-search.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Hall } from '../../ui/hall.tsx'
import { Loading, Skeleton } from '../../ui/loading.tsx'
import { PortalShell } from '../../ui/portal-shell.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { StateLabel } from '../../ui/state-label.tsx'
import { StatusSteps } from '../../ui/status-steps.tsx'
import { ButtonSamples, DialogSamples } from './buttons.tsx'
import { FormSamples } from './form.tsx'
import { JournalSamples } from './journal.tsx'
import { TableSamples } from './tables.tsx'

const steps = [
  { label: 'Envoyée', detail: '20 novembre', at: 'done' },
  { label: 'Prise en charge', detail: 'par Alex Agent', at: 'done' },
  { label: 'Votre réponse est attendue', detail: 'depuis 10 h 05', at: 'now' },
  { label: 'Résolue', at: 'next' },
] as const

export function Component() {
  const [query] = useSearchParams()
  wearBrand(`#${query.get('brand') ?? '14543f'}`)
  return (
    <PortalShell
      institution="Académie de Valmer"
      nav={[
        { to: '/_ui', label: 'Accueil' },
        { to: '/_ui/desk', label: 'Création d’une demande' },
        { to: '/demandes', label: 'Mes demandes', badge: '2 à lire' },
      ]}
      account={{ name: 'Camille Demandeur', entries: [{ to: '/preferences', label: 'Préférences' }] }}
      help="02 61 91 00 10, du lundi au vendredi de 8 h à 18 h"
      links={[{ to: '/accessibilite', label: 'Accessibilité : non conforme' }]}
    >
      <Hall
        title="GFC : erreur 3141 à l’impression de la balance"
        back={{ to: '/demandes', label: 'Mes demandes' }}
        trail={<span className="g-ref">R-000433</span>}
        step={{ step: 2, steps: 2, name: 'décrire', next: 'l’équipe reçoit votre demande' }}
        sentence="Tous les champs sont à remplir, sauf ceux marqués « facultatif »."
      >
        <p className="g-row">
          <StateLabel state="pending_requester" tone="call" plaque>
            À compléter
          </StateLabel>
          <span>
            <b>Alex Agent</b> attend votre réponse depuis aujourd’hui, 10 h 05.
          </span>
        </p>
        <StatusSteps label="Avancement" steps={steps} />
      </Hall>
      <div className="g-wrap">
        <States />
        <ButtonSamples />
        <Messages />
        <DialogSamples />
        <FormSamples />
        <JournalSamples />
        <TableSamples />
        <Search />
      </div>
    </PortalShell>
  )
}

function States() {
  return (
    <Section title="Les huit états" aside="Total : 8 éléments." link={{ to: '/_ui', label: 'Tout voir' }}>
      <div className="g-row">
        <StateLabel state="dispatched">Affectée</StateLabel>
        <StateLabel state="assigned">Assignée</StateLabel>
        <StateLabel state="pending_requester" tone="call" plaque>
          À compléter
        </StateLabel>
        <StateLabel state="on_hold">En attente</StateLabel>
        <StateLabel state="resolved" tone="good" plaque>
          Résolue
        </StateLabel>
        <StateLabel state="closed">Fermée</StateLabel>
        <StateLabel state="cancelled">Annulée</StateLabel>
        <StateLabel state="refused">Rejetée</StateLabel>
      </div>
    </Section>
  )
}

function Messages() {
  return (
    <Section title="Bandeaux">
      <div className="g-form">
        <Banner tone="news" title="Messagerie ralentie.">
          Prochain point à 11 h.
        </Banner>
        <Banner tone="good" title="Demande Utilisateur - R-000433 créé(e).">
          Un mail vous a été envoyé.
        </Banner>
        <Banner tone="calm">Reprendre votre brouillon du 20 novembre ?</Banner>
        <Banner tone="call" title="Noa Agent rédige une réponse…" />
        <ProblemNotice kind="offline" onRetry={() => undefined} />
        <ProblemNotice reference="01JD3V" />
        <EmptyState title="Rien à prendre, bravo.">
          Les nouveaux tickets de votre équipe arriveront ici.
        </EmptyState>
        <Loading />
        <Skeleton />
      </div>
    </Section>
  )
}

function Search() {
  const [text, setText] = useState('')
  return (
    <CounterSearch
      label="Quel est votre problème ?"
      placeholder="Mot de passe, clé OTP, wifi…"
      action="Rechercher"
      value={text}
      onChange={setText}
      onSearch={() => undefined}
    />
  )
}
