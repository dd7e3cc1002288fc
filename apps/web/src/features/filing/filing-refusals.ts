import type { FieldErrors } from 'react-hook-form'
import type { Problem } from '@guichet/contracts/problems'
import { LIMITS } from '@guichet/contracts/limits'
import type { Translate } from '@guichet/i18n/translate'
import { asksEstablishment, type Asked, type FilingValues } from './filing-values.ts'

export type Refused = { field: string; message: string }

/** What the form says before the server does: each field that must be filled, in the form's order. */
export function refusalsOf(t: Translate, asked: Asked, values: FilingValues): Refused[] {
  const refused: Refused[] = []
  const needs = (field: string, isMissing: boolean, message: string) => {
    if (isMissing) refused.push({ field, message })
  }
  needs(
    'establishmentId',
    asksEstablishment(asked) && values.establishmentId === '',
    t('filing.establishment.needed'),
  )
  needs('title', values.title.trim() === '', t('filing.title.needed'))
  needs(
    'title',
    Array.from(values.title).length > LIMITS.title,
    t('filing.title.long', { max: LIMITS.title }),
  )
  needs('description', values.description.trim() === '', t('filing.description.needed'))
  for (const { name, label, required } of asked.category.form.fields) {
    needs(
      `fields.${name}`,
      required && (values.fields[name] ?? '').trim() === '',
      t('filing.answer.needed', { label }),
    )
  }
  return refused
}

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
