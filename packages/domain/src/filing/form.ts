import type { CategoryForm } from '@guichet/contracts/catalogue'
import { refusal, type Reason } from '../reasons.ts'
import type { Refusal } from '../refusal.ts'
import { refusedAnswers } from './answers.ts'

/**
 * The category's own questions: each required one answered, each answer one that its question offers, none unasked.
 * @throws {Refusal} `invalid`, pointing at the first answer that is refused.
 */
export function refuseFields(form: CategoryForm, answers: Readonly<Record<string, string>>): void {
  const unasked = Object.keys(answers).find((name) => !form.fields.some((field) => field.name === name))
  if (unasked !== undefined) throw refused('refusal.answer_unasked', unasked)
  const [first] = refusedAnswers(form, answers)
  if (first !== undefined) throw refused(`refusal.answer_${first.fault}`, first.field.name)
}

const refused = (reason: Reason, name: string): Refusal =>
  refusal(reason, { pointer: `/fields/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` })
