import { answerQuery } from '@guichet/contracts/answers'
import { LIMITS } from '@guichet/contracts/limits'
import type { Language } from '@guichet/contracts/me'
import { ticketQuery } from '@guichet/contracts/tickets'
import type { Db } from '../../db/client.ts'
import { isSearchable } from '../../db/text-match.ts'
import { ReadyJson } from '../../http/ready-json.ts'
import { answersFor } from '../answers/queries.ts'
import type { Reading } from '../lists/filter-queries.ts'
import { askedOf, listTickets } from '../lists/queries.ts'
import { peopleNamed } from '../people/queries.ts'

/** What each search begins with, each by its own rules: side by side, and in one reply. */
export async function foundFor(
  db: Db,
  q: string,
  reading: Reading & { language: Language },
): Promise<ReadyJson> {
  if (q.trim() === '') return new ReadyJson(`{"tickets":${NO_PAGE},"people":${NOBODY},"answers":${NO_PAGE}}`)
  const { viewer } = reading
  const limit = String(LIMITS.palette)
  const [tickets, people, answers] = await Promise.all([
    listTickets(db, reading, askedOf(ticketQuery.parse({ view: 'all', q, limit }), null)),
    // A token that may not look for people finds none here either.
    isSearchable(q) && (viewer.scopes?.includes('people:read') ?? true)
      ? peopleNamed(db, viewer, q, { agents: false, limit: LIMITS.palette })
      : new ReadyJson(NOBODY),
    answersFor(db, viewer, answerQuery.parse({ q, limit }), reading),
  ])
  return new ReadyJson(`{"tickets":${tickets.text},"people":${people.text},"answers":${answers.text}}`)
}

const NOBODY = '{"items":[]}'
const NO_PAGE = '{"items":[],"nextCursor":null}'
