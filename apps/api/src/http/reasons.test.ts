import en from '@guichet/i18n/messages/en/problems'
import fr from '@guichet/i18n/messages/fr/problems'
import { REASONS } from '@guichet/domain/reasons'
import { expect, test } from 'vitest'

test('every reason of the rules has its sentence, in French and in English', () => {
  const unsaid = Object.keys(REASONS).filter((reason) => !(reason in fr) || !(reason in en))
  expect(unsaid).toEqual([])
})
