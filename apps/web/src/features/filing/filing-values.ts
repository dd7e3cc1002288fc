import type { Category, Product } from '@guichet/contracts/catalogue'
import type { DraftContent, EstablishmentRef } from '@guichet/contracts/me'
import { impact, onBehalf, urgency } from '@guichet/contracts/lifecycle'
import type { Settings } from '@guichet/contracts/settings'
import type { Filing } from '@guichet/contracts/filing'

/** What decides which questions the form asks. */
export type Asked = {
  settings: Settings
  category: Category
  establishments: readonly (EstablishmentRef & { heads: readonly string[] })[]
  products: readonly Product[]
}

/** Somebody to keep informed: a person of the desk, or an address. */
export type ContactChoice = { name: string; personId?: string | undefined; email?: string | undefined }

/** The form as typed: texts, as fields hold them. */
export type FilingValues = {
  title: string
  description: string
  establishmentId: string
  familyId: string
  productId: string
  impact: string
  urgency: string
  priority: string
  onBehalf: string
  callbackPhone: string
  availability: string
  fields: Record<string, string>
}

const plain = ['establishmentId', 'familyId', 'productId', 'impact', 'urgency', 'priority'] as const
const more = ['onBehalf', 'callbackPhone', 'availability'] as const
const own = 'fields.'

export function emptyValues({ category }: Asked): FilingValues {
  return {
    title: '',
    description: category.form.defaultText ?? '',
    establishmentId: '',
    familyId: '',
    productId: '',
    impact: 'person',
    urgency: 'medium',
    priority: '3',
    onBehalf: 'personal',
    callbackPhone: '',
    availability: '',
    fields: Object.fromEntries(category.form.fields.map(({ name }) => [name, ''])),
  }
}

/** A draft taken up again, perhaps under another topic: its own questions alone change. */
export function valuesOf(asked: Asked, { title, text, form = {} }: DraftContent): FilingValues {
  const empty = emptyValues(asked)
  const kept = Object.fromEntries(
    [...plain, ...more].flatMap((name) => (form[name] === undefined ? [] : [[name, form[name]]])),
  )
  const fields = Object.fromEntries(Object.keys(empty.fields).map((name) => [name, form[own + name] ?? '']))
  return { ...empty, ...kept, title: title ?? '', description: text ?? empty.description, fields }
}

/** Answers to questions of the former topic, which this one does not ask. */
export function leftBehind({ category }: Asked, { form = {} }: DraftContent): string[] {
  const names = new Set(category.form.fields.map(({ name }) => own + name))
  return Object.entries(form)
    .filter(([name, answer]) => name.startsWith(own) && !names.has(name) && answer.trim() !== '')
    .map(([, answer]) => answer)
}

export function draftOf(
  { category }: Asked,
  values: FilingValues,
  contacts: readonly ContactChoice[],
  attachmentIds: readonly string[],
): DraftContent {
  const form: Record<string, string> = {}
  for (const name of [...plain, ...more]) form[name] = values[name]
  for (const [name, answer] of Object.entries(values.fields)) form[own + name] = answer
  if (contacts.length > 0) form['contacts'] = JSON.stringify(contacts)
  return {
    kind: 'ticket',
    categoryId: category.id,
    title: values.title,
    text: values.description,
    form,
    attachmentIds: [...attachmentIds],
  }
}

/** Nothing worth keeping: neither a word nor a file. */
export function isUntouched(
  { category }: Asked,
  { title, text, form = {}, attachmentIds = [] }: DraftContent,
) {
  const written = [title, form['callbackPhone'], form['availability'], form['contacts']]
  const answers = Object.entries(form).filter(([name]) => name.startsWith(own))
  return (
    [...written, ...answers.map(([, answer]) => answer)].every((each) => (each ?? '').trim() === '') &&
    (text ?? '').trim() === (category.form.defaultText ?? '').trim() &&
    attachmentIds.length === 0
  )
}

/** What is sent: only what this desk and this topic ask for. */
export const filingOf = (
  asked: Asked,
  values: FilingValues,
  contacts: readonly ContactChoice[],
  attachmentIds: readonly string[],
  draftId: string,
): Filing => ({
  ...writtenIn(asked, values),
  ...(attachmentIds.length > 0 && { attachmentIds: [...attachmentIds] }),
  ...(contacts.length > 0 && {
    contacts: contacts.map(({ personId, email }) => (personId === undefined ? { email } : { personId })),
  }),
  draftId,
})

/** What the fields say of it. */
export function writtenIn(asked: Asked, values: FilingValues): Filing {
  const { settings, category, establishments } = asked
  const isMatrix = settings['priority.mode'] === 'matrix'
  const fields = Object.entries(values.fields).filter(([, answer]) => answer.trim() !== '')
  return {
    categoryId: category.id,
    // Tabs and line breaks come with what is pasted.
    title: values.title.replaceAll(/\p{Cc}+/gu, ' '),
    description: values.description,
    ...(isMatrix && { impact: impact.parse(values.impact), urgency: urgency.parse(values.urgency) }),
    ...(settings['priority.mode'] === 'direct' && { priority: Number(values.priority) }),
    ...(asksEstablishment(asked) && { establishmentId: values.establishmentId }),
    ...(asksProduct(asked) && values.productId !== '' && { productId: values.productId }),
    ...(settings['onBehalf.enabled'] &&
      establishments.length > 0 && { onBehalf: onBehalf.parse(values.onBehalf) }),
    ...(settings['callback.enabled'] && given('callbackPhone', values.callbackPhone)),
    ...(settings['callback.enabled'] && given('availability', values.availability)),
    ...(fields.length > 0 && { fields: Object.fromEntries(fields) }),
  }
}

/** Asked when there are several; silent when there is one. */
export const asksEstablishment = ({ settings, establishments }: Asked): boolean =>
  settings['establishment.enabled'] && establishments.length > 1

export const asksProduct = ({ settings, category }: Asked): boolean =>
  settings['product.enabled'] && category.form.asksProduct

const given = (name: string, value: string) => (value.trim() === '' ? {} : { [name]: value.trim() })
