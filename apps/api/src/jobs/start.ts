import { makeWorkerUtils, run } from 'graphile-worker'
import type { Task, WorkerUtils } from 'graphile-worker'
import { Pool } from 'pg'
import { failureOf } from '../db/failure.ts'
import { openWire } from '../db/listen.ts'
import { appRole } from '../db/roles.ts'
import type { Deps } from '../deps.ts'
import { openMailer } from '../mail/smtp.ts'
import { workerLog } from './log.ts'
import { QUEUES, queueName, type QueueName } from './queues.ts'
import { SCHEDULE } from './schedule.ts'
import { TASKS, type JobDeps } from './tasks.ts'

const concurrency = 4
/** Acts within this time of each other wake the sender once. */
const gatherMs = 20

/** Opens the jobs' door. Resolves, once jobs run, to what ends them: those under way finish, none is begun. */
export async function startJobs(deps: Deps): Promise<() => Promise<void>> {
  const pgPool = openPool(deps)
  const jobDeps: JobDeps = { ...deps, mailer: mailerOf(deps) }
  const stopping = new AbortController()
  const logger = workerLog(deps.log)
  hearLostNotes(deps)
  const utils = await makeWorkerUtils({ pgPool, logger })
  await unlockDead(utils, pgPool)
  const runner = await run({
    pgPool,
    logger,
    concurrency,
    noHandleSignals: true,
    taskList: Object.fromEntries(
      queueName.options.map((name) => [name, taskOf(jobDeps, name, stopping.signal)]),
    ),
    crontab: '',
  })
  const timers = keepTimetable(deps, utils)
  const wire = wakeSender(deps, utils)
  return async () => {
    stopping.abort()
    await wire.close()
    for (const timer of timers) clearInterval(timer)
    await runner.stop()
    await utils.release()
    jobDeps.mailer?.close()
    await pgPool.end()
  }
}

/**
 * graphile-worker does not wait for its own note that a job ended. Without the database the note is lost, nobody hears of it,
 * and Node would end the desk. The job stays locked, which does no harm: the timetable adds another. Heard to the end of the
 * process: the note may be given up after the jobs have stopped.
 */
function hearLostNotes({ log }: Deps): void {
  process.on('unhandledRejection', (error) => {
    if (failureOf(error) !== 'unavailable') throw error
    log.warn({ err: error }, 'a job’s end could not be noted')
  })
}

function openPool({ env, log }: Deps): Pool {
  const pool = new Pool({
    connectionString: env.DATABASE_URL,
    // One listens, one adds what the timetable says.
    max: concurrency + 2,
    options: `-c role=${appRole} -c timezone=UTC`,
    connectionTimeoutMillis: 5_000,
  })
  // A connection lost is replaced; unheard, the event would end the process.
  const lost = (error: Error) => log.warn({ error }, 'a connection of the jobs was lost')
  pool.on('error', lost).on('connect', (client) => client.on('error', lost))
  return pool
}

function mailerOf({ env }: Deps) {
  if (env.SMTP_URL === undefined) return null
  return openMailer({ url: env.SMTP_URL, from: env.MAIL_FROM, host: new URL(env.PUBLIC_URL).hostname })
}

function taskOf(deps: JobDeps, name: QueueName, stop: AbortSignal): Task {
  return async (payload) => {
    QUEUES[name].parse(payload)
    await TASKS[name](deps, stop)
  }
}

/** A killed worker's jobs stay locked for hours. No task of ours runs so long: they are free again. */
async function unlockDead(utils: WorkerUtils, pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ locked_by: string }>(
    `select distinct locked_by from graphile_worker.jobs where locked_at < now() - interval '10 minutes'`,
  )
  if (rows.length > 0) await utils.forceUnlockWorkers(rows.map((row) => row.locked_by))
}

/**
 * The notice of an act wakes the sender of its mails. Not a job in each act's own transaction: its locks and its own notice
 * cost more than the act. The mail is in the outbox by then; a notice that nobody heard is made good by the timetable.
 */
function wakeSender(deps: Deps, utils: WorkerUtils): ReturnType<typeof openWire> {
  let waiting: NodeJS.Timeout | undefined
  const add = () => {
    waiting = undefined
    utils
      .addJob('send-mails', {}, { jobKey: 'mails-of-acts', maxAttempts: 1 })
      .catch((error: unknown) => deps.log.warn({ error }, 'the sender could not be woken'))
  }
  const wake = () => {
    waiting ??= setTimeout(add, gatherMs)
  }
  const wire = openWire(deps, { heard: wake, opened: async () => wake() })
  return {
    close: async () => {
      await wire.close()
      clearTimeout(waiting)
    },
  }
}

function keepTimetable({ log }: Deps, utils: WorkerUtils): NodeJS.Timeout[] {
  return SCHEDULE.map(({ task, everySeconds }) => {
    const add = () => {
      utils
        .addJob(task, {}, { jobKey: `timetable-${task}`, maxAttempts: 1 })
        .catch((error: unknown) => log.warn({ error, task }, 'the timetable could not add its job'))
    }
    add()
    return setInterval(add, everySeconds * 1_000)
  })
}
