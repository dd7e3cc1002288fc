import type { Locale } from './locale.ts'
import caenAmigo from './packs/caen-amigo.ts'
import type { Messages, Noun, Pack } from './keys.ts'
import type { Preset } from './presets.ts'
import { translate, type Translate } from './translate.ts'

type Loaders<Key extends string, Value> = Readonly<Record<Key, () => Promise<{ default: Value }>>>

const tables: Readonly<Record<Locale, Loaders<Noun, Messages>>> = {
  fr: {
    account: () => import('./messages/fr/account.ts'),
    answers: () => import('./messages/fr/answers.ts'),
    archive: () => import('./messages/fr/archive.ts'),
    authoring: () => import('./messages/fr/authoring.ts'),
    desk: () => import('./messages/fr/desk.ts'),
    events: () => import('./messages/fr/events.ts'),
    pages: () => import('./messages/fr/pages.ts'),
    filing: () => import('./messages/fr/filing.ts'),
    following: () => import('./messages/fr/following.ts'),
    format: () => import('./messages/fr/format.ts'),
    history: () => import('./messages/fr/history.ts'),
    incidents: () => import('./messages/fr/incidents.ts'),
    journal: () => import('./messages/fr/journal.ts'),
    links: () => import('./messages/fr/links.ts'),
    mail: () => import('./messages/fr/mail.ts'),
    portal: () => import('./messages/fr/portal.ts'),
    problems: () => import('./messages/fr/problems.ts'),
    reports: () => import('./messages/fr/reports.ts'),
    requests: () => import('./messages/fr/requests.ts'),
    search: () => import('./messages/fr/search.ts'),
    states: () => import('./messages/fr/states.ts'),
    statistics: () => import('./messages/fr/statistics.ts'),
    team: () => import('./messages/fr/team.ts'),
    tools: () => import('./messages/fr/tools.ts'),
    ui: () => import('./messages/fr/ui.ts'),
  },
  en: {
    account: () => import('./messages/en/account.ts'),
    answers: () => import('./messages/en/answers.ts'),
    archive: () => import('./messages/en/archive.ts'),
    authoring: () => import('./messages/en/authoring.ts'),
    desk: () => import('./messages/en/desk.ts'),
    events: () => import('./messages/en/events.ts'),
    pages: () => import('./messages/en/pages.ts'),
    filing: () => import('./messages/en/filing.ts'),
    following: () => import('./messages/en/following.ts'),
    format: () => import('./messages/en/format.ts'),
    history: () => import('./messages/en/history.ts'),
    incidents: () => import('./messages/en/incidents.ts'),
    journal: () => import('./messages/en/journal.ts'),
    links: () => import('./messages/en/links.ts'),
    mail: () => import('./messages/en/mail.ts'),
    portal: () => import('./messages/en/portal.ts'),
    problems: () => import('./messages/en/problems.ts'),
    reports: () => import('./messages/en/reports.ts'),
    requests: () => import('./messages/en/requests.ts'),
    search: () => import('./messages/en/search.ts'),
    states: () => import('./messages/en/states.ts'),
    statistics: () => import('./messages/en/statistics.ts'),
    team: () => import('./messages/en/team.ts'),
    tools: () => import('./messages/en/tools.ts'),
    ui: () => import('./messages/en/ui.ts'),
  },
}

const packs: Loaders<Preset, Pack> = {
  // The one that a browser starts with, and the smallest: it comes with the rest.
  'caen-amigo': () => Promise.resolve({ default: caenAmigo }),
  'ul-itop': () => import('./packs/ul-itop.ts'),
  'ul-helpdesk': () => import('./packs/ul-helpdesk.ts'),
  'esup-2010': () => import('./packs/esup-2010.ts'),
}

/**
 * Fetches the tables a page speaks with, so that the portal never downloads the desk's words.
 * Rejects when a chunk cannot be fetched; the module cache makes a second call free.
 */
export async function loadMessages(
  locale: Locale,
  nouns: readonly Noun[],
  preset: Preset,
): Promise<Translate> {
  const [pack, ...loaded] = await Promise.all([
    packs[preset](),
    ...nouns.map((noun) => tables[locale][noun]()),
  ])
  return translate(locale, ...loaded.map((table) => table.default), pack.default[locale])
}
