import type { CategoryForm } from '@guichet/contracts/catalogue'
import { refusal, type Reason } from '../reasons.ts'
import type { Refusal } from '../refusal.ts'

type Field = CategoryForm['fields'][number]

/**
 * The category's own questions: each required one answered, each answer one that its question offers, none unasked.
 * @throws {Refusal} `invalid`, pointing at the first answer that is refused.
 */
export function refuseFields({ fields }: CategoryForm, answers: Readonly<Record<string, string>>): void {
  const unasked = Object.keys(answers).find((name) => !fields.some((field) => field.name === name))
  if (unasked !== undefined) throw refused('refusal.answer_unasked', unasked)
  for (const field of fields) refuseAnswer(field, answers[field.name] ?? '')
}

function refuseAnswer({ name, kind, required, choices }: Field, answer: string): void {
  if (answer.trim() === '') {
    if (required) throw refused('refusal.answer_needed', name)
    return
  }
  if (kind === 'choice' && !choices?.includes(answer)) throw refused('refusal.answer_not_offered', name)
  if (kind === 'line' && /\p{Cc}/u.test(answer)) throw refused('refusal.answer_of_one_line', name)
}

const refused = (reason: Reason, name: string): Refusal =>
  refusal(reason, { pointer: `/fields/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` })
