import type { AssignmentRule } from '@guichet/contracts/assignment'
import { dayIn, isoDay } from './days.ts'

/** Somebody of a team, as far as giving them a ticket goes. */
export interface TeamMember {
  readonly personId: string
  readonly headOf: readonly string[]
  /** Percent of a full time; 0 is given nothing. */
  readonly weight: number
  /** Open tickets in hand. */
  readonly load: number
  /** What their turns are reckoned by: grows while others are served. */
  readonly credit: number
  /** ISO days, both included. */
  readonly absence: {
    readonly from: string
    readonly to: string
    readonly substituteId: string | null
  } | null
}

/** A team at the moment when a ticket comes to it by itself. */
export interface Roster {
  readonly rule: AssignmentRule
  readonly teamId: string
  /** Counts what was given; whoever gives next must have seen the same. */
  readonly turn: number
  /** In the team's order. */
  readonly members: readonly TeamMember[]
}

/** Whom a ticket goes to and why; nobody when nobody is there. */
export interface Assigned {
  readonly rule: Exclude<AssignmentRule, 'nobody'>
  readonly agentId: string | null
  /** The absent colleague whose turn it was. */
  readonly insteadOfId: string | null
  /** Written with the ticket, unless somebody else was given one meanwhile; null where it changes nothing for the next one. */
  readonly turn: Turn | null
}

export interface Turn {
  readonly teamId: string
  readonly seen: number
  readonly credits: readonly { readonly personId: string; readonly credit: number }[]
}

export interface Chance {
  readonly now: Date
  readonly timeZone: string
  /** From 0 to 1, 1 excluded: drawn by whoever decides. */
  readonly draw: number
}

/**
 * Whom the rule of a category names; null where it names nobody by rule. `isBarred`: stands on the requester's side.
 * Whoever is away gives way to their substitute, where that is a colleague of the team who is there.
 */
export const assignedBy = (
  roster: Roster,
  isBarred: (member: TeamMember) => boolean,
  chance: Chance,
): Assigned | null => {
  const { rule, teamId, turn: seen } = roster
  if (rule === 'nobody') return null
  const today = isoDay(dayIn(chance.now, chance.timeZone))
  const seats = seatsOf(roster.members, isBarred, today)
  const seat = RULES[rule](seats, chance.draw)
  return {
    rule,
    agentId: seat?.sitter.personId ?? null,
    insteadOfId: seat && seat.sitter !== seat.owner ? seat.owner.personId : null,
    turn:
      seat && COUNTED.has(rule)
        ? { teamId, seen, credits: rule === 'turn' ? creditsAfter(seats, seat) : [] }
        : null,
  }
}

/** A place in the team, and who sits on it today. */
interface Seat {
  readonly owner: TeamMember
  readonly sitter: TeamMember
}

const seatsOf = (
  members: readonly TeamMember[],
  isBarred: (member: TeamMember) => boolean,
  today: string,
): Seat[] => {
  const isThere = (member: TeamMember) => !isAway(member, today) && !isBarred(member)
  return members.flatMap((owner) => {
    if (owner.weight === 0) return []
    if (isThere(owner)) return [{ owner, sitter: owner }]
    const named = isAway(owner, today) ? owner.absence?.substituteId : null
    const sitter = members.find(({ personId }) => personId === named)
    return sitter && isThere(sitter) ? [{ owner, sitter }] : []
  })
}

const isAway = ({ absence }: TeamMember, today: string): boolean =>
  absence !== null && absence.from <= today && today <= absence.to

type Choice = (seats: readonly Seat[], draw: number) => Seat | undefined

const byLot: Choice = (seats, draw) => {
  let left = draw * totalOf(seats)
  return seats.find(({ owner }) => {
    left -= owner.weight
    return left < 0
  })
}

/** Smooth weighted turns: each is owed their share, and whoever is owed most comes first. */
const inTurn: Choice = (seats) => most(seats, ({ owner }) => owner.credit + owner.weight)

/** In proportion to their share: two tickets of a half-time weigh four. A substitute counts what they have themselves. */
const leastLoaded: Choice = (seats) =>
  most(seats, ({ owner, sitter }) => -sitter.load / (sitter.weight || owner.weight))

const RULES: Record<Assigned['rule'], Choice> = {
  first: ([first]) => first,
  random: byLot,
  turn: inTurn,
  least_loaded: leastLoaded,
}
/** Two tickets that come at once must not both be given on the same count. */
const COUNTED: ReadonlySet<AssignmentRule> = new Set(['turn', 'least_loaded'])

const totalOf = (seats: readonly Seat[]): number => seats.reduce((sum, { owner }) => sum + owner.weight, 0)

const creditsAfter = (seats: readonly Seat[], served: Seat): Turn['credits'] =>
  seats.map((seat) => ({
    personId: seat.owner.personId,
    credit: seat.owner.credit + seat.owner.weight - (seat === served ? totalOf(seats) : 0),
  }))

/** The first of those for whom it is the most. */
const most = (seats: readonly Seat[], measure: (seat: Seat) => number): Seat | undefined => {
  let found: Seat | undefined
  for (const seat of seats) if (!found || measure(seat) > measure(found)) found = seat
  return found
}
