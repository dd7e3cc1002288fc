import { suggestAnswers } from '@guichet/contracts/answers'
import { Client } from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { startApp } from '../../../test/start-app.ts'
import { loadDemo } from '../../demo/load.ts'

const desk = await startApp()
afterAll(() => desk.close())
await loadDemo(desk.deps)
// What autovacuum does by itself, within minutes.
const owner = new Client({ connectionString: desk.ownerUrl })
await owner.connect()
await owner.query('analyze')
await owner.end()

const PASSWORD = 'Changer ou retrouver son mot de passe académique'
const THUNDERBIRD = 'Thunderbird redemande sans cesse le mot de passe'
const OTP = 'Clé OTP perdue, volée ou bloquée'
const WIFI = 'Wi-Fi\u00A0: l’ordinateur se connecte, mais aucune page ne s’ouvre'
const FILTER = 'Site bloqué par le filtrage\u00A0: demander son ouverture'
const FULL = 'Boîte de messagerie pleine\u00A0: faire de la place'
const PRINTER = 'Ajouter l’imprimante ou le copieur de son étage'
const DRIVE = 'Le lecteur réseau ou le dossier partagé a disparu'
const GFC = 'GFC\u00A0: l’impression s’arrête sur l’erreur 3141'
const GFC_CLOSED = 'GFC\u00A0: fermeture pour la bascule d’exercice'
const EXPENSES = 'Frais de déplacement\u00A0: où en est mon remboursement\u202F?'
const EXTRACTION = 'Demander une extraction de données'

const offered = async (login: string, text: string) => {
  const { answers, tickets } = await (await desk.as(login)).call(suggestAnswers, { body: { text } })
  return [...answers, ...tickets].map(({ title }) => title)
}

describe('REQ-053 what tells is offered, what is merely common is not', () => {
  test.each([
    // A secretary.
    ['camille.demandeur', 'Ma boîte mail est pleine', [FULL]],
    ['camille.demandeur', 'GFC erreur 3141 à l’impression de la balance', [GFC]],
    ['camille.demandeur', 'Quand serai-je remboursée de mes frais de déplacement\u202F?', [EXPENSES]],
    ['camille.demandeur', 'Comment ajouter une imprimante sur mon ordinateur', [PRINTER]],
    ['camille.demandeur', 'J’ai perdu ma clé OTP hier soir', [OTP]],
    ['camille.demandeur', 'Le dossier partagé du service a disparu ce matin', [DRIVE]],
    ['camille.demandeur', 'Extraction de la liste des élèves de sixième', [EXTRACTION]],
    // A student.
    ['sacha.etudiant', 'Bonjour, j’ai oublié mon mot de passe', [PASSWORD]],
    ['sacha.etudiant', 'Bonjour, je n’arrive plus à me connecter au wifi depuis ce matin', [WIFI]],
    ['sacha.etudiant', 'Wi-Fi connecté mais aucune page ne s’affiche', [WIFI]],
    ['sacha.etudiant', 'Thunderbird me demande mon mot de passe sans arrêt', [THUNDERBIRD]],
  ])('%s: %s', async (login, text, [first]) => {
    expect((await offered(login, text))[0]).toBe(first)
  })

  test.each([
    ['Trois fiches de paie, pour un emprunt', [DRIVE, GFC, GFC_CLOSED]],
    ['Thunderbird me demande mon mot de passe sans arrêt', [GFC, FILTER, EXTRACTION]],
    ['Bonjour, je n’arrive plus à me connecter au wifi depuis ce matin', [DRIVE]],
    ['GFC erreur 3141 à l’impression', [GFC_CLOSED]],
    ['Mon ordinateur est très lent depuis la mise à jour', [WIFI]],
  ])('%s: not these', async (text, never) => {
    const titles = await offered('camille.demandeur', text)
    for (const title of never) expect(titles).not.toContain(title)
  })

  test.each([
    'Bonjour, merci de votre aide pour mon problème',
    'Je voudrais savoir où en est ma demande',
    'Demande de prêt d’un ordinateur portable',
    'Le chauffage de la salle est en panne',
    'Il faut ouvrir un compte pour une stagiaire',
  ])('%s: nothing at all', async (text) => {
    expect(await offered('camille.demandeur', text)).toEqual([])
  })
})
