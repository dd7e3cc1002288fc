import type { ReportQuery, ReportRow } from '@guichet/contracts/reports'
import type { Viewer } from '@guichet/domain/facts'
import { teamsReadBy, teamsReportedTo, type Period } from '@guichet/domain/reports'
import { Prisma } from '../../db/generated/client.ts'
import { unknownHere } from '../../http/access.ts'
import { noneBefore } from '../standing/queries.ts'

const { sql, join } = Prisma
type Sql = Prisma.Sql

/** Whoever reads no report cannot tell one from what never was (404). */
export function requireReports(viewer: Viewer): void {
  if (teamsReportedTo(viewer) === null) throw unknownHere()
}

type Narrowing = Pick<
  ReportQuery,
  'teamId' | 'categoryId' | 'productId' | 'establishmentId' | 'audience' | 'origin'
>

/** Who asks, and for which part of what they may count. */
interface Asking {
  readonly viewer: Viewer
  readonly narrowing: Narrowing
}

/** A question, its reader and its instants; all that a report is made from. */
export interface Question extends Asking {
  readonly query: ReportQuery
  readonly period: Period
  readonly now: Date
  readonly timeZone: string
}

/** What a report finds: its rows, and the figures beside them, in the order of the contract. */
export interface Found {
  readonly rows: ReportRow[]
  readonly summary: readonly (number | null)[]
}

/**
 * The tickets `t` that the figures of this reader count. A lead counts the tickets that they read as a member of the team: of
 * those that they filed or follow, they know what a requester does. An administrator counts all.
 */
export function countedTickets({ viewer, narrowing }: Asking): Sql {
  const teams = teamsReportedTo(viewer)
  const theirs = ofTeams(teams)
  const asked = narrowed(narrowing, audienceOfRequester)
  return teams === 'all' ? asked : sql`${theirs} and ${noneBefore(viewer, 'agent', sql`t`)} and ${asked}`
}

/** Of those, the tickets that they may read one by one: an administrator, as such, reads none. */
export const readableTickets = ({ viewer, narrowing }: Asking): Sql =>
  sql`${ofTeams(teamsReadBy(viewer))} and ${noneBefore(viewer, 'agent', sql`t`)} and ${narrowed(narrowing, audienceOfRequester)}`

/** What erased tickets left, `t`: nobody's any more, so whoever counts the team counts it. */
export const countedFigures = ({ viewer, narrowing }: Asking): Sql =>
  sql`${ofTeams(teamsReportedTo(viewer))} and not exists (select from ticket n where n.id = t.ticket_id)
    and ${narrowed(narrowing, (audience) => sql`${audience}::text = any(t.audiences)`)}`

/** Categories and teams whose people and answers this reader counts; `column` is a team's id. */
export function ofTheirTeams({ viewer, narrowing: { teamId } }: Asking, column: Sql): Sql {
  const teams = teamsReportedTo(viewer)
  const theirs = teams === 'all' ? sql`true` : sql`${column} = any(${[...(teams ?? [])]}::uuid[])`
  return teamId === undefined ? theirs : sql`${theirs} and ${column} = ${teamId}::uuid`
}

const ofTeams = (teams: readonly string[] | 'all' | null): Sql =>
  teams === 'all' ? sql`true` : sql`t.team_id = any(${[...(teams ?? [])]}::uuid[])`

const audienceOfRequester = (audience: string): Sql =>
  sql`exists (select from person p where p.id = t.requester_id and ${audience}::text = any(p.audiences))`

function narrowed(narrowing: Narrowing, ofAudience: (audience: string) => Sql): Sql {
  const { teamId, categoryId, productId, establishmentId, audience, origin } = narrowing
  return join(
    [
      sql`true`,
      ...(teamId === undefined ? [] : [sql`t.team_id = ${teamId}::uuid`]),
      ...(categoryId === undefined
        ? []
        : [sql`t.category_id = any(array(select category_subtree(${categoryId}::uuid)))`]),
      ...(productId === undefined ? [] : [sql`t.product_id = ${productId}::uuid`]),
      ...(establishmentId === undefined ? [] : [sql`t.establishment_id = ${establishmentId}::uuid`]),
      ...(origin === undefined ? [] : [sql`t.origin = ${origin}::channel`]),
      ...(audience === undefined ? [] : [ofAudience(audience)]),
    ],
    ' and ',
  )
}
