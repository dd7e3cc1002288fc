import type { MessageKey } from '../keys.ts'
import account from '../messages/en/account.ts'
import answers from '../messages/en/answers.ts'
import archive from '../messages/en/archive.ts'
import authoring from '../messages/en/authoring.ts'
import desk from '../messages/en/desk.ts'
import events from '../messages/en/events.ts'
import pages from '../messages/en/pages.ts'
import filing from '../messages/en/filing.ts'
import following from '../messages/en/following.ts'
import format from '../messages/en/format.ts'
import history from '../messages/en/history.ts'
import incidents from '../messages/en/incidents.ts'
import journal from '../messages/en/journal.ts'
import links from '../messages/en/links.ts'
import mail from '../messages/en/mail.ts'
import portal from '../messages/en/portal.ts'
import problems from '../messages/en/problems.ts'
import reports from '../messages/en/reports.ts'
import requests from '../messages/en/requests.ts'
import search from '../messages/en/search.ts'
import states from '../messages/en/states.ts'
import statistics from '../messages/en/statistics.ts'
import team from '../messages/en/team.ts'
import tools from '../messages/en/tools.ts'
import ui from '../messages/en/ui.ts'

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
