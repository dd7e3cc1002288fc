import { afterAll, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { ticketPage, ticketQuery } from '@guichet/contracts/tickets'
import type { Viewer } from '@guichet/domain/facts'
import { mayRead, mayReadTeamEntries } from '@guichet/domain/policy'
import { standingOf } from '@guichet/domain/standing'
import type { StandingFacts } from '@guichet/domain/standing'
import { cloneDatabase } from '../../../test/clone-database.ts'
import { makeEstablishment, makePerson, makeTeam } from '../../../test/people.ts'
import { putCategory, putTicket, putTransfer } from '../../../test/ticket-rows.ts'
import { openDb } from '../../db/client.ts'
import { Prisma } from '../../db/generated/client.ts'
import { newId } from '../../db/id.ts'
import { askedOf, listTickets } from '../lists/queries.ts'
import { readsNotes, standingTowards } from './queries.ts'

const { sql } = Prisma
const { url, drop } = await cloneDatabase()
const db = openDb({ url, poolSize: 2 })
afterAll(async () => {
  await db.$disconnect()
  await drop()
})

const people = [await makePerson(db, 'un'), await makePerson(db, 'deux'), await makePerson(db, 'trois')].map(
  ({ id }) => id,
)
const teams = [await makeTeam(db, 'A'), await makeTeam(db, 'B'), await makeTeam(db, 'C')].map(({ id }) => id)
const schools = [await makeEstablishment(db, '0149001A'), await makeEstablishment(db, '0149002B')].map(
  ({ id }) => id,
)
const category = await putCategory(db, teams[0] ?? null)

const ticketRow = fc.record({
  requesterId: fc.constantFrom(...people),
  establishmentId: fc.option(fc.constantFrom(...schools)),
  forSchool: fc.boolean(),
  participants: fc.uniqueArray(
    fc.record({
      personId: fc.constantFrom(...people),
      role: fc.constantFrom('contact' as const, 'guest_agent' as const),
      removed: fc.boolean(),
    }),
    { selector: ({ personId, role }) => `${personId}${role}`, maxLength: 4 },
  ),
  heldBy: fc
    .array(fc.constantFrom(...teams), { minLength: 1, maxLength: 4 })
    .filter((held) => held.every((team, place) => team !== held[place - 1])),
})
type Row = typeof ticketRow extends fc.Arbitrary<infer T> ? T : never

const viewer: fc.Arbitrary<Viewer> = fc.record({
  personId: fc.constantFrom(...people),
  name: fc.constant('Quelqu’un'),
  administrator: fc.boolean(),
  memberships: fc
    .subarray(teams)
    .map((own) => own.map((teamId) => ({ teamId, role: 'agent' as const, rights: [] }))),
  establishmentIds: fc.subarray(schools),
  headOf: fc.subarray(schools),
  audiences: fc.constant([]),
  scopes: fc.constantFrom(null, ['tickets:read' as const], ['tickets:read' as const, 'notes:read' as const]),
})

test('AC-13 what a list holds is what the rule for one ticket says, for any rows and readers', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(ticketRow, { minLength: 8, maxLength: 12 }),
      fc.array(viewer, { minLength: 12, maxLength: 12 }),
      async (rows, viewers) => {
        const facts = new Map<string, StandingFacts>()
        for (const row of rows) facts.set(...(await put(row)))
        const chosen = sql`t.id = any(${[...facts.keys()]}::uuid[])`
        for (const one of viewers) {
          const expected = new Map(
            [...facts]
              .filter(([, fact]) => mayRead(fact, one))
              .map(([id, fact]) => [id, standingOf(fact, one)]),
          )
          const found = await db.$queryRaw<{ id: string; standing: string; notes: boolean }[]>`
          select s.id, s.standing, ${readsNotes(one, sql`s.standing`)} as notes
          from (select t.id, ${standingTowards(one, sql`t`)} as standing from ticket t where ${chosen}) s
          where s.standing is not null`
          expect(new Map(found.map(({ id, standing }) => [id, standing]))).toEqual(expected)
          for (const { id, notes } of found) {
            const fact = facts.get(id)
            expect(fact && mayReadTeamEntries(fact, one)).toBe(notes)
          }
          const { text } = await listTickets(
            db,
            { viewer: one, now: new Date(), seesPriority: false, timeZone: 'Europe/Paris' },
            askedOf(ticketQuery.parse({ view: 'all', limit: '200', sort: '-created' }), null),
          )
          const { items } = ticketPage.parse(JSON.parse(text))
          expect(
            new Map(items.filter(({ id }) => facts.has(id)).map(({ id, standing }) => [id, standing])),
          ).toEqual(expected)
        }
        await db.ticket.deleteMany({ where: { id: { in: [...facts.keys()] } } })
      },
    ),
    { numRuns: 8 },
  )
}, 60_000)

async function put(row: Row): Promise<[string, StandingFacts]> {
  const { requesterId, establishmentId, participants, heldBy } = row
  const onBehalf = row.forSchool && establishmentId !== null ? 'establishment' : 'personal'
  const [first = '', ...next] = heldBy
  const { id } = await putTicket(db, {
    requesterId,
    establishmentId,
    onBehalf,
    teamId: first,
    categoryId: category.id,
  })
  for (const [place, teamId] of next.entries())
    await putTransfer(db, id, teamId, new Date(Date.now() + place))
  await db.participant.createMany({
    data: participants.map(({ personId, role, removed }) => ({
      id: newId(),
      ticketId: id,
      personId,
      role,
      addedById: requesterId,
      addedAt: new Date(),
      removedAt: removed ? new Date() : null,
    })),
  })
  const teamId = heldBy.at(-1) ?? ''
  return [
    id,
    {
      requesterId,
      establishmentId,
      onBehalf,
      teamId,
      participants: participants
        .filter(({ removed }) => !removed)
        .map(({ personId, role }) => ({ id: newId(), personId, role })),
      formerTeamIds: [...new Set(heldBy)].filter((team) => team !== teamId),
    },
  ]
}
