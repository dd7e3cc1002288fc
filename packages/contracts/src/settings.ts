import { z } from 'zod'
import { LIMITS } from './limits.ts'
import { impact, urgency } from './lifecycle.ts'

/** ISO 8601 duration in calendar units, such as `P1M` or `P14D`. */
const period = z.string().regex(/^P(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?$/)

export const PRESETS = ['ul-itop', 'ul-helpdesk', 'caen-amigo', 'esup-2010'] as const
export const presetName = z.enum(PRESETS)
export type PresetName = z.infer<typeof presetName>

const matrix = z.record(impact, z.record(urgency, z.int().min(1).max(5)))

/** What a deployment may choose; a preset gives each its value, the desk may then change any one. */
export const settings = z.strictObject({
  'reference.format': z.string().regex(/^[^%]*%(?:0\d)?d[^%]*$/),
  'catalogue.display': z.enum(['tiles', 'tree', 'list']),
  'edit.description': z.enum(['until_taken', 'while_open', 'never']),
  'priority.mode': z.enum(['direct', 'matrix', 'none']),
  'priority.matrix': matrix,
  'onBehalf.enabled': z.boolean(),
  'establishment.enabled': z.boolean(),
  'product.enabled': z.boolean(),
  'callback.enabled': z.boolean(),
  'contacts.byRequester': z.boolean(),
  'mail.acknowledge': z.boolean(),
  'mail.hold': z.boolean(),
  'closure.requesterMayCloseOpen': z.boolean(),
  'closure.autoClose': z.strictObject({ after: period, notice: period }).nullable(),
  'closure.reopenWindow': period,
  'retention.closed': period.nullable(),
  'removal.mode': z.enum(['cancel', 'hide', 'none']),
  'journal.order': z.enum(['oldest-first', 'newest-first']),
  'lists.dates': z.enum(['iso', 'short', 'words']),
  'filing.review': z.enum(['none', 'preview', 'page']),
  'banner.hardware': z.boolean(),
  'links.baseUrl': z.url().nullable(),
  'brand.colour': z.string().regex(/^#[0-9a-f]{6}$/i),
  'brand.institution': z.string(),
  'brand.product': z.string(),
  'help.phone': z.string(),
  'help.hours': z.string(),
  'attachments.fileBytes': z.int().positive(),
})
export type Settings = z.infer<typeof settings>
export type SettingKey = keyof Settings

const PRIORITY_MATRIX: Settings['priority.matrix'] = {
  area: { critical: 5, high: 5, medium: 4, low: 2 },
  service: { critical: 5, high: 4, medium: 3, low: 2 },
  person: { critical: 4, high: 3, medium: 3, low: 2 },
}

const COMMON = {
  'priority.matrix': PRIORITY_MATRIX,
  'mail.acknowledge': true,
  'mail.hold': true,
  'closure.autoClose': null,
  'closure.reopenWindow': 'P1M',
  'retention.closed': null,
  'journal.order': 'oldest-first',
  'lists.dates': 'words',
  'links.baseUrl': null,
  'brand.colour': '#14543f',
  'brand.institution': 'Académie de Valmer',
  'help.phone': '02 61 91 00 10',
  'help.hours': '',
  'attachments.fileBytes': LIMITS.fileBytes,
} as const

/** spec/decisions.md, “Four presets of the one model”. */
export const PRESET_SETTINGS: Record<PresetName, Settings> = {
  'ul-itop': {
    ...COMMON,
    'reference.format': 'R-%06d',
    'catalogue.display': 'tree',
    'edit.description': 'never',
    'priority.mode': 'none',
    'onBehalf.enabled': false,
    'establishment.enabled': false,
    'product.enabled': false,
    'callback.enabled': false,
    'contacts.byRequester': true,
    'closure.requesterMayCloseOpen': true,
    'removal.mode': 'none',
    'filing.review': 'page',
    'banner.hardware': false,
    'brand.product': 'iTop',
  },
  'ul-helpdesk': {
    ...COMMON,
    'reference.format': 'n°%d',
    'catalogue.display': 'list',
    'edit.description': 'while_open',
    'priority.mode': 'direct',
    'onBehalf.enabled': false,
    'establishment.enabled': false,
    'product.enabled': false,
    'callback.enabled': false,
    'contacts.byRequester': false,
    'closure.requesterMayCloseOpen': false,
    'removal.mode': 'cancel',
    'filing.review': 'page',
    'banner.hardware': true,
    'brand.product': 'Helpdesk',
  },
  'caen-amigo': {
    ...COMMON,
    'reference.format': 'R-%06d',
    'catalogue.display': 'tiles',
    'edit.description': 'until_taken',
    'priority.mode': 'matrix',
    'onBehalf.enabled': true,
    'establishment.enabled': true,
    'product.enabled': true,
    'callback.enabled': true,
    'contacts.byRequester': true,
    'closure.requesterMayCloseOpen': false,
    'closure.autoClose': { after: 'P1M', notice: 'P14D' },
    'retention.closed': 'P12M',
    'removal.mode': 'none',
    'lists.dates': 'iso',
    'filing.review': 'none',
    'banner.hardware': false,
    'brand.product': 'AMIGO',
  },
  'esup-2010': {
    ...COMMON,
    'reference.format': 'n°%d',
    'catalogue.display': 'tree',
    'edit.description': 'never',
    'priority.mode': 'direct',
    'onBehalf.enabled': false,
    'establishment.enabled': false,
    'product.enabled': false,
    'callback.enabled': false,
    'contacts.byRequester': true,
    'mail.acknowledge': false,
    'closure.requesterMayCloseOpen': true,
    'removal.mode': 'cancel',
    'journal.order': 'newest-first',
    'lists.dates': 'short',
    'filing.review': 'preview',
    'banner.hardware': true,
    'brand.product': 'Assistance en ligne',
  },
}

/** A ticket's reference as the desk writes it, from its number: `R-%06d` and 433 give `R-000433`. */
export const formatReference = (format: string, number: number): string =>
  format.replace(/%(?:0(\d))?d/u, (_, width: string | undefined) =>
    String(number).padStart(Number(width ?? 0), '0'),
  )
