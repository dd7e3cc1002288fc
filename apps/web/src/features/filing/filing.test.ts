import { expect, test } from 'vitest'
import type { DraftContent } from '@guichet/contracts/me'
import { PRESET_SETTINGS, type PresetName } from '@guichet/contracts/settings'
import { ACCEPTED, FORM, GOOD, REFUSED, UNSTORABLE } from '@guichet/domain/filing/test-refused'
import { translator } from '@guichet/i18n/translator'
import { refusalsOf, refusedByServer } from './filing-refusals.ts'
import {
  draftOf,
  emptyValues,
  filingOf,
  isUntouched,
  leftBehind,
  valuesOf,
  type Asked,
  type FilingValues,
} from './filing-values.ts'
import { reviewLines } from './review-lines.ts'

const t = translator('fr')
const ids = {
  category: '01900000-0000-7000-8000-000000000001',
  first: '01900000-0000-7000-8000-000000000002',
  second: '01900000-0000-7000-8000-000000000003',
  draft: '01900000-0000-7000-8000-000000000004',
  person: '01900000-0000-7000-8000-000000000005',
}
const room = { name: 'room', kind: 'line', label: 'Salle', required: true } as const

test('UX-24 an empty form says each field that must be filled, in its order', () => {
  const asked = askedBy('caen-amigo', { establishments: 2, fields: [room] })
  expect(refusalsOf(t, asked, emptyValues(asked)).map(({ field }) => field)).toEqual([
    'establishmentId',
    'title',
    'description',
    'fields.room',
  ])
})

test('a title of ten thousand characters, or of blanks, is refused in words, not thrown', () => {
  const asked = askedBy('caen-amigo', { establishments: 1 })
  const written = { ...emptyValues(asked), description: 'Elle clignote' }
  const refusedFor = (title: string) => refusalsOf(t, asked, { ...written, title })
  const long = 'x'.repeat(10_000)
  expect(refusedFor(long)).toEqual([
    { field: 'title', message: 'Raccourcissez l’objet\u00A0: 200 caractères au plus' },
  ])
  expect(refusedFor(' \u00A0\u3000\u200B').map(({ field }) => field)).toEqual(['title'])
  expect(filingOf(asked, { ...written, title: long }, [], [], ids.draft).title).toBe(long)
})

const pointersOf = (written: Partial<FilingValues>) => {
  const asked = askedBy('caen-amigo', { establishments: 2, fields: FORM.fields })
  const values = { ...emptyValues(asked), establishmentId: ids.first, ...GOOD, ...written }
  return refusalsOf(t, asked, values).map(({ field }) => `/${field.replaceAll('.', '/')}`)
}

test.each([...REFUSED, ...UNSTORABLE])(
  'the page refuses %s, at its field, as the API does',
  (_, written, pointer) => {
    expect(pointersOf(written)).toEqual([pointer])
  },
)

test.each(ACCEPTED)('the page accepts it, as the API does: %s', (_, written) => {
  expect(pointersOf(written)).toEqual([])
})

test('tabs, line breaks and bells that a paste brings into a title become spaces', () => {
  const asked = askedBy('caen-amigo', { establishments: 1 })
  const title = 'Erreur\t3141\u0007\r\nà l’impression 🙈 \u202Etxt\u202C'
  const { title: sent } = filingOf(asked, { ...emptyValues(asked), title }, [], [], ids.draft)
  expect(sent).toBe('Erreur 3141 à l’impression 🙈 \u202Etxt\u202C')
})

test('REQ-069 the establishment is asked only of somebody who has several', () => {
  const one = askedBy('caen-amigo', { establishments: 1 })
  const written = { ...emptyValues(one), title: 'Panne', description: 'Elle clignote' }
  expect(refusalsOf(t, one, written)).toEqual([])
  expect(filingOf(one, written, [], [], ids.draft)).not.toHaveProperty('establishmentId')
})

test('REQ-072 REQ-074 REQ-075 one person, medium and personal unless somebody says otherwise', () => {
  const asked = askedBy('caen-amigo', { establishments: 1 })
  const written = { ...emptyValues(asked), title: 'Panne', description: 'Elle clignote' }
  expect(filingOf(asked, written, [], [], ids.draft)).toEqual({
    categoryId: ids.category,
    title: 'Panne',
    description: 'Elle clignote',
    impact: 'person',
    urgency: 'medium',
    onBehalf: 'personal',
    draftId: ids.draft,
  })
})

test.each([
  ['ul-helpdesk', ['priority']],
  ['esup-2010', ['priority']],
  ['ul-itop', []],
] satisfies [PresetName, string[]][])(
  'REQ-085 %s is sent what it asks for and nothing else',
  (preset, more) => {
    const asked = askedBy(preset, { establishments: 2 })
    const written = {
      ...emptyValues(asked),
      title: 'Panne',
      description: 'Elle clignote',
      callbackPhone: '02',
    }
    const sent = Object.keys(filingOf(asked, written, [], [], ids.draft))
    expect(sent.toSorted()).toEqual(['categoryId', 'description', 'draftId', 'title', ...more].toSorted())
  },
)

test('UX-29 what was typed comes back from its draft, files and contacts apart', () => {
  const asked = askedBy('caen-amigo', { establishments: 2, fields: [room] })
  const values = {
    ...emptyValues(asked),
    title: 'Panne',
    description: 'Elle clignote\n« encore »',
    establishmentId: ids.second,
    urgency: 'high',
    onBehalf: 'establishment',
    callbackPhone: '02 61',
    fields: { room: 'B12' },
  }
  const draft = draftOf(asked, values, [{ name: 'Sacha', personId: ids.person }], [ids.first])
  expect(valuesOf(asked, draft)).toEqual(values)
  expect(draft.attachmentIds).toEqual([ids.first])
  expect(leftBehind(asked, draft)).toEqual([])
})

test('UX-22 another topic keeps the words and warns of the answers it does not ask for', () => {
  const before = askedBy('caen-amigo', { fields: [room] })
  const after = askedBy('caen-amigo')
  const draft = draftOf(before, { ...emptyValues(before), title: 'Panne', fields: { room: 'B12' } }, [], [])
  expect(valuesOf(after, draft)).toMatchObject({ title: 'Panne', fields: {} })
  expect(leftBehind(after, draft)).toEqual(['B12'])
})

test('a blank form is not worth a draft, one word or one file is', () => {
  const asked = askedBy('caen-amigo', { fields: [room], defaultText: 'Votre poste :' })
  const blank = draftOf(asked, emptyValues(asked), [], [])
  expect(isUntouched(asked, blank)).toBe(true)
  const touched: Partial<DraftContent>[] = [
    { title: 'P' },
    { text: 'Votre poste : 12' },
    { attachmentIds: [ids.first] },
    { form: { 'fields.room': 'B12' } },
    { form: { contacts: '[{"name":"Sacha"}]' } },
  ]
  for (const change of touched) expect(isUntouched(asked, { ...blank, ...change })).toBe(false)
})

test('REQ-082 UX-37 the review says what each preset asks for, in the form’s order, and nothing that was left blank', () => {
  const fieldsOf = (preset: PresetName, values: Partial<FilingValues> = {}) => {
    const asked = askedBy(preset, { establishments: 2, fields: [room] })
    const written = { ...emptyValues(asked), title: 'Panne', description: 'Noire', ...values }
    return reviewLines(t, asked, written).map(({ field, value }) => [field, value])
  }
  const said = [
    ['title', 'Panne'],
    ['description', 'Noire'],
  ]
  expect(fieldsOf('ul-itop')).toEqual(said)
  expect(fieldsOf('esup-2010')).toEqual([...said, ['priority', 'Normale']])
  expect(fieldsOf('ul-helpdesk', { priority: '5', fields: { room: 'B12' } })).toEqual([
    ...said,
    ['fields.room', 'B12'],
    ['priority', 'Très élevée'],
  ])
  expect(fieldsOf('caen-amigo', { establishmentId: ids.first, availability: 'Le matin' })).toEqual([
    ['establishmentId', '0149001A pu RECTORAT'],
    ...said,
    ['impact', 'Une personne'],
    ['urgency', 'Moyenne'],
    ['onBehalf', 'Personnel'],
    ['availability', 'Le matin'],
  ])
})

test('what the server refuses is said at its field', () => {
  const errors = ['/title', '/fields/room', '/contacts/2', '/fields/a~1b'].map((pointer) => ({
    pointer,
    code: 'x',
    detail: 'non',
  }))
  const problem = { type: '', title: '', status: 422, detail: '', code: 'invalid', requestId: '', errors }
  expect(refusedByServer(problem).map(({ field }) => field)).toEqual([
    'title',
    'fields.room',
    'contacts',
    'fields.a/b',
  ])
})

type Shape = { establishments?: number; fields?: Asked['category']['form']['fields']; defaultText?: string }

function askedBy(preset: PresetName, { establishments = 0, fields = [], defaultText }: Shape = {}): Asked {
  const own = [ids.first, ids.second].slice(0, establishments)
  return {
    settings: PRESET_SETTINGS[preset],
    establishments: own.map((id) => ({ id, code: '0149001A', kind: 'pu', name: 'RECTORAT', heads: [] })),
    products: [],
    category: {
      id: ids.category,
      label: 'Imprimantes',
      description: null,
      icon: null,
      keywords: [],
      acceptsTickets: true,
      team: { id: ids.first, label: 'Équipe' },
      form: { asksProduct: false, fields, ...(defaultText === undefined ? {} : { defaultText }) },
      children: [],
    },
  }
}
