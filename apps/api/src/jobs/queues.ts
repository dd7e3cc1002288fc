import { z } from 'zod'

export const queueName = z.enum([
  'send-mails',
  'gather-digests',
  'run-clock',
  'carry-to-children',
  'say-held',
  'move-deadlines',
  'sweep-uploads',
  'scan-files',
  'forget-old',
  'purge-final',
  'count-days',
  'measure-delays',
])
export type QueueName = z.infer<typeof queueName>

/** What can be asked of a worker, and with what. */
export const QUEUES: Readonly<Record<QueueName, z.ZodType>> = {
  /** Something may be due in the outbox. */
  'send-mails': z.strictObject({}),
  /** What waits for a digest whose hour has come. */
  'gather-digests': z.strictObject({}),
  /** T18, T19, T29, and holds whose recall date has come. */
  'run-clock': z.strictObject({}),
  /** What was done to a known incident, and is to be done to its children. */
  'carry-to-children': z.strictObject({}),
  /** What was said and could be taken back until now. */
  'say-held': z.strictObject({}),
  /** T30: the hours or the targets of the desk were changed. */
  'move-deadlines': z.strictObject({}),
  /** Uploads that nothing used, files that no row knows. */
  'sweep-uploads': z.strictObject({}),
  /** Files that the virus scanner has not judged. */
  'scan-files': z.strictObject({}),
  /** Rows kept for a time only. */
  'forget-old': z.strictObject({}),
  /** T24: tickets that ended longer ago than the desk keeps them. */
  'purge-final': z.strictObject({}),
  /** What each day that is over brought, for the public figures. */
  'count-days': z.strictObject({}),
  /** Tickets that were taken or solved before their working time was kept. */
  'measure-delays': z.strictObject({}),
}
