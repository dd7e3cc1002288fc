import { expect, test } from 'vitest'
import { loadMessages } from './load.ts'
import { pickLocale } from './locale.ts'
import { translator } from './translator.ts'

test('says a message in the asked language, with its values and plural', () => {
  expect(translator('fr')('ui.results', { count: 0 })).toBe('Aucun résultat')
  expect(translator('fr')('ui.results', { count: 1200 })).toBe('1\u202f200 résultats')
  expect(translator('en')('ui.results', { count: 1 })).toBe('1 result')
})

test('a preset’s pack replaces the catalogue’s words by id, and leaves the others', () => {
  const t = translator('fr', { pack: 'ul-helpdesk' })
  expect(t('states.dispatched')).toBe('Libre')
  expect(t('ui.cancel')).toBe('Annuler')
  expect(translator('fr')('states.dispatched')).toBe('Affectée')
})

test('a value is never read as a message: braces and tags stay text', () => {
  expect(translator('fr')('ui.files.named', { name: '{count} <b>’' })).toContain('{count} <b>’')
})

test('the browser loads only the tables it names, with the pack on top', async () => {
  const t = await loadMessages('en', ['ui', 'states'], 'esup-2010')
  expect(t('states.accept')).toBe('Approve')
  expect(t('portal.nav.home')).toBe('portal.nav.home')
})

test('picks the first language the desk speaks', () => {
  expect(pickLocale(['de-DE', 'en-GB', 'fr'])).toBe('en')
  expect(pickLocale(['de'])).toBe('fr')
})
