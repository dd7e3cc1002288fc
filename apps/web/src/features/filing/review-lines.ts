import type { Translate } from '@guichet/i18n/translate'
import { establishmentName } from '@guichet/i18n/format/names'
import { asksEstablishment, asksProduct, type Asked, type FilingValues } from './filing-values.ts'

/** One line of the review: what is asked, what was answered, and the id of the field that changes it. */
export type ReviewLine = { field: string; label: string; value: string; written?: Written }

/** Which of the two the desk wrote, in its own language. */
type Written = { label?: boolean; value?: boolean }

type Choices = Readonly<Record<string, Parameters<Translate>[0]>>

/** What is about to be sent, in the form's order; what was left blank is not said. */
export function reviewLines(t: Translate, asked: Asked, values: FilingValues): ReviewLine[] {
  const { settings, category } = asked
  const isMatrix = settings['priority.mode'] === 'matrix'
  const hasCallback = settings['callback.enabled']
  const isFor = settings['onBehalf.enabled'] && asked.establishments.length > 0
  const chosen = (of: Choices, value: string) => (of[value] === undefined ? value : t(of[value]))
  const lines: (ReviewLine | false)[] = [
    asksEstablishment(asked) && {
      field: 'establishmentId',
      label: t('filing.establishment'),
      value: establishmentOf(asked, values.establishmentId),
    },
    asksProduct(asked) && {
      field: 'productId',
      label: t('filing.product'),
      value: asked.products.find(({ id }) => id === values.productId)?.label ?? '',
      written: { value: true },
    },
    { field: 'title', label: t('filing.title'), value: values.title },
    { field: 'description', label: t('filing.description'), value: values.description },
    ...category.form.fields.map(({ name, label, choices }) => ({
      field: `fields.${name}`,
      label,
      value: values.fields[name] ?? '',
      written: { label: true, value: choices !== undefined },
    })),
    isMatrix && { field: 'impact', label: t('filing.impact'), value: chosen(impacts, values.impact) },
    isMatrix && { field: 'urgency', label: t('filing.urgency'), value: chosen(urgencies, values.urgency) },
    isFor && { field: 'onBehalf', label: t('filing.onBehalf'), value: chosen(titles, values.onBehalf) },
    hasCallback && { field: 'callbackPhone', label: t('filing.phone'), value: values.callbackPhone },
    hasCallback && { field: 'availability', label: t('filing.availability'), value: values.availability },
    settings['priority.mode'] === 'direct' && {
      field: 'priority',
      label: t('filing.priority'),
      value: chosen(priorities, values.priority),
    },
  ]
  return lines.filter((line) => line !== false).filter(({ value }) => value.trim() !== '')
}

function establishmentOf({ establishments }: Asked, chosenId: string): string {
  const found = establishments.find(({ id }) => id === chosenId)
  return found === undefined ? '' : establishmentName(found)
}

const impacts: Choices = {
  person: 'filing.impact.person',
  service: 'filing.impact.service',
  area: 'filing.impact.area',
}
const urgencies: Choices = {
  critical: 'filing.urgency.critical',
  high: 'filing.urgency.high',
  medium: 'filing.urgency.medium',
  low: 'filing.urgency.low',
}
const titles: Choices = {
  personal: 'filing.onBehalf.personal',
  establishment: 'filing.onBehalf.establishment',
}
const priorities: Choices = {
  1: 'filing.priority.1',
  2: 'filing.priority.2',
  3: 'filing.priority.3',
  4: 'filing.priority.4',
  5: 'filing.priority.5',
}
