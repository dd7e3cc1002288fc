import type { FieldErrors } from 'react-hook-form'
import { filing } from '@guichet/contracts/filing'
import type { Problem } from '@guichet/contracts/problems'
import { refusedAnswers, type AnswerFault } from '@guichet/domain/filing/answers'
import type { MessageKey } from '@guichet/i18n/keys'
import type { Translate } from '@guichet/i18n/translate'
import { writtenIn, type Asked, type FilingValues } from './filing-values.ts'

export type Refused = { field: string; message: string }

/** What the form says before the server does: by the server's own rules, in the form's order. */
export function refusalsOf(t: Translate, asked: Asked, values: FilingValues): Refused[] {
  const { issues = [] } = filing.safeParse(writtenIn(asked, values)).error ?? {}
  const answers = refusedAnswers(asked.category.form, values.fields)
  return [
    ...issues.map(({ path, message, ...issue }) => {
      const { max } = 'params' in issue ? { max: 0, ...issue.params } : { max: 0 }
      const field = path.join('.')
      return { field, message: t(SENTENCES[`${field} ${message}`] ?? plain(field, message), { max }) }
    }),
    ...answers.map(({ field: { name, label }, fault }) => ({
      field: `fields.${name}`,
      message: t(FAULTS[fault], { label }),
    })),
  ]
}

// What a field says in words of its own.
const SENTENCES: Readonly<Record<string, MessageKey>> = {
  'title text.blank': 'filing.title.needed',
  'title text.tooLong': 'filing.title.long',
  'description text.blank': 'filing.description.needed',
}

const plain = (field: string, fault: string): MessageKey => {
  if (field === 'establishmentId') return 'filing.establishment.needed'
  return fault === 'text.tooLong' ? 'filing.text.long' : 'filing.text.unstorable'
}

const FAULTS = {
  needed: 'filing.answer.needed',
  not_offered: 'filing.answer.choose',
  of_one_line: 'filing.answer.line',
} satisfies Record<AnswerFault, MessageKey>

/** Refusals as react-hook-form holds them. */
export function errorsOf(refused: readonly Refused[]): FieldErrors<FilingValues> {
  const errors: FieldErrors<FilingValues> = {}
  const fields: Record<string, { type: string; message: string }> = {}
  for (const { field, message } of refused) {
    const error = { type: 'refused', message }
    if (field.startsWith('fields.')) fields[field.slice('fields.'.length)] = error
    else Object.assign(errors, { [field]: error })
  }
  return Object.keys(fields).length > 0 ? { ...errors, fields } : errors
}

/** The server's refusals, at the fields they point to: `/fields/room` is `fields.room`, `/contacts/0` is `contacts`. */
export function refusedByServer({ errors = [] }: Problem): Refused[] {
  return errors.map(({ pointer, detail }) => {
    const [head = '', next = ''] = pointer.replace(/^\//, '').split('/')
    const name = next.replaceAll('~1', '/').replaceAll('~0', '~')
    return { field: head === 'fields' ? `fields.${name}` : head, message: detail }
  })
}
