import { z } from 'zod'
import { LIMITS } from './limits.ts'
import { impact, urgency } from './lifecycle.ts'

/** ISO 8601 duration in calendar units, such as `P1M` or `P14D`. */
const period = z.string().regex(/^P(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?$/)

export const PRESETS = ['ul-itop', 'ul-helpdesk', 'caen-amigo', 'esup-2010'] as const
export const presetName = z.enum(PRESETS)
export type PresetName = z.infer<typeof presetName>

/** What is done once a share of a delay is over: who is told, and whether the priority rises by one. */
export const warning = z.strictObject({
  tell: z.array(z.enum(['agent', 'team', 'leads'])),
  raisePriority: z.boolean(),
})

const matrix = z.record(impact, z.record(urgency, z.int().min(1).max(5)))

/** What a deployment may choose; a preset gives each its value, the desk may then change any one. */
export const settings = z.strictObject({
  'reference.format': z.string().regex(/^[^%]*%(?:0\d)?d[^%]*$/),
  'catalogue.display': z.enum(['tiles', 'tree', 'list']),
  'edit.description': z.enum(['until_taken', 'while_open', 'never']),
  'priority.mode': z.enum(['direct', 'matrix', 'none']),
  'priority.matrix': matrix,
  /** At 75 and at 100 % of a delay. `agent` is whoever is in charge, else the whole team. */
  'deadline.near': warning,
  'deadline.missed': warning,
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
  'closure.coloured': z.boolean(),
  'removal.mode': z.enum(['cancel', 'hide', 'none']),
  'removal.label': z.enum(['cancel', 'delete']),
  'journal.order': z.enum(['oldest-first', 'newest-first']),
  'journal.history': z.boolean(),
  'lists.dates': z.enum(['iso', 'short', 'words']),
  'filing.review': z.enum(['none', 'preview', 'page']),
  /** Where « Annuler » stands on the form: among its buttons, or beside the page's title. */
  'filing.cancel': z.enum(['buttons', 'title']),
  /** What may be done with one's ticket: beside it alone, in a menu of its title too, or one by one under its title. */
  'ticket.acts': z.enum(['aside', 'menu', 'direct']),
  'people.display': z.enum(['name', 'name-login']),
  /** Date, time and person above the menu. */
  'header.identity': z.boolean(),
  /** How one signs in behind the desk's permanent links, named in the footer; null says nothing. */
  'footer.authentication': z.string().min(1).max(40).nullable(),
  'menu.bookmarks': z.boolean(),
  'menu.search': z.boolean(),
  'statistics.requesters': z.boolean(),
  'banner.hardware': z.boolean(),
  /** A blocking failure of hardware goes by telephone: said on the home and sign-in pages. */
  'help.urgent': z.boolean(),
  'links.baseUrl': z.url().nullable(),
  'brand.colour': z.string().regex(/^#[0-9a-f]{6}$/i),
  'brand.institution': z.string(),
  'brand.product': z.string(),
  'help.phone': z.string(),
  'help.hours': z.string(),
  'attachments.fileBytes': z.int().positive(),
  /** One zone for everything, or the two acts « Parcourir… » then « Joindre un fichier ». */
  'attachments.input': z.enum(['zone', 'two-acts']),
})
export type Settings = z.infer<typeof settings>
export type SettingKey = keyof Settings

const PRIORITY_MATRIX: Settings['priority.matrix'] = {
  area: { critical: 5, high: 5, medium: 4, low: 2 },
  service: { critical: 5, high: 4, medium: 3, low: 2 },
  person: { critical: 4, high: 3, medium: 3, low: 2 },
}

const WARNINGS: Pick<Settings, 'deadline.near' | 'deadline.missed'> = {
  'deadline.near': { tell: ['agent'], raisePriority: false },
  'deadline.missed': { tell: ['agent', 'leads'], raisePriority: false },
}

const COMMON = {
  ...WARNINGS,
  'priority.matrix': PRIORITY_MATRIX,
  'mail.acknowledge': true,
  'mail.hold': true,
  'closure.autoClose': null,
  'closure.reopenWindow': 'P1M',
  'closure.coloured': false,
  'retention.closed': null,
  'removal.label': 'cancel',
  'journal.order': 'oldest-first',
  'journal.history': false,
  'lists.dates': 'words',
  'filing.cancel': 'buttons',
  'ticket.acts': 'aside',
  'people.display': 'name',
  'header.identity': false,
  'footer.authentication': null,
  'menu.bookmarks': false,
  'menu.search': false,
  'statistics.requesters': false,
  'help.urgent': true,
  'links.baseUrl': null,
  'brand.colour': '#14543f',
  'brand.institution': 'Académie de Valmer',
  'help.phone': '02 61 91 00 10',
  'help.hours': '',
  'attachments.fileBytes': LIMITS.fileBytes,
  'attachments.input': 'zone',
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
    'help.urgent': false,
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
    'removal.label': 'delete',
    'journal.history': true,
    'filing.review': 'page',
    'ticket.acts': 'menu',
    'menu.bookmarks': true,
    'statistics.requesters': true,
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
    'closure.coloured': true,
    'removal.mode': 'cancel',
    'journal.order': 'newest-first',
    'journal.history': true,
    'lists.dates': 'short',
    'filing.review': 'preview',
    'filing.cancel': 'title',
    'ticket.acts': 'direct',
    'people.display': 'name-login',
    'header.identity': true,
    'footer.authentication': 'CAS',
    'menu.bookmarks': true,
    'menu.search': true,
    'banner.hardware': true,
    'attachments.input': 'two-acts',
    'brand.product': 'Assistance en ligne',
  },
}

/** A ticket's reference as the desk writes it, from its number: `R-%06d` and 433 give `R-000433`. */
export const formatReference = (format: string, number: number): string =>
  format.replace(/%(?:0(\d))?d/u, (_, width: string | undefined) =>
    String(number).padStart(Number(width ?? 0), '0'),
  )
