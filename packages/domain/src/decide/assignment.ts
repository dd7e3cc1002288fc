import { assignedBy, type Assigned, type Chance, type Roster } from '../assignment.ts'
import type { Decision, MailOrder, NewEntry, TicketFacts } from '../facts.ts'
import { requesterSideOf } from '../standing.ts'
import { mail, takenNow, type Act } from './act.ts'
import { joined } from './join.ts'
import { recorded } from './record.ts'

type Sides = Pick<
  TicketFacts,
  'requesterId' | 'participants' | 'onBehalf' | 'establishmentId' | 'teamId' | 'formerTeamIds'
>

/** Whom a ticket that comes to a team is given to by itself; null where its category gives it to nobody. */
export const assignedOnArrival = (ticket: Sides, roster: Roster | null, chance: Chance): Assigned | null =>
  roster === null || roster.teamId !== ticket.teamId
    ? null
    : assignedBy(roster, ({ personId, headOf }) => requesterSideOf(ticket, personId, headOf) !== null, chance)

/** T4, by itself, on a ticket that was just transferred: the same decision, one step longer. */
export const thenAssigned = (act: Act, transferred: Decision): Decision => {
  const facts = { ...act.facts, ...transferred.patch }
  const assigned = assignedOnArrival(facts, act.targets.roster ?? null, act)
  if (assigned === null) return transferred
  const { agentId, turn } = assigned
  const next = recorded(
    'assign',
    { ...act, facts },
    agentId === null
      ? {}
      : {
          patch: { status: 'assigned', agentId, ...takenNow(facts, act.now) },
          data: { agentId, previousAgentId: null },
        },
  )
  const entries = [...next.entries, reasonOf(assigned)].map(byApplication)
  // Whoever is given the ticket reads that first.
  const mails = [...assignmentMails(assigned), ...transferred.mails]
  return { ...joined({ ...transferred, mails }, { ...next, entries }), ...(turn && { turn }) }
}

export const byApplication = (entry: NewEntry): NewEntry => ({ ...entry, byApplication: true })

/** « à tour de rôle : … », for the team. */
export const reasonOf = ({ rule, agentId, insteadOfId }: Assigned): NewEntry => ({
  audience: 'team',
  kind: 'assignment',
  changes: [],
  data: { rule, agentId, insteadOfId },
})

export const assignmentMails = ({ agentId }: Assigned): MailOrder[] =>
  agentId === null ? [] : [mail('assigned_by_rule', ['agent'], { agentId })]
