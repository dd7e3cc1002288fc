import { describe, expect, test } from 'vitest'
import { withoutPeople } from './anonymous.ts'

const names = ['Camille DEMANDEUR', 'camille.demandeur', 'Zoé Le Goff-Éléa']

describe('AC-39 text without its people', () => {
  test.each([
    ['Bonjour, Camille Demandeur à l’appareil.', 'Bonjour, […] à l’appareil.'],
    ['CAMILLE a perdu sa clé, demandeur aussi.', '[…] a perdu sa clé, […] aussi.'],
    ['Vu avec Zoe et M. Le Goff.', 'Vu avec […] et M. Le […].'],
    ['Mon identifiant : camille.demandeur', 'Mon identifiant : […]'],
    ['Écrivez à c.autre+x@valmer.example.', 'Écrivez à […].'],
    ['Au 02 31 45 67 89, au 0231456789 ou au +33 2.31.45.67.89.', 'Au […], au […] ou au […].'],
    ['Appelez le poste 4512.', 'Appelez le […].'],
  ])('%s', (text, kept) => {
    expect(withoutPeople(text, names)).toBe(kept)
  })

  test('other words and numbers stay: an error, a version, a year, a part of a word', () => {
    const text = 'Erreur 3141 de GFC 7.2.1 en 2026, port 8080, 10.0.0.1, camillette.'
    expect(withoutPeople(text, names)).toBe(text)
    expect(withoutPeople('😀 Camille 😀', names)).toBe('😀 […] 😀')
    expect(withoutPeople('Rien à retirer.', [])).toBe('Rien à retirer.')
  })
})
