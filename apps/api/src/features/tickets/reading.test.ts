import { afterAll, describe, expect, test } from 'vitest'
import { listJournal } from '@guichet/contracts/journal'
import { listNotifications } from '@guichet/contracts/me'
import {
  countTickets,
  getPastTicket,
  getTicket,
  listBookmarks,
  listClosureApprovals,
  listHistory,
  listParticipants,
  listTickets,
} from '@guichet/contracts/tickets'
import type { Standing } from '@guichet/contracts/tickets'
import type { TokenScope } from '@guichet/contracts/tokens'
import { LATER, MARKER, readingDesk } from '../../../test/reading-desk.ts'
import { clientWith } from '../../../test/client.ts'
import type { TestClient } from '../../../test/client.ts'
import { giveToken } from '../../../test/people.ts'
import { startApp } from '../../../test/start-app.ts'

const desk = await startApp()
const { held, left, files, id, note } = await readingDesk(desk.db)
afterAll(() => desk.close())

async function withScopes(login: string, scopes: readonly TokenScope[]): Promise<TestClient> {
  const secret = await giveToken(desk.deps, id(login), scopes)
  return clientWith(desk.app, { id: id(login) }, { authorization: `Bearer ${secret}` })
}

interface Actor {
  login: string
  /** Their standing towards the ticket held, and towards the one let go. */
  towardsHeld: Standing | null
  towardsLeft: Standing | null
  /** Of a token; a session otherwise. */
  scopes?: readonly TokenScope[]
}

/** Everybody who may stand around a ticket. */
const ACTORS: readonly Actor[] = [
  { login: 'camille.demandeur', towardsHeld: 'owner', towardsLeft: 'owner' },
  { login: 'hugo.vasseur', towardsHeld: 'contact', towardsLeft: null },
  { login: 'dominique.chef', towardsHeld: 'head', towardsLeft: null },
  { login: 'maelle.guerin', towardsHeld: null, towardsLeft: null },
  { login: 'sacha.etudiant', towardsHeld: null, towardsLeft: null },
  { login: 'alex.agent', towardsHeld: 'agent', towardsLeft: 'former' },
  { login: 'robin.responsable', towardsHeld: 'agent', towardsLeft: 'former' },
  { login: 'yanis.lebreton', towardsHeld: 'guest', towardsLeft: null },
  { login: 'lou.reseau', towardsHeld: null, towardsLeft: 'agent' },
  { login: 'ange.admin', towardsHeld: null, towardsLeft: null },
  {
    login: 'camille.demandeur',
    towardsHeld: 'owner',
    towardsLeft: 'owner',
    scopes: ['tickets:read', 'notes:read'],
  },
  { login: 'alex.agent', towardsHeld: 'agent', towardsLeft: 'former', scopes: ['tickets:read'] },
  { login: 'noa.agent', towardsHeld: 'agent', towardsLeft: 'former', scopes: ['tickets:read', 'notes:read'] },
]
const DESK = new Set<string | null>(['agent', 'guest', 'former'])

describe.each(ACTORS)(
  '$login, $towardsHeld and $towardsLeft, $scopes',
  async ({ login, towardsHeld, towardsLeft, scopes }) => {
    const client = await (scopes === undefined ? desk.signedIn(login) : withScopes(login, scopes))
    const readsNotes = scopes === undefined || scopes.includes('notes:read')

    test('AC-1 AC-2 is given the ticket, or nothing at all', async () => {
      for (const [ticket, standing] of [
        [held, towardsHeld],
        [left, towardsLeft],
      ] as const) {
        if (standing === null) {
          expect((await client.get(`/tickets/${ticket.reference}`)).statusCode).toBe(404)
          continue
        }
        const seen = await client.call(getTicket, { params: { reference: ticket.reference } })
        const isDesk = DESK.has(standing)
        expect(seen.standing).toBe(standing)
        expect('priority' in seen).toBe(isDesk)
        expect('teamUpdatedAt' in seen).toBe(isDesk)
        expect('callbackPhone' in seen).toBe(isDesk || standing === 'owner')
        expect(seen.category.path).toEqual(['Applications', 'Applications de gestion'])
        expect(seen.attachments.some(({ name }) => name.includes(MARKER))).toBe(
          ticket === held && isDesk && readsNotes,
        )
        if (standing === 'former') expect(seen.allowed).toEqual([])
      }
    })

    test('AC-17 its past tells what the reader is told of it now, and no more', async () => {
      for (const [ticket, standing] of [
        [held, towardsHeld],
        [left, towardsLeft],
      ] as const) {
        const at = desk.clock.read(new Date()).toISOString()
        const params = { reference: ticket.reference }
        if (standing === null) {
          const answer = await client.get(`/tickets/${ticket.reference}/past?at=${at}`)
          expect(answer.statusCode).toBe(404)
          continue
        }
        const was = await client.call(getPastTicket, { params, query: { at } })
        const seen = await client.call(getTicket, { params })
        expect([was.title, was.standing]).toEqual([seen.title, standing])
        for (const key of ['priority', 'impact', 'tags', 'takeDueAt', 'recallAt', 'minutesSpent'])
          expect(key in was).toBe(DESK.has(standing) && readsNotes)
      }
    })

    test('every list keeps to its contract, and holds what may be read', async () => {
      for (const view of ['mine', 'following', 'establishment', 'team', 'assigned', 'all']) {
        for (const sort of ['priority', '-updated', 'created', 'due']) {
          const { items, total } = await client.call(listTickets, { query: { view, sort, total: 'true' } })
          expect(total).toBe(items.length)
          for (const item of items) {
            expect('priority' in item).toBe(DESK.has(item.standing))
            expect(item.standing).toBe(item.id === held.id ? towardsHeld : towardsLeft)
          }
        }
      }
      const { items } = await client.call(listTickets, { query: { view: 'all' } })
      expect(items.length).toBe([towardsHeld, towardsLeft].filter((standing) => standing !== null).length)
    })

    test('AC-17 AC-41 REQ-123 the journal holds the entries that are theirs to read', async () => {
      for (const [ticket, standing] of [
        [held, towardsHeld],
        [left, towardsLeft],
      ] as const) {
        if (standing === null) {
          expect((await client.get(`/tickets/${ticket.reference}/journal`)).statusCode).toBe(404)
          continue
        }
        for (const order of ['oldest-first', 'newest-first']) {
          const { items } = await client.call(listJournal, {
            params: { reference: ticket.reference },
            query: { order },
          })
          const bodies = items.map(({ body }) => body ?? '').join(' ')
          const notes = DESK.has(standing) && readsNotes
          expect(bodies.includes(MARKER)).toBe(ticket === held && notes)
          expect(bodies.includes(`${LATER} publié`)).toBe(ticket === left && standing !== 'former')
          expect(bodies.includes(`${LATER} note`)).toBe(ticket === left && standing === 'agent' && notes)
        }
      }
    })

    test('REQ-207 REQ-208 REQ-209 participants, approvals, counts, bookmarks, history and notifications keep to their contracts', async () => {
      for (const [ticket, standing] of [
        [held, towardsHeld],
        [left, towardsLeft],
      ] as const) {
        const params = { reference: ticket.reference }
        const answers = [
          await client.get(`/tickets/${ticket.reference}/participants`),
          await client.get(`/tickets/${ticket.reference}/closure-approvals`),
        ]
        expect(answers.map(({ statusCode }) => statusCode)).toEqual(
          standing === null ? [404, 404] : [200, 200],
        )
        if (standing === null) continue
        const { items } = await client.call(listParticipants, { params })
        expect(items.map(({ role }) => role)).toEqual(
          ticket === held ? ['contact', 'guest_agent', 'establishment_head'] : [],
        )
        await client.call(listClosureApprovals, { params })
      }
      const counts = await client.call(countTickets)
      expect(counts.desk === null).toBe(!/agent|lou|yanis|robin/.test(login) || login === 'ange.admin')
      await client.call(listBookmarks)
      await client.call(listHistory)
      await client.call(listNotifications)
    })

    test('AC-27 searching for what they may not read finds nothing, and counts nothing', async () => {
      for (const q of [MARKER, 'ZZINT', `"${MARKER}"`, LATER]) {
        const { items, total } = await client.call(listTickets, { query: { view: 'all', q, total: 'true' } })
        const standing = q === LATER ? towardsLeft : towardsHeld
        const expected =
          q === LATER ? standing !== null && standing !== 'former' : DESK.has(standing ?? '') && readsNotes
        expect(items.length).toBe(expected ? 1 : 0)
        expect(total).toBe(items.length)
        // Nor does the lack of what is excluded tell of it.
        const without = await client.call(listTickets, {
          query: { view: 'all', q: `-${q === 'ZZINT' ? MARKER : q}` },
        })
        const all = [towardsHeld, towardsLeft].filter((one) => one !== null)
        expect(without.items.length).toBe(all.length - items.length)
      }
    })
  },
)

test('AC-25 AC-26 AC-43 no address that a requester may read holds a word of the desk’s side', async () => {
  const reference = held.reference
  for (const login of ['camille.demandeur', 'hugo.vasseur', 'dominique.chef']) {
    const client = await desk.signedIn(login)
    await client.put(`/tickets/${reference}/bookmark`)
    await client.put(`/tickets/${reference}/reading`)
    const paths = [
      ...['mine', 'following', 'establishment', 'team', 'assigned', 'all'].flatMap((view) => [
        `/tickets?view=${view}&total=true`,
        `/tickets?view=${view}&q=panne`,
      ]),
      `/tickets/${reference}`,
      `/tickets/${reference}/journal`,
      `/tickets/${reference}/journal?order=newest-first`,
      `/tickets/${reference}/participants`,
      `/tickets/${reference}/closure-approvals`,
      `/tickets/${reference}/export?format=json`,
      `/tickets/${reference}/usual-delay`,
      '/tickets/counts',
      '/me/bookmarks',
      '/me/history',
      '/me/notifications',
      '/me/notifications/counts',
      '/me/drafts',
      '/catalogue',
      '/products',
      '/establishments',
      '/people?q=zzinternal',
    ]
    for (const path of paths) {
      const answer = await client.get(path)
      expect(answer.statusCode, path).toBe(200)
      expect(answer.body, path).not.toContain(MARKER)
      expect(answer.body, path).not.toContain(note)
    }
    expect((await client.get(`/attachments/${files.note.id}`)).statusCode).toBe(404)
  }
})

test('AC-43 a note moves nothing that a requester is given', async () => {
  const client = await desk.signedIn('camille.demandeur')
  const before = await client.get(`/tickets/${held.reference}`)
  await desk.db.ticket.update({
    where: { id: held.id },
    data: { version: { increment: 1 }, teamUpdatedAt: new Date(Date.now() + 3_600_000), priority: 5 },
  })
  const after = await client.get(`/tickets/${held.reference}`)
  expect(after.body).toBe(before.body)
  expect(after.headers['etag']).toBe(before.headers['etag'])
  expect(
    (await (await desk.signedIn('alex.agent')).get(`/tickets/${held.reference}`)).headers['etag'],
  ).not.toBe(before.headers['etag'])
})

test('AC-1 AC-189 AC-199 what is not theirs, what does not exist and what cannot be are told alike', async () => {
  const client = await desk.signedIn('maelle.guerin')
  const told = async (reference: string) => {
    const { statusCode, body } = await client.get(`/tickets/${encodeURIComponent(reference)}`)
    return { statusCode, body: body.replace(/"requestId":"[^"]*"/, '') }
  }
  const unknown = await told('R-999999')
  expect(unknown.statusCode).toBe(404)
  const forms = [
    held.id,
    held.reference,
    held.reference.toLowerCase(),
    ` ${held.reference} `,
    String(held.number),
    `0${held.number}`,
    '1e3',
    '0x1',
    '1.0',
    '2147483648',
    '9223372036854775808',
    '-1',
    '1 OR 1',
    `{${held.id}}`,
    '',
    'x'.repeat(101),
  ]
  for (const form of forms.filter((one) => one !== '')) expect(await told(form), form).toEqual(unknown)
})

test('REQ-104 a ticket answers to its number, in any known format and letter case', async () => {
  const client = await desk.signedIn('camille.demandeur')
  for (const form of [
    held.reference,
    held.reference.toLowerCase(),
    ` ${held.reference} `,
    String(held.number),
    `n°${held.number}`,
    `N° ${held.number}`,
  ]) {
    expect((await client.call(getTicket, { params: { reference: form } })).id, form).toBe(held.id)
  }
})

test('a reference of a format of the desk’s own is known in any letter case', async () => {
  await desk.db.ticket.update({ where: { id: held.id }, data: { reference: 'INC/26-A1' } })
  const client = await desk.signedIn('camille.demandeur')
  expect((await client.call(getTicket, { params: { reference: 'inc/26-a1' } })).id).toBe(held.id)
  await desk.db.ticket.update({ where: { id: held.id }, data: { reference: held.reference } })
})

test('REQ-127 a former team reads the ticket as it left it, before it was « réaffectée »', async () => {
  const seen = await (
    await desk.signedIn('alex.agent')
  ).call(getTicket, { params: { reference: left.reference } })
  expect(seen).toMatchObject({
    title: 'Portail carrière refusé',
    priority: 4,
    status: 'dispatched',
    reassigned: false,
    team: { id: left.teamId },
  })
  expect(seen.attachments).toEqual([])
})

test('notifications are of what may still be read, newest first', async () => {
  const { items } = await (await desk.signedIn('camille.demandeur')).call(listNotifications)
  expect(items).toMatchObject([{ reference: held.reference, title: held.title, template: 'question' }])
})

test('REQ-122 REQ-124 REQ-125 REQ-157 the owner is told who is in charge', async () => {
  const seen = await (
    await desk.signedIn('camille.demandeur')
  ).call(getTicket, { params: { reference: held.reference } })
  expect(seen.agent?.login).toBe('alex.agent')
})

test('the priority is given to the requester where the preset lets them choose it', async () => {
  const direct = await startApp({ env: { GUICHET_PRESET: 'esup-2010' } })
  try {
    const { held: other } = await readingDesk(direct.db)
    const client = await direct.signedIn('camille.demandeur')
    const seen = await client.call(getTicket, { params: { reference: other.reference } })
    expect(seen.priority).toBe(4)
    expect('impact' in seen).toBe(false)
    const { items } = await client.call(listTickets, { query: { view: 'mine', priority: '4' } })
    expect(items[0]?.priority).toBe(4)
  } finally {
    await direct.close()
  }
})

test('what a requester may not see filters nothing', async () => {
  const client = await desk.signedIn('camille.demandeur')
  for (const priority of ['1', '2', '3', '4', '5']) {
    expect((await client.call(listTickets, { query: { view: 'all', priority } })).items).toEqual([])
  }
})

test('REQ-211 bookmarks and history come back, the last first, and a reading takes the unread mark away', async () => {
  const client = await desk.signedIn('hugo.vasseur')
  const params = { reference: held.reference }
  expect((await client.put(`/tickets/${held.reference}/bookmark`)).statusCode).toBe(204)
  expect((await client.put(`/tickets/${held.reference}/bookmark`)).statusCode).toBe(204)
  expect((await client.call(listBookmarks)).items.map((item) => item.id)).toEqual([held.id])
  expect((await client.call(getTicket, { params })).bookmarked).toBe(true)
  expect((await client.delete(`/tickets/${held.reference}/bookmark`)).statusCode).toBe(204)
  expect((await client.call(listBookmarks)).items).toEqual([])
  await client.put(`/tickets/${held.reference}/reading`)
  expect((await client.call(listHistory)).items.map((item) => item.unread)).toEqual([false])
  // Whoever reads both: the one read last comes first, in its turn.
  const lead = await desk.signedIn('robin.responsable')
  for (const references of [
    [held.reference, left.reference],
    [left.reference, held.reference],
  ]) {
    for (const reference of references) await lead.put(`/tickets/${reference}/reading`)
    const { items } = await lead.call(listHistory)
    expect(items.map(({ reference }) => reference)).toEqual(references.toReversed())
  }
  expect((await client.put(`/tickets/${left.reference}/bookmark`)).statusCode).toBe(404)
  expect((await client.put(`/tickets/${left.reference}/reading`)).statusCode).toBe(404)
})

test('a page of the journal names the people and teams that it mentions, and no one else', async () => {
  const client = await desk.signedIn('alex.agent')
  const { names, logins } = await client.call(listJournal, { params: { reference: held.reference } })
  expect(names[id('alex.agent')]).toBe('Alex AGENT')
  expect(logins[id('alex.agent')]).toBe('alex.agent')
  expect(Object.keys(logins).length).toBeLessThan(Object.keys(names).length)
  const own = await (
    await desk.signedIn('camille.demandeur')
  ).call(listJournal, { params: { reference: held.reference } })
  expect(Object.keys(own.names)).toEqual([id('alex.agent')])
})
