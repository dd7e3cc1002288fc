import type { FieldChange } from '@guichet/contracts/journal'
import type { Settings } from '@guichet/contracts/settings'
import type { Decision, NewEntry, TicketFacts, TicketPatch } from '../facts.ts'
import { requesterSeesPriority } from '../priority.ts'
import type { Act, EventInput, Outcome } from './act.ts'

/** Writes the journal of an outcome: an entry for what changed, by audience, and one for what was said. */
export const recorded = (event: EventInput['event'] | 'undo', act: Act, outcome: Outcome): Decision => {
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
      ...(event !== 'comment' && (forAll.length > 0 || people) ? [publicEvent(event, forAll, outcome)] : []),
      ...teamEvents(event, forTeam),
      ...(outcome.also ?? []),
      ...spoken(event, act, outcome, event === 'comment' ? forAll : []),
    ],
    ...(outcome.addParticipant && { addParticipant: outcome.addParticipant }),
    removeParticipantIds: outcome.removeParticipantIds ?? [],
    ...(outcome.approval && { approval: outcome.approval }),
    mails: outcome.mails ?? [],
  }
}

/**
 * The columns whose changes the journal keeps. `answered` is none of them: it says whose public entry is the newest,
 * which the journal itself shows; nor is `hidden`, which the events that write it say.
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
] as const satisfies (keyof TicketPatch)[]

const changesOf = (facts: TicketFacts, patch: TicketPatch): FieldChange[] =>
  RECORDED.flatMap((field) => {
    const to = patch[field]
    const [before, after] = [plain(facts[field]), plain(to ?? null)]
    return to === undefined || before === after ? [] : [{ field, from: before, to: after }]
  })

const plain = (value: string | number | Date | null): string | number | null =>
  value instanceof Date ? value.toISOString() : value

/** What no requester reads, even in a change. */
export const isForTeam = (field: string, settings: Settings): boolean =>
  field === 'impact' ||
  field === 'urgency' ||
  field === 'recallAt' ||
  (field === 'priority' && !requesterSeesPriority(settings))

/** What follows from any event: nothing is recalled that is not parked, and the newest public entry has a side. */
const settled = ({ facts, fromRequester }: Act, { patch = {}, text }: Outcome): TicketPatch => ({
  ...patch,
  ...(facts.recallAt !== null &&
    patch.status !== undefined &&
    patch.status !== 'on_hold' && { recallAt: null }),
  ...(text?.audience === 'public' && facts.answered !== fromRequester && { answered: fromRequester }),
})

const publicEvent = (
  kind: EventInput['event'] | 'undo',
  changes: readonly FieldChange[],
  { data = {} }: Outcome,
): NewEntry => ({
  audience: 'public',
  kind,
  changes,
  data,
})

/** A recall date has a sentence of its own beside the event that gave it or took it away. */
const teamEvents = (event: EventInput['event'] | 'undo', changes: readonly FieldChange[]): NewEntry[] => {
  const recall = changes.filter(({ field }) => field === 'recallAt')
  const others = changes.filter(({ field }) => field !== 'recallAt')
  return [
    ...(others.length > 0 ? [{ audience: 'team', kind: event, changes: others, data: {} } as const] : []),
    ...recall.map(
      (change) =>
        ({ audience: 'team', kind: 'recall', changes: [change], data: { recallAt: change.to } }) as const,
    ),
  ]
}

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
          changes,
          data: {},
          ...(act.hasAttachments && { takesAttachments: true }),
        },
      ]
