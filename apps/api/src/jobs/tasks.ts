import type { Deps } from '../deps.ts'
import { sweepUnused } from '../features/attachments/jobs.ts'
import { scanHeld } from '../features/attachments/scan-commands.ts'
import { runClock } from '../features/clock/commands.ts'
import { purgeFinal } from '../features/clock/jobs.ts'
import { sayDue } from '../features/held/commands.ts'
import { carryToChildren } from '../features/incidents/commands.ts'
import { moveDeadlines } from '../features/service/jobs.ts'
import { sendDueMails } from '../features/mail/commands.ts'
import { measureDelays } from '../features/tickets/measure-commands.ts'
import { countDays } from '../features/statistics/commands.ts'
import { gatherDigests } from '../features/mail/digest-commands.ts'
import { sweepUploads } from '../features/uploads/jobs.ts'
import type { Mailer } from '../mail/smtp.ts'
import type { QueueName } from './queues.ts'
import { forgetOld } from './retention.ts'

export interface JobDeps extends Deps {
  /** Null: no mail server is named, and mails wait. */
  readonly mailer: Mailer | null
}

/** What each queue runs. */
export const TASKS: Readonly<Record<QueueName, (deps: JobDeps, stop?: AbortSignal) => Promise<unknown>>> = {
  'send-mails': async (deps, stop) => deps.mailer && sendDueMails(deps, deps.mailer, stop),
  'gather-digests': async (deps, stop) =>
    (await gatherDigests(deps)) > 0 && deps.mailer && sendDueMails(deps, deps.mailer, stop),
  'run-clock': runClock,
  'carry-to-children': carryToChildren,
  'say-held': sayDue,
  'move-deadlines': moveDeadlines,
  'sweep-uploads': async (deps) => [await sweepUploads(deps), await sweepUnused(deps)],
  'scan-files': scanHeld,
  'forget-old': forgetOld,
  'purge-final': purgeFinal,
  'count-days': countDays,
  'measure-delays': measureDelays,
}
