import type { LightMyRequestResponse } from 'fastify'
import type { Db } from '../src/db/client.ts'
import { numberOfReference } from '@guichet/contracts/primitives'

/** What one act wrote, read from the database itself. */
export interface Written {
  answer: LightMyRequestResponse
  /** The ticket as it now is. */
  status: string
  agent: string | null
  /** `audience kind` of each entry, in order. */
  entries: string[]
  /** `template → login` of each mail, sorted. */
  mails: string[]
  /** The outcome of each closure approval, in order. */
  approvals: string[]
}

/** Runs an act on a ticket and says what came of it in the database. */
export async function written(
  db: Db,
  reference: string,
  act: () => Promise<LightMyRequestResponse>,
): Promise<Written> {
  const before = await rowsOf(db, reference)
  const answer = await act()
  const after = await rowsOf(db, reference)
  const seen = new Set([...before.entries, ...before.mails].map(({ id }) => id))
  const said = (rows: Rows['entries']) => rows.filter(({ id }) => !seen.has(id)).map(({ text }) => text)
  const { status, agent, approvals } = after
  return {
    answer,
    status,
    agent,
    approvals,
    entries: said(after.entries),
    mails: said(after.mails).toSorted(),
  }
}

interface Rows {
  status: string
  agent: string | null
  entries: { id: string; text: string }[]
  mails: { id: string; text: string }[]
  approvals: string[]
}

async function rowsOf(db: Db, reference: string): Promise<Rows> {
  const [row] = await db.$queryRaw<Rows[]>`
    select t.status::text, (select login from person where id = t.agent_id) as agent,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'text', audience || ' ' || kind) order by at, id)
                from journal_entry where ticket_id = t.id), '[]') as entries,
      coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'text', template || ' → ' || p.login))
                from outgoing_mail m join person p on p.id = m.person_id where m.ticket_id = t.id), '[]') as mails,
      array(select outcome::text from closure_approval where ticket_id = t.id order by requested_at, id) as approvals
    from ticket t where t.number = ${numberOfReference(reference)}::int`
  if (row === undefined) throw new Error(`there is no ticket ${reference}`)
  return row
}
