import type account from './messages/fr/account.ts'
import type answers from './messages/fr/answers.ts'
import type archive from './messages/fr/archive.ts'
import type authoring from './messages/fr/authoring.ts'
import type desk from './messages/fr/desk.ts'
import type events from './messages/fr/events.ts'
import type pages from './messages/fr/pages.ts'
import type filing from './messages/fr/filing.ts'
import type following from './messages/fr/following.ts'
import type format from './messages/fr/format.ts'
import type history from './messages/fr/history.ts'
import type incidents from './messages/fr/incidents.ts'
import type journal from './messages/fr/journal.ts'
import type links from './messages/fr/links.ts'
import type mail from './messages/fr/mail.ts'
import type portal from './messages/fr/portal.ts'
import type problems from './messages/fr/problems.ts'
import type reports from './messages/fr/reports.ts'
import type requests from './messages/fr/requests.ts'
import type search from './messages/fr/search.ts'
import type states from './messages/fr/states.ts'
import type statistics from './messages/fr/statistics.ts'
import type team from './messages/fr/team.ts'
import type tools from './messages/fr/tools.ts'
import type ui from './messages/fr/ui.ts'
import type { Locale } from './locale.ts'

type Tables = {
  account: typeof account
  answers: typeof answers
  archive: typeof archive
  authoring: typeof authoring
  desk: typeof desk
  events: typeof events
  pages: typeof pages
  filing: typeof filing
  following: typeof following
  format: typeof format
  history: typeof history
  incidents: typeof incidents
  journal: typeof journal
  links: typeof links
  mail: typeof mail
  portal: typeof portal
  problems: typeof problems
  reports: typeof reports
  requests: typeof requests
  search: typeof search
  states: typeof states
  statistics: typeof statistics
  team: typeof team
  tools: typeof tools
  ui: typeof ui
}

/** A table of messages, loaded as one piece. */
export type Noun = keyof Tables

/** Every message of the product: the French tables are the list, English must have the same keys. */
export type MessageKey = { [N in Noun]: keyof Tables[N] }[Noun]

/** What a translation of a French table must be: the same keys, no more, no fewer. */
export type Translation<Source> = { readonly [Key in keyof Source]: string }

export type Messages = Readonly<Partial<Record<MessageKey, string>>>

/** The words of one preset, replacing the catalogue's by id. */
export type Pack = Readonly<Record<Locale, Messages>>
