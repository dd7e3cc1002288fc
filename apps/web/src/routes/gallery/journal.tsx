import { IconLock, IconMessage } from '@tabler/icons-react'
import { useState } from 'react'
import { Attachment } from '../../ui/attachment.tsx'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { JournalEntry } from '../../ui/journal-entry.tsx'
import { JournalEvent } from '../../ui/journal-event.tsx'
import { Section } from '../../ui/section.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { TeamNote } from '../../ui/team-note.tsx'
import { TextAreaField } from '../../ui/text-field.tsx'

const when = (said: string) => ({ instant: '2026-11-23T09:05:00Z', said })

export function Journal() {
  return (
    <>
      <JournalEntry
        author="Camille Demandeur"
        side="portail"
        when={when('vendredi 20 novembre à 16 h 12')}
        attachments={<Attachment href="#" name="erreur-3141.png" size="412 ko" mediaType="image/png" />}
      >
        Depuis ce matin, GFC s’arrête quand j’imprime la balance des comptes (menu Éditions, puis Balance).
      </JournalEntry>
      <JournalEvent when={when('23 nov., 9 h 12')}>
        <b>Alex Agent</b> a pris la demande en charge
      </JournalEvent>
      <JournalEntry
        author="Vous"
        name="Alex Agent"
        fromTeam
        side="à Camille Demandeur"
        when={when('10 h 05')}
      >
        Il me manque deux choses : le numéro de version de GFC, et savoir si l’impression échoue ailleurs.
      </JournalEntry>
      <TeamNote author="Noa Agent" when={when('10 h 31')}>
        Même erreur sur R-000427 et R-000431.
      </TeamNote>
      <JournalEntry
        author="Alex Agent"
        fromTeam
        awaits={{ tone: 'call', said: 'vous demande' }}
        when={when('aujourd’hui à 10 h 05')}
      >
        Quelle version de GFC ?
      </JournalEntry>
    </>
  )
}

export function Composer() {
  const [voice, setVoice] = useState<'reply' | 'note'>('reply')
  return (
    <Tabs
      label="À qui parlez-vous ?"
      value={voice}
      onChange={setVoice}
      tabs={[
        {
          value: 'reply',
          label: 'Réponse au demandeur',
          icon: <IconMessage className="g-icon" aria-hidden />,
          panel: <ComposerPanel label="Réponse à Camille Demandeur" action="Envoyer à Camille Demandeur" />,
        },
        {
          value: 'note',
          label: 'Note interne',
          icon: <IconLock className="g-icon" aria-hidden />,
          paper: 'note',
          panel: <ComposerPanel label="Note interne" action="Ajouter la note" />,
        },
      ]}
    />
  )
}

function ComposerPanel({ label, action }: { label: string; action: string }) {
  return (
    <>
      <p className="g-composer-to">
        <span>
          À <b>Camille Demandeur</b>, copie à <b>Dominique Chef</b>
        </span>
      </p>
      <TextAreaField
        label={label}
        labelProps={{ className: 'g-sr' }}
        classNames={{ input: 'g-input g-composer-text' }}
      />
      <div className="g-composer-foot">
        <span className="g-push" />
        <Button size="small" variant="filled">
          {action}
        </Button>
      </div>
    </>
  )
}

export function JournalSamples() {
  return (
    <Section title="Journal">
      <div className="g-reading">
        <Journal />
        <Composer />
        <Facts
          facts={[
            { label: 'Référence', value: 'R-000433' },
            { label: 'Équipe', value: 'Applications et services métiers' },
          ]}
        />
      </div>
    </Section>
  )
}
