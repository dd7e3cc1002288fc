import { IconDotsVertical, IconPaperclip, IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { announce } from '../../ui/announce.tsx'
import { Button, ButtonLink, IconButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Plate } from '../../ui/plate.tsx'
import { Section } from '../../ui/section.tsx'
import { toast } from '../../ui/toast.tsx'

export function ButtonSamples() {
  return (
    <Section title="Boutons">
      <div className="g-form">
        <div className="g-row">
          <Button variant="filled">Terminer</Button>
          <Button>Retour</Button>
          <Button variant="danger">Retirer le fichier</Button>
          <Button variant="subtle">Voir les 14 demandes</Button>
          <ButtonLink to="/_ui/desk">Bureau</ButtonLink>
        </div>
        <div className="g-row">
          <Button size="small" variant="filled" icon={<IconSend className="g-icon" aria-hidden />}>
            Envoyer à Camille Demandeur
          </Button>
          <Button size="small">Transférer</Button>
          <Button size="chip">Statut : ouverts</Button>
          <Button size="small" variant="note">
            Note interne
          </Button>
          <IconButton label="Joindre un fichier" icon={<IconPaperclip className="g-icon" aria-hidden />} />
          <IconButton label="Autres actions" icon={<IconDotsVertical className="g-icon" aria-hidden />} />
        </div>
        <Button disabledReason="« Terminer » sera possible dès que balance.pdf sera envoyé.">Terminer</Button>
        <Plate kind="decide">
          <h2>Le problème est-il résolu ?</h2>
          <div className="g-answers">
            <div>
              <Button variant="choice">Clôre cette demande</Button>
              <p className="g-hint">La demande est fermée.</p>
            </div>
            <div>
              <Button variant="choice" aria-expanded="false">
                Rouvrir cette demande
              </Button>
              <p className="g-hint">Elle revient à Alex Agent, sous la même référence.</p>
            </div>
          </div>
        </Plate>
      </div>
    </Section>
  )
}

export function DialogSamples() {
  const [isAsked, setAsked] = useState(false)
  return (
    <Section title="Dialogues">
      <div className="g-row">
        <Button onClick={() => setAsked(true)}>Annuler la demande</Button>
        <Button onClick={() => toast('Demande mise à jour.')}>Dire une bonne nouvelle</Button>
        <Button onClick={() => announce('Trois résultats')}>Annoncer</Button>
      </div>
      <Confirm
        opened={isAsked}
        title="Annuler cette demande ?"
        action="Annuler la demande"
        danger
        onConfirm={() => setAsked(false)}
        onCancel={() => setAsked(false)}
      >
        L’équipe est prévenue. La demande reste lisible parmi vos demandes fermées.
      </Confirm>
    </Section>
  )
}
