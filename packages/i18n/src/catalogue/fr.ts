import type { MessageKey } from '../keys.ts'
import account from '../messages/fr/account.ts'
import answers from '../messages/fr/answers.ts'
import archive from '../messages/fr/archive.ts'
import authoring from '../messages/fr/authoring.ts'
import desk from '../messages/fr/desk.ts'
import events from '../messages/fr/events.ts'
import pages from '../messages/fr/pages.ts'
import filing from '../messages/fr/filing.ts'
import following from '../messages/fr/following.ts'
import format from '../messages/fr/format.ts'
import history from '../messages/fr/history.ts'
import incidents from '../messages/fr/incidents.ts'
import journal from '../messages/fr/journal.ts'
import links from '../messages/fr/links.ts'
import mail from '../messages/fr/mail.ts'
import portal from '../messages/fr/portal.ts'
import problems from '../messages/fr/problems.ts'
import reports from '../messages/fr/reports.ts'
import requests from '../messages/fr/requests.ts'
import search from '../messages/fr/search.ts'
import states from '../messages/fr/states.ts'
import statistics from '../messages/fr/statistics.ts'
import team from '../messages/fr/team.ts'
import tools from '../messages/fr/tools.ts'
import ui from '../messages/fr/ui.ts'

export default {
  ...account,
  ...answers,
  ...archive,
  ...authoring,
  ...desk,
  ...events,
  ...pages,
  ...filing,
  ...following,
  ...format,
  ...history,
  ...incidents,
  ...journal,
  ...links,
  ...mail,
  ...portal,
  ...problems,
  ...reports,
  ...requests,
  ...search,
  ...states,
  ...statistics,
  ...team,
  ...tools,
  ...ui,
} satisfies Record<MessageKey, string>
