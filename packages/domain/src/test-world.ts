import type { FieldChange } from '@guichet/contracts/journal'
import type { Settings } from '@guichet/contracts/settings'
import type { Context, EventInput } from './decide.ts'
import { decideFiling } from './decide-filing.ts'
import type { Decision, PersonTarget, TicketFacts, Viewer } from './facts.ts'
import { targetsOf } from './targets.ts'
import {
  alex,
  by,
  camille,
  contact,
  guest,
  head,
  lou,
  noa,
  NOW,
  OTHER,
  PROMISES,
  robin,
  ticketIn,
} from './test-desk.ts'

const PEOPLE: readonly Viewer[] = [camille, contact, head, alex, noa, robin, guest, lou]

/** One ticket in memory, and what the API does with the decisions about it. */
export class World {
  facts: TicketFacts
  now = NOW
  pendingApprovals = 0
  people = PEOPLE
  readonly journal: { readonly at: Date; readonly changes: readonly FieldChange[] }[] = []
  readonly settings: Settings
  private readonly heldBy = new Set<string>()
  private participants = 0

  constructor(settings: Settings) {
    this.settings = settings
    const { ticket, entries } = decideFiling(
      by(camille),
      { categoryId: 'mail', title: 'Messagerie muette', description: 'Plus rien.' },
      {
        ...this.desk(),
        targets: {
          category: { id: 'mail', teamId: 'apps', acceptsTickets: true, visible: true },
          product: null,
          requester: { id: camille.personId, establishmentIds: camille.establishmentIds },
          contacts: [],
          roster: null,
        },
      },
    )
    this.facts = { ...ticketIn('dispatched'), participants: [], ...ticket }
    this.write(entries)
  }

  /** Somebody by number; beyond the eight there are, whoever is in charge. */
  person(index: number): Viewer {
    const inCharge = this.people.findIndex(
      ({ personId }) => personId === (this.facts.agentId ?? alex.personId),
    )
    return this.people[index] ?? this.people[inCharge] ?? camille
  }

  pass(milliseconds: number): void {
    this.now = new Date(this.now.getTime() + milliseconds)
  }

  apply({ patch, entries, addParticipant, removeParticipantIds, approval, incident }: Decision): void {
    this.heldBy.add(this.facts.teamId)
    const kept = this.facts.participants.filter(({ id }) => !removeParticipantIds.includes(id))
    const added = addParticipant ? [{ id: `p-${++this.participants}`, ...addParticipant }] : []
    const incidentId = incident === undefined ? this.facts.incidentId : incident && 'incident-1'
    this.facts = { ...this.facts, ...patch, incidentId, participants: [...kept, ...added] }
    this.lookAgain()
    if (approval) this.pendingApprovals += approval.act === 'open' ? 1 : -1
    this.write(entries)
  }

  /** Ends a membership, or begins it again; true when whoever left was in charge there. */
  changeMembership(person: Viewer, teamId: string): boolean {
    const original = PEOPLE.find(({ personId }) => personId === person.personId)
    const stays = person.memberships.filter((one) => one.teamId !== teamId)
    const leaves = stays.length < person.memberships.length
    const memberships = leaves ? stays : (original?.memberships ?? [])
    this.people = this.people.map((one) => (one === person ? Object.assign({}, one, { memberships }) : one))
    const wasInCharge = leaves && this.facts.agentId === person.personId && this.facts.teamId === teamId
    this.lookAgain()
    return wasInCharge
  }

  /** What the API would look up for an input; some of it does not exist. */
  contextFor(input: EventInput, hasAttachments = false): Context {
    const { teamId, personId, establishmentId } = targetsOf(input)
    const person = this.people.find((one) => one.personId === personId)
    return {
      ...this.desk(),
      hasAttachments,
      targets: {
        team:
          teamId === undefined
            ? null
            : { id: teamId, acceptsTransfers: teamId !== 'library', hasMembers: true },
        person: person ? targetPerson(person) : null,
        category: { id: 'printing', teamId: 'network', acceptsTickets: true },
        product: null,
        establishment: establishmentId === undefined ? null : { id: establishmentId, ofRequester: true },
        other: OTHER,
        link: { relation: 'related', other: { id: 'ticket-2', reference: 'R-000434' } },
        places: { categories: 1, establishments: 0, isChild: false },
      },
    }
  }

  private desk() {
    return {
      settings: this.settings,
      now: this.now,
      timeZone: 'Europe/Paris',
      hasAttachments: false,
      service: PROMISES,
      draw: 0,
    }
  }

  private write(entries: Decision['entries']): void {
    for (const { changes } of entries) this.journal.push({ at: this.now, changes })
  }

  private lookAgain(): void {
    const { agentId, teamId } = this.facts
    const agent = this.people.find(({ personId }) => personId === agentId)
    this.facts = {
      ...this.facts,
      agentName: agent?.name ?? null,
      agentIsActive: agent?.memberships.some((one) => one.teamId === teamId) ?? false,
      formerTeamIds: [...this.heldBy].filter((team) => team !== teamId),
    }
  }
}

const targetPerson = ({ personId, memberships, headOf }: Viewer): PersonTarget => ({
  id: personId,
  teamIds: memberships.map(({ teamId }) => teamId),
  headOf,
})
