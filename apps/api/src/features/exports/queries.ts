import { journalPage } from '@guichet/contracts/journal'
import type { JournalPage } from '@guichet/contracts/journal'
import { closureApproval, ticket } from '@guichet/contracts/tickets'
import type { Ticket } from '@guichet/contracts/tickets'
import type { TicketExport } from '@guichet/contracts/exports'
import type { DeskNow } from '@guichet/domain/desk'
import type { Viewer } from '@guichet/domain/facts'
import { z } from 'zod'
import type { Db } from '../../db/client.ts'
import { closureApprovalsOf } from '../closure/queries.ts'
import { journalOf } from '../journal/queries.ts'
import { ticketFor } from '../tickets/page-queries.ts'

export interface TicketRead extends Pick<TicketExport, 'closureApprovals'> {
  readonly ticket: Ticket
  /** Oldest first; each page is read, with the viewer's rights, when it is asked for. */
  readonly pages: AsyncIterable<JournalPage>
}

/** What the viewer may see of a ticket (404 when not theirs), by the queries that serve it everywhere else. */
export async function ticketToExport(
  db: Db,
  viewer: Viewer,
  reference: string,
  desk: DeskNow,
): Promise<TicketRead> {
  const { body } = await ticketFor(db, viewer, reference, desk)
  const approvals = await closureApprovalsOf(db, viewer, reference)
  return {
    ticket: ticket.parse(JSON.parse(body.text)),
    closureApprovals: approvalList.parse(JSON.parse(approvals.text)).items,
    pages: pagesOf(db, viewer, reference),
  }
}

const approvalList = z.strictObject({ items: z.array(closureApproval) })

// Fifty of the longest entries fit in memory; a whole journal may not.
async function* pagesOf(db: Db, viewer: Viewer, reference: string): AsyncGenerator<JournalPage> {
  let cursor: string | undefined
  do {
    const { text } = await journalOf(db, viewer, reference, { order: 'oldest-first', limit: 50, cursor })
    const page = journalPage.parse(JSON.parse(text))
    yield page
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}
