import { fields, nameOf, said, type Change, type Names, type Value } from './field-words.ts'
import { day, dayAndTime, type Reader } from './format/dates.ts'
import type { MessageKey } from './keys.ts'
import type { Translate, Values } from './translate.ts'

export type { Names } from './field-words.ts'

/** What a sentence needs of a journal entry; `listJournal` replies with entries of this shape. */
export type ToldEntry = Readonly<{
  author: Readonly<{ name: string }> | null
  audience: 'public' | 'team'
  kind: string
  changes: readonly Change[]
  data: Readonly<Record<string, Value>>
  /** Of a ticket that was merged into the one read. */
  mergedFrom?: string | null | undefined
}>

type Told = Readonly<{ key: MessageKey; values?: Values }>
type Noun = 'team' | 'agent' | 'guest' | 'contact'
type Teller = (told: ToldEntry, names: Names, reader: Reader) => Told

/** What happened, as one sentence in the reader's language: « Alex Agent a pris le ticket en charge ». */
export function sentence(entry: ToldEntry, names: Names, reader: Reader): string {
  const { key, values } = tellers[entry.kind]?.(entry, names, reader) ?? { key: 'event.other' }
  const told = reader.t(key, { name: entry.author?.name ?? reader.t('event.application'), ...values })
  return entry.mergedFrom ? reader.t('event.merged', { reference: entry.mergedFrom, said: told }) : told
}

/** The changes of fields that the sentence does not say itself, a line each: « Priorité : élevée (auparavant normale) ». */
export function changeLines(entry: ToldEntry, names: Names, t: Translate): string[] {
  return entry.changes.flatMap((change) => {
    const label = fields[change.field]
    return label === undefined ? [] : [line(t, t(label), change, names)]
  })
}

const tellers: Readonly<Record<string, Teller>> = {
  file: plain('event.file'),
  routed: naming('event.routed', 'team'),
  priority: priorityOf,
  transfer: moving('event.transfer', 'event.transfer.from', 'team', 'previousTeamId'),
  take: plain('event.take'),
  assign: (entry, names, reader) =>
    entry.author === null
      ? naming('event.assign.byRule', 'agent')(entry, names, reader)
      : moving('event.assign', 'event.assign.from', 'agent', 'previousAgentId')(entry, names, reader),
  release: released,
  hand_over: naming('event.hand_over', 'agent'),
  invite: naming('event.invite', 'guest'),
  uninvite: naming('event.uninvite', 'guest'),
  add_contact: naming('event.add_contact', 'contact'),
  remove_contact: naming('event.remove_contact', 'contact'),
  request_info: plain('event.request_info'),
  provide_info: plain('event.provide_info'),
  comment: spoken,
  edit: plain('event.edit'),
  set_priority: plain('event.set_priority'),
  set_impact: plain('event.set_impact'),
  recategorise: plain('event.recategorise'),
  set_establishment: plain('event.set_establishment'),
  set_on_behalf: plain('event.set_on_behalf'),
  resolve: plain('event.resolve'),
  approve_closure: plain('event.approve_closure'),
  refuse_closure: plain('event.refuse_closure'),
  close: plain('event.close'),
  announce_auto_close: (entry, _, reader) =>
    dated('event.announce_auto_close', 'event.announce_auto_close.on', entry.data['closeAt'], reader),
  auto_close: plain('event.auto_close'),
  cancel: ({ data }) => ({ key: data['hidden'] === true ? 'event.cancel.hidden' : 'event.cancel' }),
  refuse: plain('event.refuse'),
  hold: (entry) => (entry.changes.length > 0 ? { key: 'event.hold' } : spoken(entry)),
  recall: (entry, _, reader) => dated('event.recall.none', 'event.recall', entry.data['recallAt'], reader),
  link: ({ data }) => ({
    key: linked[String(data['relation'])] ?? 'event.link.related',
    values: other(data),
  }),
  unlink: ({ data }) => ({ key: unlinked[String(data['relation'])] ?? 'event.unlink', values: other(data) }),
  declare_incident: ({ data }) => ({
    key: data['again'] === true ? 'event.declare_incident.again' : 'event.declare_incident',
    values: { title: String(data['title'] ?? '') },
  }),
  end_incident: plain('event.end_incident'),
  tell_children: plain('event.tell_children'),
  follow_incident: (entry, names, reader) =>
    typeof entry.data['agentId'] === 'string'
      ? naming('event.follow_incident', 'agent')(entry, names, reader)
      : naming('event.follow_incident.team', 'team')(entry, names, reader),
  resume: plain('event.resume'),
  reopen: plain('event.reopen'),
  resume_work: plain('event.resume_work'),
  holder_left: plain('event.holder_left'),
  close_as_duplicate: plain('event.close_as_duplicate'),
  file_infected: ({ data }) => ({
    key: 'event.file_infected',
    values: { file: String(data['file'] ?? ''), virus: String(data['virus'] ?? '') },
  }),
  close_ownerless: plain('event.close_ownerless'),
  undo: plain('event.undo'),
  tag: plain('event.tag'),
  log_time: plain('event.log_time'),
  assignment: assignedBy,
  deadline: dueBy,
  move_deadline: dueBy,
  warn_deadline: ({ data }) => ({
    key: `event.warn.${data['delay'] === 'take' ? 'take' : 'resolve'}.${data['share'] === 100 ? 'missed' : 'near'}`,
  }),
}

const linked: Readonly<Record<string, MessageKey>> = {
  related: 'event.link.related',
  duplicate_of: 'event.link.duplicate_of',
  duplicated_by: 'event.link.duplicated_by',
  merged_into: 'event.link.merged_into',
  merges: 'event.link.merges',
  child_of: 'event.link.child_of',
  parent_of: 'event.link.parent_of',
  split_from: 'event.link.split_from',
  split_into: 'event.link.split_into',
}

const unlinked: Readonly<Record<string, MessageKey>> = {
  merged_into: 'event.unlink.merged',
  merges: 'event.unlink.merged',
  child_of: 'event.unlink.child',
  parent_of: 'event.unlink.parent',
}

const other = (data: ToldEntry['data']): Values => ({ other: String(data['linked'] ?? '') })

function plain(key: MessageKey): Teller {
  return () => ({ key })
}

// Words said with an event have an entry of their own, which names nobody.
function spoken({ audience }: ToldEntry): Told {
  return { key: audience === 'team' ? 'event.comment.team' : 'event.comment' }
}

function naming(key: MessageKey, noun: Noun): Teller {
  return (entry, names) => {
    const name = named(entry, names, noun)
    return name === undefined ? spoken(entry) : { key, values: { [noun]: name } }
  }
}

function moving(key: MessageKey, withFormer: MessageKey, noun: Noun, previous: string): Teller {
  const told = naming(key, noun)
  return (entry, names, reader) => {
    const { values, ...plainly } = told(entry, names, reader)
    const former = nameOf(names, entry.data[previous])
    if (values === undefined || former === undefined) return told(entry, names, reader)
    return { ...plainly, key: withFormer, values: { ...values, former } }
  }
}

function released(entry: ToldEntry, names: Names): Told {
  const former = nameOf(names, entry.data['previousAgentId'])
  if (former === undefined || former === entry.author?.name) return { key: 'event.release' }
  return { key: 'event.release.from', values: { former } }
}

function priorityOf(entry: ToldEntry, names: Names, { t }: Reader): Told {
  const priority = entry.changes.find(({ field }) => field === 'priority')?.to ?? null
  return { key: 'event.priority', values: { priority: said(t, 'priority', priority, names) ?? '' } }
}

const rules: Readonly<Record<string, MessageKey>> = {
  first: 'event.assignment.first',
  random: 'event.assignment.random',
  turn: 'event.assignment.turn',
  least_loaded: 'event.assignment.least_loaded',
}

/** « à tour de rôle : Robin RESPONSABLE, à la place de Alex AGENT ». */
function assignedBy({ data }: ToldEntry, names: Names, { t }: Reader): Told {
  const [agent, absent] = [nameOf(names, data['agentId']), nameOf(names, data['insteadOfId'])]
  const key = rules[String(data['rule'])]
  if (agent === undefined || key === undefined) return { key: 'event.assignment.nobody' }
  return {
    key,
    values: { agent: absent === undefined ? agent : t('event.assignment.instead', { agent, absent }) },
  }
}

/** Deadlines that changed, as they now are. */
function dueBy({ data }: ToldEntry, _: Names, reader: Reader): Told {
  if (data['paused'] === true) return { key: 'event.deadline.paused' }
  const { takeDueAt, resolveDueAt } = data
  const [take, resolve] = [takeDueAt, resolveDueAt].map((at) =>
    typeof at === 'string' ? dayAndTime(reader, new Date(at), new Date(0)) : undefined,
  )
  if (take !== undefined && resolve !== undefined)
    return { key: 'event.deadline.both', values: { take, resolve } }
  if (take !== undefined) return { key: 'event.deadline.take', values: { take } }
  if (resolve !== undefined) return { key: 'event.deadline.resolve', values: { resolve } }
  return { key: resolveDueAt === undefined ? 'event.deadline.taken' : 'event.deadline.none' }
}

// Always with its year: a timeline is read years later.
function dated(key: MessageKey, withDay: MessageKey, at: Value | undefined, reader: Reader): Told {
  if (typeof at !== 'string') return { key }
  return { key: withDay, values: { day: day(reader, new Date(at), new Date(0)) } }
}

/** The name of what the entry's data, else its change of that field, points at. */
function named(entry: ToldEntry, names: Names, noun: Noun): string | undefined {
  const field = `${noun}Id`
  const changed = entry.changes.find((one) => one.field === field)
  return nameOf(names, entry.data[field]) ?? nameOf(names, changed?.to)
}

function line(t: Translate, field: string, { field: name, from, to }: Change, names: Names): string {
  if (name === 'description') return t('event.change.rewritten', { field })
  const before = said(t, name, from, names)
  const after = said(t, name, to, names)
  if (after === undefined) return t('event.change.cleared', { field, from: before ?? '' })
  if (before === undefined) return t('event.change.set', { field, to: after })
  return t('event.change', { field, from: before, to: after })
}
