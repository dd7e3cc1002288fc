import { fields, said, type Change, type Names, type Value } from './field-words.ts'
import { dayAndTime, type Reader } from './format/dates.ts'
import type { MessageKey } from './keys.ts'

/** One change in the words of the desk; null: there was nothing, or there no longer is. `isText`: too long for a line. */
export type ToldChange = Readonly<{
  field: string
  label: string
  before: string | null
  after: string | null
  isText: boolean
}>

/** Each change that an entry tells of, with what was before and what is after. */
export function changesTold(changes: readonly Change[], names: Names, reader: Reader): ToldChange[] {
  return changes.flatMap(({ field, from, to }) => {
    const label = fields[field] ?? more[field]
    if (label === undefined) return []
    const [before, after] = [from, to].map((value) => valueOf(field, value, names, reader))
    return [
      {
        field,
        label: reader.t(label),
        before: before ?? null,
        after: after ?? null,
        isText: field === 'description',
      },
    ]
  })
}

/** Those that a sentence of the thread says itself. */
const more: Readonly<Record<string, MessageKey>> = {
  status: 'history.field.status',
  closeReason: 'history.field.closeReason',
  teamId: 'history.field.teamId',
  agentId: 'history.field.agentId',
  dispatchCount: 'history.field.dispatchCount',
  reopenCount: 'history.field.reopenCount',
  takenAt: 'history.field.takenAt',
  resolvedAt: 'history.field.resolvedAt',
  announcedAt: 'history.field.announcedAt',
  finalAt: 'history.field.finalAt',
  recallAt: 'history.field.recallAt',
  takeDueAt: 'history.field.takeDueAt',
  resolveDueAt: 'history.field.resolveDueAt',
}

const worded: Readonly<Record<string, MessageKey>> = {
  'status.dispatched': 'states.dispatched',
  'status.assigned': 'states.assigned',
  'status.pending_requester': 'states.desk.pending_requester',
  'status.on_hold': 'states.on_hold',
  'status.resolved': 'states.desk.resolved',
  'status.closed': 'states.closed',
  'status.cancelled': 'states.cancelled',
  'status.refused': 'states.refused',
  'closeReason.accepted': 'history.closeReason.accepted',
  'closeReason.requester': 'history.closeReason.requester',
  'closeReason.auto': 'history.closeReason.auto',
  'closeReason.agent': 'history.closeReason.agent',
  'closeReason.duplicate': 'history.closeReason.duplicate',
}

function valueOf(field: string, value: Value, names: Names, reader: Reader): string | undefined {
  const word = worded[`${field}.${String(value)}`]
  if (word !== undefined) return reader.t(word)
  // Always with its year: a history is read years later.
  if (field.endsWith('At') && typeof value === 'string')
    return dayAndTime(reader, new Date(value), new Date(0))
  return said(reader.t, field, value, names)
}
