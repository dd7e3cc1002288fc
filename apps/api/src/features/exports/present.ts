import type { TicketRead } from './queries.ts'

/** The contract's ticketExport, piece by piece. */
export async function* asJson({ ticket, closureApprovals, pages }: TicketRead): AsyncGenerator<string> {
  const head = JSON.stringify({ ticket, closureApprovals })
  yield `${head.slice(0, -1)},"journal":[`
  const names: Record<string, string> = {}
  let between = ''
  for await (const page of pages) {
    for (const entry of page.items) {
      yield `${between}${JSON.stringify(entry)}`
      between = ','
    }
    Object.assign(names, page.names)
  }
  yield `],"names":${JSON.stringify(names)}}`
}
