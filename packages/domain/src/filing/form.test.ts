import { describe, expect, test } from 'vitest'
import { Refusal } from '../refusal.ts'
import { refuseFields } from './form.ts'

const form = {
  asksProduct: false,
  fields: [
    { name: 'room', kind: 'line' as const, label: 'Salle', required: true },
    { name: 'kind', kind: 'choice' as const, label: 'Genre', required: false, choices: ['Son', 'Image'] },
    { name: 'story', kind: 'text' as const, label: 'Récit', required: false },
  ],
}

const refused = (answers: Record<string, string>): string | undefined => {
  try {
    refuseFields(form, answers)
    return undefined
  } catch (error) {
    return error instanceof Refusal ? `${error.pointer} ${error.reason}` : String(error)
  }
}

describe('the questions of a category', () => {
  test.each([
    [{ room: 'B12' }, undefined],
    [{ room: 'B12', kind: '', story: 'Ligne\nLigne' }, undefined],
    [{}, '/fields/room refusal.answer_needed'],
    [{ room: ' ' }, '/fields/room refusal.answer_needed'],
    [{ room: 'B12\tB13' }, '/fields/room refusal.answer_of_one_line'],
    [{ room: 'B12', kind: 'Odeur' }, '/fields/kind refusal.answer_not_offered'],
    [{ room: 'B12', 'a/b': 'x' }, '/fields/a~1b refusal.answer_unasked'],
    [{ room: 'B12', toString: 'x' }, '/fields/toString refusal.answer_unasked'],
  ])('%o', (answers, expected) => {
    expect(refused(answers)).toBe(expected)
  })
})
