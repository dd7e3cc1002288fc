import { PRESET_SETTINGS } from '@guichet/contracts/settings'
import { answerQuery } from '@guichet/contracts/answers'
import { REPORT_NAMES } from '@guichet/contracts/reports'
import { ticketQuery } from '@guichet/contracts/tickets'
import type { Db } from '@guichet/api/db/client'
import type { Deps } from '@guichet/api/deps'
import { answersFor } from '@guichet/api/features/answers/queries'
import { suggestionsFor } from '@guichet/api/features/answers/suggestion-queries'
import { journalOf } from '@guichet/api/features/journal/queries'
import { askedOf, listTickets } from '@guichet/api/features/lists/queries'
import { ticketFor } from '@guichet/api/features/tickets/page-queries'
import { somebody } from './people.ts'
import type { Somebody } from './people.ts'

export interface Read {
  readonly name: string
  readonly as: Somebody
  readonly paths: readonly string[]
  /** What is sent there, where it is a POST. */
  readonly body?: string
  /** What the API asks of PostgreSQL for the nth of these paths, once it knows who asks; none: measured alone, without its floor. */
  readonly statements: readonly Statement[]
  /** That a reply is what was asked for; the nth path's. */
  readonly isSane: (body: string) => boolean
}

export interface Statement {
  readonly text: string
  readonly values: unknown[]
}

/** The reads that are measured, on a filled desk. */
export async function readsOf(deps: Deps): Promise<Read[]> {
  // The first who asks, with sixty tickets at any size, and an agent of the first two teams.
  const requester = await somebody(deps, 49)
  const agent = await somebody(deps, 1)
  const list = async (
    name: string,
    as: Somebody,
    query: string,
    isSane: (count: number) => boolean,
  ): Promise<Read> => ({
    name,
    as,
    paths: [`/tickets?${query}`],
    statements: [
      await sent(deps.db, (db) =>
        listTickets(
          db,
          { viewer: as.viewer, now: new Date(), seesPriority: false, timeZone: 'Europe/Paris' },
          askedOf(ticketQuery.parse(Object.fromEntries(new URLSearchParams(query))), null),
        ),
      ),
    ],
    isSane: (body) => isSane(JSON.parse(body).items.length),
  })
  const references = await someOf(deps.db, agent)
  const desk = { settings: PRESET_SETTINGS['caen-amigo'], now: new Date(), timeZone: 'Europe/Paris' }
  const page = { limit: 50, cursor: undefined, order: 'oldest-first' } as const
  return [
    await list('The requester’s list', requester, 'view=mine', (count) => count === 50),
    await list('An agent’s queue of 50', agent, 'view=team&bucket=open', (count) => count === 50),
    {
      name: 'One ticket',
      as: agent,
      paths: references.map((reference) => `/tickets/${reference}`),
      statements: await Promise.all(
        references.map((one) => sent(deps.db, (db) => ticketFor(db, agent.viewer, one, desk))),
      ),
      isSane: (body) => JSON.parse(body).standing === 'agent',
    },
    {
      name: 'Its journal',
      as: agent,
      paths: references.map((reference) => `/tickets/${reference}/journal`),
      statements: await Promise.all(
        references.map((one) => sent(deps.db, (db) => journalOf(db, agent.viewer, one, page))),
      ),
      isSane: (body) => JSON.parse(body).items.length === 10,
    },
    await list('Search, a rare word', agent, 'view=team&q=inv0000150', (count) => count > 0 && count <= 5),
    await list(
      'Search, a word of one ticket in twelve',
      agent,
      'view=team&q=imprimante',
      (count) => count > 5,
    ),
    await list('Search, a word of every ticket', agent, 'view=team&q=bonjour', (count) => count === 50),
    ...(await answerReads(deps.db, requester, agent)),
    ...(await reportReads(deps)),
  ]
}

/** Answers that one looks for, and what comes while one types: answers and solved tickets, for who files and for who answers. */
async function answerReads(db: Db, requester: Somebody, agent: Somebody): Promise<Read[]> {
  const reading = { language: 'fr', now: new Date() } as const
  const text =
    'Bonjour, mon imprimante ne répond plus depuis que la messagerie a changé, rien ne sort du bac.'
  const typed = async (name: string, as: Somebody): Promise<Read> => ({
    name,
    as,
    paths: ['/tickets/suggestions'],
    body: JSON.stringify({ text }),
    statements: [await sent(db, (told) => suggestionsFor(told, as.viewer, { text }, reading))],
    isSane: (body) => JSON.parse(body).answers.length <= 3,
  })
  const query = 'q=imprimante'
  return [
    {
      name: 'Search, answers',
      as: requester,
      paths: [`/answers?${query}`],
      statements: [
        await sent(db, (told) =>
          answersFor(
            told,
            requester.viewer,
            answerQuery.parse(Object.fromEntries(new URLSearchParams(query))),
            reading,
          ),
        ),
      ],
      isSane: (body) => JSON.parse(body).items.length > 5,
    },
    await typed('Answers while a requester types', requester),
    await typed('Answers while an agent types', agent),
  ]
}

/** A year of each figure, over the two teams of an agent who reads them. */
async function reportReads(deps: Deps): Promise<Read[]> {
  const lead = await somebody(deps, 1)
  await deps.db.membership.updateMany({
    where: { personId: lead.viewer.personId },
    data: { granted: ['report.read'] },
  })
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
  const search = new URLSearchParams({ from: ago(364), to: ago(0), step: 'month' }).toString()
  return REPORT_NAMES.map((name) => ({
    name: `${FIGURES}${name}`,
    as: lead,
    paths: [`/reports/${name}?${search}`],
    statements: [],
    isSane: (body) => JSON.parse(body).name === name,
  }))
}

/** How the names of figures for leads begin. */
export const FIGURES = 'Figures of a year: '

const someOf = async (db: Db, { viewer }: Somebody): Promise<string[]> => {
  const teams = viewer.memberships.map(({ teamId }) => teamId)
  const rows = await db.ticket.findMany({
    where: { teamId: { in: teams } },
    orderBy: { number: 'desc' },
    take: 100,
    select: { reference: true },
  })
  return rows.map(({ reference }) => reference)
}

/** The one statement that a query sends: it is told nothing, and may fail on that. */
async function sent(db: Db, query: (db: Db) => Promise<unknown>): Promise<Statement> {
  let found: Statement | undefined
  const keep = async (strings: TemplateStringsArray, ...values: unknown[]) => {
    const { sql } = await import('@guichet/api/db/generated/client').then(({ Prisma }) => ({
      sql: Prisma.sql([...strings], ...values),
    }))
    found = { text: sql.text, values: sql.values }
    return []
  }
  await query(
    new Proxy(db, { get: (target, key) => (key === '$queryRaw' ? keep : Reflect.get(target, key)) }),
  ).catch(() => {
    // Nothing came back: to a query for one ticket that is « not found ».
  })
  if (found === undefined) throw new Error('the query sent no statement')
  return found
}
