import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { PRESET_SETTINGS } from '@guichet/contracts/settings'
import { ticketQuery } from '@guichet/contracts/tickets'
import { STANDARD_VIEWS, isCounted } from '@guichet/contracts/view-content'
import type { ViewContent } from '@guichet/contracts/view-content'
import type { Viewer } from '@guichet/domain/facts'
import { cloneDatabase } from '../../../test/clone-database.ts'
import { fillDesk, madeId } from '../../../test/many-tickets.ts'
import { makePerson, makeTeam } from '../../../test/people.ts'
import { startApp } from '../../../test/start-app.ts'
import { putCategory, putEntry, putTicket } from '../../../test/ticket-rows.ts'
import { openDb } from '../../db/client.ts'
import { Prisma } from '../../db/generated/client.ts'
import { bookmarksOf, historyOf } from '../bookmarks/queries.ts'
import { closureApprovalsOf } from '../closure/queries.ts'
import { journalOf } from '../journal/queries.ts'
import { notificationsOf } from '../notifications/queries.ts'
import { participantsOf } from '../participants/queries.ts'
import { countThrough, countTickets } from '../lists/count-queries.ts'
import { askedOf, listTickets } from '../lists/queries.ts'
import { statisticsFor } from '../statistics/queries.ts'
import { ticketFor } from './page-queries.ts'

const TICKETS = 20_000
const { url, drop } = await cloneDatabase()
const db = openDb({ url, poolSize: 1 })
beforeAll(async () => {
  await fillDesk(db, TICKETS)
  const owner = new Client({ connectionString: url })
  await owner.connect()
  await owner.query(
    'analyze ticket, ticket_search, journal_entry, ticket_tenure, participant, person, category',
  )
  await owner.end()
}, 120_000)
afterAll(async () => {
  await db.$disconnect()
  await drop()
})

/** What grows with the years: a plan that reads one of these from end to end is slower each month. Tenures aside:
 * here each team left a tenth of them, and reading them all is the right plan. */
const GROWING = new Set([
  'ticket',
  'ticket_search',
  'journal_entry',
  'participant',
  'attachment',
  'outgoing_mail',
])

interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  Plans?: PlanNode[]
}

const readThrough = (node: PlanNode): string[] => [
  ...(node['Node Type'] === 'Seq Scan' && GROWING.has(node['Relation Name'] ?? '')
    ? [node['Relation Name'] ?? '']
    : []),
  ...(node.Plans ?? []).flatMap(readThrough),
]

/** The database, but each statement is explained instead of being run. */
function explaining() {
  const walked: string[] = []
  const explain = async (strings: TemplateStringsArray, ...values: unknown[]) => {
    const [row] = await db.$queryRaw<
      { 'QUERY PLAN': { Plan: PlanNode }[] }[]
    >`explain (format json) ${Prisma.sql([...strings], ...values)}`
    walked.push(...(row?.['QUERY PLAN'] ?? []).flatMap(({ Plan }) => readThrough(Plan)))
    return []
  }
  const spied = new Proxy(db, {
    get: (target, key) => (key === '$queryRaw' ? explain : Reflect.get(target, key)),
  })
  return { db: spied, walked }
}

const nobody = {
  name: '',
  administrator: false,
  establishmentIds: [],
  audiences: [],
  headOf: [],
  memberships: [],
  scopes: null,
}
const requester: Viewer = { ...nobody, personId: madeId('person', 60), headOf: [madeId('establishment', 5)] }
const agent: Viewer = {
  ...nobody,
  personId: madeId('person', 1),
  memberships: [1, 2].map((team) => ({ teamId: madeId('team', team), role: 'agent' as const, rights: [] })),
}

const usual = STANDARD_VIEWS.team
/** The standard views, and saved ones of each kind. */
const SAVED: readonly ViewContent[] = [
  ...Object.values(STANDARD_VIEWS),
  { ...usual, source: 'all', conditions: { priorities: [4, 5] } },
  { ...usual, conditions: { categoryIds: [madeId('category', 2)], age: { over: 24 } } },
  { ...usual, conditions: { requesterIds: [madeId('person', 77), madeId('person', 78)] } },
  { ...usual, conditions: { establishmentIds: [madeId('establishment', 5)], unchanged: { under: 48 } } },
  { ...usual, conditions: { agentIds: ['me', 'nobody'], statuses: ['assigned', 'resolved'] } },
  { ...usual, conditions: { participantIds: ['me'] } },
  { ...usual, conditions: { statuses: ['dispatched'], text: 'imprimante' } },
]

describe('AC-192 no reading walks through what grows', () => {
  const queries: Record<string, string>[] = [
    ...['mine', 'following', 'establishment', 'team', 'assigned', 'all'].flatMap((view) => [
      { view },
      { view, bucket: 'open' },
      { view, status: 'assigned' },
      { view, sort: 'created' },
      { view, sort: 'priority' },
      { view, sort: '-updated' },
      { view, bucket: 'open', sort: 'due' },
      { view, total: 'true' },
      { view, q: '4321 dossier' },
      { view, q: 'R-004321' },
      { view, q: 'personne.77' },
    ]),
    { view: 'all', categoryId: madeId('category', 2) },
    { view: 'team', requesterId: madeId('person', 77) },
    { view: 'team', teamId: madeId('team', 1) },
  ]

  test.each([
    { name: 'a requester', viewer: requester },
    { name: 'an agent of two teams', viewer: agent },
  ])(
    'the lists of $name',
    async ({ viewer }) => {
      const { db: explained, walked } = explaining()
      const reading = { viewer, now: new Date(), seesPriority: false, timeZone: 'Europe/Paris' }
      for (const query of queries) {
        await listTickets(explained, reading, askedOf(ticketQuery.parse(query), null))
        expect(walked, JSON.stringify(query)).toEqual([])
      }
      for (const content of SAVED) {
        for (const sort of [undefined, 'updated', '-created', 'due'] as const) {
          const query = ticketQuery.parse({ total: 'true', ...(sort && { sort }) })
          await listTickets(explained, reading, askedOf(query, content))
          expect(walked, JSON.stringify(content.conditions)).toEqual([])
        }
      }
      await countTickets(explained, reading)
      await countThrough(
        explained,
        reading,
        SAVED.filter(isCounted).map(({ source, conditions }, n) => ({
          id: madeId('other', n),
          source,
          conditions,
        })),
      )
      expect(walked, 'counts').toEqual([])
    },
    60_000,
  )

  test('a ticket, its journal, its people and what one keeps', async () => {
    const { db: explained, walked } = explaining()
    const now = { settings: PRESET_SETTINGS['caen-amigo'], now: new Date(), timeZone: 'Europe/Paris' }
    const page = { limit: 50, cursor: undefined }
    const unknown = { code: 'not-found' }
    for (const viewer of [requester, agent]) {
      await expect(ticketFor(explained, viewer, '4321', now)).rejects.toMatchObject(unknown)
      await expect(
        journalOf(explained, viewer, '4321', { ...page, order: 'newest-first' }),
      ).rejects.toMatchObject(unknown)
      await expect(participantsOf(explained, viewer, '4321')).rejects.toMatchObject(unknown)
      await expect(closureApprovalsOf(explained, viewer, 'inc/26-a1')).rejects.toMatchObject(unknown)
      await bookmarksOf(explained, viewer, page, false)
      await historyOf(explained, viewer, page, false)
      await notificationsOf(explained, viewer, page)
      await expect(statisticsFor(explained, viewer, now)).rejects.toThrow('without a row')
    }
    expect(walked).toEqual([])
  })
})

test('a page costs as many statements whatever it holds', async () => {
  const desk = await startApp()
  try {
    const team = await makeTeam(desk.db, 'Applications', { 'alex.agent': 'agent' })
    const camille = await makePerson(desk.db, 'camille.demandeur')
    const category = await putCategory(desk.db, team.id)
    const file = () =>
      putTicket(desk.db, { requesterId: camille.id, teamId: team.id, categoryId: category.id })
    const first = await file()
    const client = await desk.as('alex.agent')
    const sent = vi.spyOn(Client.prototype, 'query')
    const costOf = async (path: string): Promise<number> => {
      await client.get(path)
      sent.mockClear()
      expect((await client.get(path)).statusCode).toBe(200)
      return sent.mock.calls.length
    }
    const paths = [
      '/tickets?view=team&total=true',
      '/tickets?view=all&q=imprimante',
      `/tickets/${first.reference}`,
      `/tickets/${first.reference}/journal?limit=200`,
    ]
    const costs = async () => {
      const all: number[] = []
      for (const path of paths) all.push(await costOf(path))
      return all
    }
    const before = await costs()
    for (let n = 0; n < 60; n++) {
      await file()
      await putEntry(desk.db, first.id)
    }
    expect(await costs()).toEqual(before)
    // Who asks, and what they ask for.
    for (const cost of before) expect(cost).toBe(2)
    sent.mockRestore()
  } finally {
    await desk.close()
  }
})
