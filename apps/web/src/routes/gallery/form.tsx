import { useState } from 'react'
import { CheckboxField, RadioField } from '../../ui/choice-field.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { FileZone, type SentFile } from '../../ui/file-zone.tsx'
import { LiveSelect } from '../../ui/live-select.tsx'
import { Plate } from '../../ui/plate.tsx'
import { Section } from '../../ui/section.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { Tree } from '../../ui/tree.tsx'

const mo = 1024 * 1024
const sample: readonly SentFile[] = [
  { id: '1', name: 'erreur-3141.png', bytes: 412 * 1024, state: 'sent', mediaType: 'image/png' },
  {
    id: '2',
    name: 'balance-novembre.pdf',
    bytes: 18.4 * mo,
    state: 'sending',
    percent: 62,
    message: 'encore 8 secondes',
  },
  {
    id: '3',
    name: 'gfc-journal.exe',
    bytes: 2.1 * mo,
    state: 'failed',
    message: 'Les programmes sont refusés. Joignez le journal en .txt.',
  },
]

const services = [
  {
    id: 'apps',
    label: 'Applications et services métiers',
    children: [
      { id: 'gfc', label: 'Applications de gestion' },
      { id: 'exams', label: 'Examens et concours' },
    ],
  },
  { id: 'mail', label: 'Messagerie', children: [{ id: 'otp', label: 'Clé OTP' }] },
  { id: 'unsure', label: 'Je ne sais pas' },
]

export function FormSamples() {
  const [files, setFiles] = useState(sample)
  const [product, setProduct] = useState<string | null>('gfc')
  const remove = (id: string) => setFiles(files.filter((file) => file.id !== id))
  return (
    <Section title="Champs">
      <form className="g-form" noValidate>
        <ErrorSummary
          problems={[{ field: 'description', message: 'Décrivez le problème en une phrase au moins' }]}
        />
        <Plate kind="chosen">
          <p>
            Applications et services métiers › <b>Applications de gestion</b>
          </p>
        </Plate>
        <TextField label="Objet de la demande" placeholder="En quelques mots" />
        <TextAreaField
          id="description"
          label="Description"
          hint="Ce que vous faisiez, le message exact, le poste."
          error="Décrivez le problème en une phrase au moins."
        />
        <div className="g-two">
          <SelectField
            label="Famille de produit"
            placeholder="Choisissez"
            options={[{ value: 'intendance', label: 'Intendance' }]}
          />
          <LiveSelect
            label="Produit"
            value={product}
            onChange={setProduct}
            options={[
              { value: 'gfc', label: 'GFC' },
              { value: 'reinscription', label: 'Réinscription' },
            ]}
          />
        </div>
        <div className="g-two">
          <RadioField
            label="Impact"
            defaultChecked
            choices={[
              { value: 'one', label: 'Une personne' },
              { value: 'many', label: 'Un établissement ou un service' },
            ]}
          />
          <RadioField
            label="Au titre de"
            hint="Au titre de l’établissement, Dominique Chef pourra suivre cette demande."
            error="Choisissez à quel titre vous écrivez."
            inline
            choices={[
              { value: 'personal', label: 'Personnel' },
              { value: 'establishment', label: 'Établissement' },
            ]}
          />
        </div>
        <CheckboxField label="Me prévenir par mail" defaultChecked />
        <TextField label="Téléphone de rappel" optional autoComplete="tel" />
        <FileZone
          label="Ajouter une pièce jointe"
          optional
          hint="Captures d’écran bienvenues. (Taille de fichier max. : 128.00 Mb)"
          files={files}
          onAdd={() => undefined}
          onRemove={remove}
          onRetry={() => undefined}
        />
        <Tree label="Services" nodes={services} opened={['apps']} chosenId="gfc" onChoose={() => undefined} />
      </form>
    </Section>
  )
}
