import {
  HELD,
  TRANSITIONS,
  type Actor,
  type FiredEvent,
  type Transition,
  type TransitionEvent,
} from '@guichet/contracts/lifecycle'
import type { Settings } from '@guichet/contracts/settings'
import type { TokenScope } from '@guichet/contracts/tokens'
import { reopenUntil } from './clock.ts'
import type { DeskNow } from './desk.ts'
import type { TicketFacts, Viewer } from './facts.ts'
import { refusal } from './reasons.ts'
import type { Refusal } from './refusal.ts'
import { actorsOf, membershipOf, participates, standingOf } from './standing.ts'

const ROWS = new Map<TransitionEvent, Transition>(TRANSITIONS.map((row) => [row.event, row]))

/** The lifecycle's row of an event. */
export const transitionOf = (event: TransitionEvent): Transition => {
  const row = ROWS.get(event)
  if (!row) throw new TypeError(`no transition is named ${event}`)
  return row
}

/** Why somebody may never fire this event on this ticket, whatever its state; null when they may. */
export const refusalByRole = (
  event: FiredEvent,
  facts: TicketFacts,
  viewer: Viewer,
  settings: Settings,
): Refusal | null => {
  const standing = standingOf(facts, viewer)
  if (standing === null) return refusal('refusal.ticket_not_found')
  if (standing === 'former') return refusal('refusal.former_team')
  const scope = SCOPES.find((name) => !hasScope(viewer, name) && needsScope(event, name))
  if (scope) return refusal('refusal.scope_missing', { values: { scope } })
  const actors = firingActors(event, facts, viewer)
  if (actors.length === 0) return refusal('refusal.not_yours_to_do')
  return actors.some((actor) => isSwitchedOn(event, actor, settings)) ? null : refusal('refusal.switched_off')
}

/** Why this event may not be fired now; null when the state allows it. `viewer` is null for the clock and the application. */
export const refusalByState = (
  event: TransitionEvent,
  facts: TicketFacts,
  viewer: Viewer | null,
  desk: DeskNow,
): Refusal | null => {
  if (!transitionOf(event).from.includes(facts.status)) return wrongState(event, facts, viewer)
  return STATE_GUARDS[event]?.(facts, viewer, desk) ?? null
}

export const hasScope = (viewer: Viewer, scope: TokenScope): boolean =>
  viewer.scopes === null || viewer.scopes.includes(scope)

/** As what the viewer may fire the event: the actors of its row that they are, with the right it asks of the desk's side. */
export const firingActors = (event: FiredEvent, facts: TicketFacts, viewer: Viewer): readonly Actor[] => {
  const row = transitionOf(event)
  const mayWithRight = !row.right || membershipOf(facts, viewer)?.rights.includes(row.right) === true
  const fired = actorsOf(facts, viewer).filter(
    (actor) => row.by.includes(actor) && (!DESK.has(actor) || mayWithRight),
  )
  return row.by.includes('oneself') && isOneself(event, facts, viewer) ? [...fired, 'oneself'] : fired
}

const DESK: ReadonlySet<Actor> = new Set(['member', 'agent', 'lead'])
const SCOPES = ['tickets:write', 'notes:write'] as const
/** The reason of a hold is an entry for the team, and so is a link. */
const NOTED: ReadonlySet<FiredEvent> = new Set(['hold', 'link', 'unlink', 'declare_incident', 'end_incident'])
const needsScope = (event: FiredEvent, scope: TokenScope): boolean =>
  scope === 'tickets:write' || NOTED.has(event)

const isOneself = (event: FiredEvent, facts: TicketFacts, viewer: Viewer): boolean =>
  participates(facts, viewer.personId, event === 'uninvite' ? 'guest_agent' : 'contact')

const isSwitchedOn = (event: FiredEvent, actor: Actor, settings: Settings): boolean =>
  SWITCHES[event]?.(settings, actor) ?? true

const contactsSwitch = (settings: Settings, actor: Actor): boolean =>
  actor !== 'owner' || settings['contacts.byRequester']

/** What a deployment may turn off. */
const SWITCHES: Partial<Record<FiredEvent, (settings: Settings, actor: Actor) => boolean>> = {
  edit: (settings) => settings['edit.description'] !== 'never',
  close: (settings) => settings['closure.requesterMayCloseOpen'],
  cancel: (settings) => settings['removal.mode'] !== 'none',
  add_contact: contactsSwitch,
  remove_contact: contactsSwitch,
  set_priority: (settings, actor) =>
    settings['priority.mode'] === 'direct' || (settings['priority.mode'] === 'matrix' && actor !== 'owner'),
  set_impact: (settings) => settings['priority.mode'] === 'matrix',
  set_establishment: (settings) => settings['establishment.enabled'],
  set_on_behalf: (settings) => settings['onBehalf.enabled'],
}

const noIncident = ({ incidentId }: TicketFacts): Refusal | null =>
  incidentId === null ? refusal('refusal.no_incident') : null

/** What the state says beyond its name. */
const STATE_GUARDS: Partial<
  Record<TransitionEvent, (facts: TicketFacts, viewer: Viewer | null, desk: DeskNow) => Refusal | null>
> = {
  edit: (facts, _, { settings }) =>
    settings['edit.description'] === 'until_taken' &&
    (facts.status !== 'dispatched' || facts.takenAt !== null)
      ? refusal('refusal.description_locked')
      : null,
  reopen: (facts, viewer, desk) =>
    viewer?.personId === facts.requesterId && desk.now > (reopenUntil(facts, desk) ?? desk.now)
      ? refusal('refusal.too_late_to_reopen')
      : null,
  set_on_behalf: (facts) =>
    facts.onBehalf === 'personal' && facts.establishmentId === null
      ? refusal('refusal.establishment_needed', { pointer: '/onBehalf' })
      : null,
  close_ownerless: (facts) => (facts.ownerIsReachable ? refusal('refusal.owner_reachable') : null),
  end_incident: noIncident,
  tell_children: noIncident,
  uninvite: (facts, viewer) => removableOr(facts, viewer, 'uninvite', 'guest_agent'),
  remove_contact: (facts, viewer) => removableOr(facts, viewer, 'remove_contact', 'contact'),
}

const removableOr = (
  facts: TicketFacts,
  viewer: Viewer | null,
  event: 'uninvite' | 'remove_contact',
  role: 'contact' | 'guest_agent',
): Refusal | null => {
  const onlyOneself =
    viewer !== null && firingActors(event, facts, viewer).every((actor) => actor === 'oneself')
  const somebody = facts.participants.some(
    (one) => one.role === role && (!onlyOneself || one.personId === viewer.personId),
  )
  return somebody ? null : refusal('refusal.nobody_to_remove')
}

const wrongState = (event: TransitionEvent, facts: TicketFacts, viewer: Viewer | null): Refusal =>
  event === 'take' && isHeld(facts) && facts.agentName !== null && facts.agentId !== viewer?.personId
    ? refusal('refusal.already_taken', { values: { agent: facts.agentName, status: facts.status } })
    : refusal('refusal.not_in_this_state', { values: { status: facts.status } })

const isHeld = ({ status }: TicketFacts): boolean => HELD.some((held) => held === status)
