import type { FieldChange } from '@guichet/contracts/journal'
import type { Status } from '@guichet/contracts/lifecycle'
import type { Settings } from '@guichet/contracts/settings'
import type { Decision, EntryKind, NewEntry, TicketFacts, TicketPatch } from '../facts.ts'
import { requesterSeesPriority } from '../priority.ts'
import { linkEntry } from '../links.ts'
import type { Act, EventInput, Outcome } from './act.ts'
import { deadlineChanges } from './deadline.ts'

/** Writes the journal of an outcome: an entry for what changed, by audience, and one for what was said. */
export const recorded = (event: EventInput['event'] | 'undo', act: Act, outcome: Outcome): Decision => {
  const name = outcome.named ?? event
  const patch = settled(act, outcome)
  const changes = changesOf(act.facts, patch)
  const forTeam = changes.filter(({ field }) => isForTeam(field, act.settings))
  const forAll = changes.filter((change) => !forTeam.includes(change))
  const people = outcome.addParticipant !== undefined || (outcome.removeParticipantIds ?? []).length > 0
  return {
    patch,
    bumps: forAll.length > 0 || people ? 'public' : forTeam.length > 0 ? 'team' : 'none',
    fromRequester: act.fromRequester,
    entries: [
      ...(event !== 'comment' && (forAll.length > 0 || people) ? [publicEvent(name, forAll, outcome)] : []),
      ...teamEvents(name, forTeam, patch),
      ...(outcome.also ?? []),
      ...(outcome.link ? [linkEntry(outcome.link)] : []),
      ...spoken(event, act, outcome, event === 'comment' ? forAll : []),
    ],
    ...(outcome.addParticipant && { addParticipant: outcome.addParticipant }),
    removeParticipantIds: outcome.removeParticipantIds ?? [],
    ...(outcome.approval && { approval: outcome.approval }),
    mails: outcome.mails ?? [],
    ...(outcome.link && { link: outcome.link }),
    ...(outcome.carries && { carries: outcome.carries }),
    ...(outcome.incident !== undefined && { incident: outcome.incident }),
  }
}

/**
 * The columns whose changes the journal keeps. `answered` is none of them: it says whose public entry is the newest,
 * which the journal itself shows; nor is `hidden`, which the events that write it say; nor how the deadlines were reckoned,
 * which are kept themselves.
 */
const RECORDED = [
  'status',
  'closeReason',
  'title',
  'description',
  'categoryId',
  'productId',
  'establishmentId',
  'onBehalf',
  'teamId',
  'agentId',
  'impact',
  'urgency',
  'priority',
  'dispatchCount',
  'reopenCount',
  'takenAt',
  'resolvedAt',
  'announcedAt',
  'finalAt',
  'recallAt',
  'tags',
  'minutesSpent',
  'takeDueAt',
  'resolveDueAt',
] as const satisfies (keyof TicketPatch)[]

const changesOf = (facts: TicketFacts, patch: TicketPatch): FieldChange[] =>
  RECORDED.flatMap((field) => {
    const to = patch[field]
    const [before, after] = [plain(facts[field]), plain(to ?? null)]
    return to === undefined || before === after ? [] : [{ field, from: before, to: after }]
  })

const plain = (value: string | number | Date | readonly string[] | null): string | number | null => {
  if (value instanceof Date) return value.toISOString()
  if (value === null || typeof value !== 'object') return value
  return value.length === 0 ? null : value.join(', ')
}

/** What no requester reads, even in a change. */
export const isForTeam = (field: string, settings: Settings): boolean =>
  field === 'impact' ||
  field === 'urgency' ||
  field === 'recallAt' ||
  field === 'tags' ||
  field === 'minutesSpent' ||
  isDeadline(field) ||
  (field === 'priority' && !requesterSeesPriority(settings))

const isDeadline = (field: string): boolean => field === 'takeDueAt' || field === 'resolveDueAt'

/** What follows from any event: the deadlines, nothing recalled that is not parked, a side for the newest public entry. */
const settled = (act: Act, { patch = {}, text, deadlines }: Outcome): TicketPatch => {
  const { facts, fromRequester } = act
  return {
    ...patch,
    ...(deadlines !== 'given' && deadlineChanges(act, patch, deadlines === 'moved')),
    ...(facts.recallAt !== null &&
      patch.status !== undefined &&
      patch.status !== 'on_hold' && { recallAt: null }),
    ...(text?.audience === 'public' && facts.answered !== fromRequester && { answered: fromRequester }),
  }
}

const publicEvent = (kind: EntryKind, changes: readonly FieldChange[], { data = {} }: Outcome): NewEntry => ({
  audience: 'public',
  kind,
  changes,
  data,
})

/** A recall date and deadlines have sentences of their own beside the event that gave them or took them away. */
const teamEvents = (event: EntryKind, changes: readonly FieldChange[], patch: TicketPatch): NewEntry[] => {
  const recall = changes.filter(({ field }) => field === 'recallAt')
  const due = changes.filter(({ field }) => isDeadline(field))
  const spent = changes.filter(({ field }) => field === 'minutesSpent')
  const others = changes.filter((change) => ![...recall, ...due, ...spent].includes(change))
  return [
    ...(spent.length > 0 ? [{ audience: 'team', kind: 'log_time', changes: spent, data: {} } as const] : []),
    ...(others.length > 0 ? [{ audience: 'team', kind: event, changes: others, data: {} } as const] : []),
    ...recall.map(
      (change) =>
        ({ audience: 'team', kind: 'recall', changes: [change], data: { recallAt: change.to } }) as const,
    ),
    ...(due.length > 0 ? [deadlineEntry(due, patch.status)] : []),
  ]
}

/** Deadlines as they now are: what is not told of is as it was. */
export const deadlineEntry = (changes: readonly FieldChange[], status?: Status): NewEntry => ({
  audience: 'team',
  kind: 'deadline',
  changes,
  data: {
    ...Object.fromEntries(changes.map(({ field, to }) => [field, to])),
    ...((status === 'pending_requester' || status === 'on_hold') && { paused: true }),
  },
})

const spoken = (
  kind: EventInput['event'] | 'undo',
  act: Act,
  { text }: Outcome,
  changes: readonly FieldChange[],
): NewEntry[] =>
  text === undefined
    ? []
    : [
        {
          audience: text.audience,
          kind,
          ...(text.body !== undefined && { body: text.body }),
          ...(text.mentions && text.mentions.length > 0 && { mentions: text.mentions }),
          changes,
          data: {},
          ...(act.hasAttachments && { takesAttachments: true }),
        },
      ]
