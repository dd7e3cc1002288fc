import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { journalEntry } from './journal.ts'
import { referenceParam } from './primitives.ts'
import { closureApproval, ticket } from './tickets.ts'

/** A ticket as one file: what the caller may see of it, its journal oldest first, and the name of every id that it mentions. */
export const ticketExport = z.strictObject({
  ticket,
  closureApprovals: z.array(closureApproval),
  journal: z.array(journalEntry),
  names: z.record(z.string(), z.string()),
})
export type TicketExport = z.infer<typeof ticketExport>

export const exportMine = endpoint({
  name: 'exportMine',
  method: 'GET',
  path: '/me/export',
  tag: 'me',
  access: 'signed-in',
  costly: true,
  status: 200,
  summary:
    'All that is kept about the caller, as a ZIP written while it is sent: JSON files, the tickets they filed or follow as `ticketExport`, the files they sent. For a session alone',
})

export const exportFormat = z.enum(['json', 'pdf'])
export type ExportFormat = z.infer<typeof exportFormat>

export const exportTicket = endpoint({
  name: 'exportTicket',
  method: 'GET',
  path: '/tickets/:reference/export',
  tag: 'tickets',
  access: 'signed-in',
  scope: 'tickets:read',
  status: 200,
  summary:
    'What the caller may see of a ticket, as one file: JSON to read by program, or a tagged PDF in their language',
  params: z.strictObject({ reference: referenceParam }),
  query: z.strictObject({ format: exportFormat }),
})
