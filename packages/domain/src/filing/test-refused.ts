import type { CategoryForm } from '@guichet/contracts/catalogue'
import { LIMITS } from '@guichet/contracts/limits'

/** A form with a question of each kind, what answers it well, and what is refused at which field: for the tests of the page and of the API. */
export const FORM: CategoryForm = {
  asksProduct: false,
  fields: [
    { name: 'room', kind: 'line', label: 'Salle', required: true },
    { name: 'sort', kind: 'choice', label: 'Genre', required: false, choices: ['Son', 'Image'] },
    { name: 'story', kind: 'text', label: 'Récit', required: false },
  ],
}

export const GOOD = {
  title: 'Vidéoprojecteur muet',
  description: 'Il ne dit plus rien depuis ce matin.',
  callbackPhone: '02 31 00 00 00',
  availability: 'Le matin',
  fields: { room: 'B12' },
}

type Written = Partial<Omit<typeof GOOD, 'fields'>> & {
  readonly establishmentId?: string
  readonly fields?: Readonly<Record<string, string>>
}

const blank = ' \u00A0\u3000\u200B\n'

/** What is written over the good one, and the pointer of the field that is refused. */
export const REFUSED: readonly (readonly [what: string, written: Written, pointer: string])[] = [
  ['no establishment', { establishmentId: '' }, '/establishmentId'],
  ['no title', { title: '' }, '/title'],
  ['a title of blanks', { title: ' \u00A0\u3000\u200B' }, '/title'],
  ['a title too long by one', { title: 'é'.repeat(LIMITS.title + 1) }, '/title'],
  ['no description', { description: '' }, '/description'],
  ['a description of blanks', { description: blank }, '/description'],
  ['a description too long by one', { description: '🙈'.repeat(LIMITS.text + 1) }, '/description'],
  ['a telephone too long', { callbackPhone: '0'.repeat(LIMITS.phone + 1) }, '/callbackPhone'],
  ['hours too long', { availability: 'x'.repeat(LIMITS.availability + 1) }, '/availability'],
  ['no answer where one is needed', { fields: {} }, '/fields/room'],
  ['an answer of blanks where one is needed', { fields: { room: ' \u00A0' } }, '/fields/room'],
  ['an answer of two lines where there is one', { fields: { room: 'B12\nB13' } }, '/fields/room'],
  ['an answer that is not offered', { fields: { room: 'B12', sort: 'Odeur' } }, '/fields/sort'],
  ['an answer too long', { fields: { room: 'B12', story: 'x'.repeat(2_001) } }, '/fields/story'],
]

/** What no database can keep: the API refuses the whole of it before it reads a field, the page says where. */
export const UNSTORABLE: typeof REFUSED = [
  ['half an emoji for a title', { title: 'Muet \uD83D' }, '/title'],
  ['a description that holds NUL', { description: 'Muet\0' }, '/description'],
]

/** What stands at the very edge, and is not. */
export const ACCEPTED: readonly (readonly [what: string, written: Written])[] = [
  ['as it is', {}],
  ['the longest title, in emojis', { title: '🙈'.repeat(LIMITS.title) }],
  ['the longest description', { description: 'é'.repeat(LIMITS.text) }],
  ['neither telephone nor hours', { callbackPhone: '', availability: '' }],
  ['an answer of several lines where there are', { fields: { room: 'B12', story: 'Un\nDeux' } }],
]
