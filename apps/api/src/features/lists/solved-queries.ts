import type { Viewer } from '@guichet/domain/facts'
import { Prisma } from '../../db/generated/client.ts'
import { standingsOf, ticketsAs } from './scope.ts'

const { sql, join } = Prisma

/** Of each standing, as many of the newest are looked at: what was solved lately is what helps. */
const NEWEST = 300

/** The newest tickets that were solved and that the viewer may read, as a table of id, reference, title and solved_at. */
export function solvedTickets(viewer: Viewer): Prisma.Sql {
  // What a former team read ended before it was solved.
  const standings = standingsOf(viewer, 'all').filter((standing) => standing !== 'former')
  return join(
    standings.map((standing) =>
      ticketsAs(viewer, standing, 'all', {
        columns: sql`t.id, t.reference, t.title, t.title_words, t.resolved_at as solved_at, t.created_at`,
        where: sql`(t.status = 'resolved' or t.close_reason in ('accepted', 'auto')) and t.resolved_at is not null`,
        first: sql`order by t.created_at desc, t.id desc limit ${NEWEST}`,
      }),
    ),
    ' union all ',
  )
}
