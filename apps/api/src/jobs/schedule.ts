import type { QueueName } from './queues.ts'

/**
 * The timetable. Every process that runs jobs keeps it: an entry already waiting is not added twice, and two runs of a task
 * at once do no harm. The notice of an act sends its mails; the sweep finds retries, expired leases and notices that went unheard.
 */
export const SCHEDULE: readonly { readonly task: QueueName; readonly everySeconds: number }[] = [
  // As long as a mail waits for its act to be taken back.
  { task: 'send-mails', everySeconds: 10 },
  { task: 'gather-digests', everySeconds: 30 },
  { task: 'scan-files', everySeconds: 30 },
  { task: 'carry-to-children', everySeconds: 10 },
  { task: 'say-held', everySeconds: 10 },
  { task: 'run-clock', everySeconds: 60 },
  { task: 'forget-old', everySeconds: 15 * 60 },
  { task: 'purge-final', everySeconds: 60 * 60 },
  { task: 'count-days', everySeconds: 60 * 60 },
  { task: 'measure-delays', everySeconds: 60 * 60 },
  { task: 'sweep-uploads', everySeconds: 60 * 60 },
]
