import type { CategoryForm } from '@guichet/contracts/catalogue'

type Field = CategoryForm['fields'][number]

/** None where one is needed, none of those offered, or more than a line. */
export type AnswerFault = 'needed' | 'not_offered' | 'of_one_line'

export interface RefusedAnswer {
  readonly field: Field
  readonly fault: AnswerFault
}

/** Which answers to a category's own questions are refused, by their names, in the form's order: the page and the API ask here. */
export const refusedAnswers = (
  { fields }: CategoryForm,
  answers: Readonly<Record<string, string>>,
): RefusedAnswer[] =>
  fields.flatMap((field) => {
    const fault = faultOf(field, answers[field.name] ?? '')
    return fault === undefined ? [] : [{ field, fault }]
  })

function faultOf({ kind, required, choices }: Field, answer: string): AnswerFault | undefined {
  if (answer.trim() === '') return required ? 'needed' : undefined
  if (kind === 'choice' && !choices?.includes(answer)) return 'not_offered'
  if (kind === 'line' && /\p{Cc}/u.test(answer)) return 'of_one_line'
  return undefined
}
