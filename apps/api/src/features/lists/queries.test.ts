import { afterAll, describe, expect, test } from 'vitest'
import { countTickets, listTickets } from '@guichet/contracts/tickets'
import type { TestClient } from '../../../test/client.ts'
import { makePerson, makeTeam } from '../../../test/people.ts'
import { newId } from '../../db/id.ts'
import { startApp } from '../../../test/start-app.ts'
import { putCategory, putEntry, putTicket } from '../../../test/ticket-rows.ts'
import type { TicketRow } from '../../../test/ticket-rows.ts'
import { leastTime } from '../../../test/least-time.ts'

const desk = await startApp()
afterAll(() => desk.close())
const { db } = desk
const team = await makeTeam(db, 'Applications', { 'alex.agent': 'agent', 'noa.agent': 'agent' })
const camille = await makePerson(db, 'camille.demandeur')
const solene = await makePerson(db, 'solene.aubry', { name: 'Solène Aubry' })
const alex = await db.person.findUniqueOrThrow({ where: { login: 'alex.agent' } })
const root = await putCategory(db, team.id, { acceptsTickets: false })
const category = await putCategory(db, null, { parentId: root.id })
const elsewhere = await putCategory(db, team.id)
const owner = await desk.signedIn('camille.demandeur')
const agent = await desk.signedIn('alex.agent')

const day = (n: number): Date => new Date(Date.UTC(2026, 0, n, 8))
const put = (row: Partial<TicketRow>) =>
  putTicket(db, { requesterId: camille.id, teamId: team.id, categoryId: category.id, ...row })
const titles = async (client: TestClient, query: Record<string, string>): Promise<string[]> =>
  (await client.call(listTickets, { query })).items.map(({ title }) => title)

const held = { status: 'assigned', agentId: alex.id } as const
await put({ title: 'ouverte', createdAt: day(1), priority: 3 })
const family = { create: { id: newId(), label: 'Intendance' } }
const { id: productId } = await db.product.create({ data: { id: newId(), label: 'GFC', family } })
await put({ ...held, title: 'urgente', createdAt: day(2), priority: 5, productId })
await put({
  ...held,
  title: 'bientôt due',
  createdAt: day(3),
  priority: 3,
  dueAt: day(20),
  categoryId: elsewhere.id,
})
await put({ ...held, title: 'question posée', status: 'pending_requester', createdAt: day(4), priority: 2 })
await put({ title: 'résolue', status: 'resolved', agentId: alex.id, createdAt: day(5), priority: 1 })
await put({
  title: 'fermée',
  status: 'closed',
  closeReason: 'accepted',
  finalAt: day(6),
  createdAt: day(6),
  priority: 4,
})
await put({
  ...held,
  title: 'réponse reçue',
  answered: true,
  createdAt: day(7),
  priority: 3,
  requesterId: solene.id,
})

describe('lists', () => {
  test('REQ-113 REQ-116 REQ-118 the three lists of a requester, each with its exact total', async () => {
    const list = (bucket: string) =>
      owner.call(listTickets, { query: { view: 'mine', bucket, total: 'true' } })
    const { items, total } = await list('open')
    expect(items.map(({ title }) => title)).toEqual(['question posée', 'bientôt due', 'urgente', 'ouverte'])
    expect(total).toBe(4)
    for (const [bucket, title] of [
      ['resolved', 'résolue'],
      ['closed', 'fermée'],
    ] as const) {
      const { items: ended, total: one } = await list(bucket)
      expect([ended.map((ticket) => ticket.title), one]).toEqual([[title], 1])
    }
  })

  test('REQ-114 REQ-117 REQ-126 REQ-128 a row says its reference, title, start, status, product, team and person', async () => {
    const { items } = await owner.call(listTickets, { query: { view: 'mine', status: 'assigned' } })
    expect(items[1]).toMatchObject({
      reference: expect.stringMatching(/^R-\d{6}$/),
      title: 'urgente',
      createdAt: expect.stringContaining('2026-01-02T08:00:00'),
      status: 'assigned',
      product: { label: 'GFC', family: 'Intendance' },
      team: { label: 'Applications' },
      agent: { login: 'alex.agent' },
    })
  })

  test('REQ-203 the queue puts the highest priority first, then what is due first, then the oldest', async () => {
    expect(await titles(agent, { view: 'team', bucket: 'open' })).toEqual([
      'urgente',
      'bientôt due',
      'ouverte',
      'réponse reçue',
      'question posée',
    ])
    expect((await titles(agent, { view: 'team', bucket: 'open', sort: '-priority' })).at(-1)).toBe('urgente')
    expect((await titles(agent, { view: 'team', sort: 'due' }))[0]).toBe('bientôt due')
    expect((await titles(agent, { view: 'team', sort: '-created' }))[0]).toBe('réponse reçue')
  })

  test('filters: subtree of a category, agent, nobody, requester, dates', async () => {
    expect(await titles(agent, { view: 'team', categoryId: elsewhere.id })).toEqual(['bientôt due'])
    expect((await titles(agent, { view: 'team', categoryId: root.id })).length).toBe(6)
    expect(await titles(agent, { view: 'team', bucket: 'open', unassigned: 'true' })).toEqual(['ouverte'])
    expect(await titles(agent, { view: 'team', requesterId: solene.id })).toEqual(['réponse reçue'])
    expect(await titles(agent, { view: 'team', agentId: alex.id, priority: '5' })).toEqual(['urgente'])
    expect(
      await titles(agent, { view: 'team', createdAfter: '2026-01-05T09:00:00+01:00', sort: 'created' }),
    ).toEqual(['fermée', 'réponse reçue'])
    expect(await titles(agent, { view: 'team', createdBefore: '2026-01-02T00:00:00Z' })).toEqual(['ouverte'])
    expect(await titles(agent, { view: 'team', updatedAfter: '2026-01-06T09:00:00Z' })).toEqual([
      'réponse reçue',
    ])
  })

  test('what waits for an answer: the owner’s to give or to decide, the agent’s to read', async () => {
    expect(await titles(owner, { view: 'mine', awaiting: 'true' })).toEqual(['résolue', 'question posée'])
    expect(await titles(agent, { view: 'assigned', awaiting: 'true' })).toEqual(['réponse reçue'])
  })

  test('each figure of the counts is the length of its list', async () => {
    const { mine } = await owner.call(countTickets)
    expect(mine).toEqual({ open: 4, resolved: 1, closed: 1, awaiting: 2, unread: 0 })
    const { desk: figures } = await agent.call(countTickets)
    const length = async (query: Record<string, string>) => (await titles(agent, query)).length
    expect(figures).toEqual({
      toTake: await length({ view: 'team', status: 'dispatched' }),
      assigned: await length({ view: 'assigned', bucket: 'open' }),
      team: await length({ view: 'team', bucket: 'open' }),
      answered: await length({ view: 'assigned', awaiting: 'true' }),
      waiting: await length({ view: 'assigned', status: 'pending_requester' }),
      onHold: 0,
      overdue: await length({ viewId: 'overdue' }),
      invited: 0,
      resolved: await length({ view: 'assigned', status: 'resolved' }),
    })
  })

  test('unread is what somebody else wrote since one last read, and one’s own words never', async () => {
    const ticket = await put({ title: 'à lire', createdAt: day(8) })
    const isUnread = async () =>
      (await owner.call(listTickets, { query: { view: 'mine' } })).items.find(({ id }) => id === ticket.id)
        ?.unread
    await putEntry(db, ticket.id, { authorId: camille.id })
    expect(await isUnread()).toBe(false)
    await putEntry(db, ticket.id, { authorId: alex.id, audience: 'team' })
    expect(await isUnread()).toBe(false)
    await putEntry(db, ticket.id, { authorId: alex.id })
    expect(await isUnread()).toBe(true)
    await owner.put(`/tickets/${ticket.reference}/reading`)
    expect(await isUnread()).toBe(false)
    await db.$executeRaw`update ticket set status = 'closed', close_reason = 'agent', final_at = now() where id = ${ticket.id}::uuid`
  })
})

describe('paging', () => {
  test('AC-193 walking a list while rows come and go shows each ticket that was there exactly once', async () => {
    const crowd = await makePerson(db, 'grand.demandeur')
    const own = (n: number) =>
      put({
        requesterId: crowd.id,
        title: `n° ${n}`,
        createdAt: new Date(day(1).getTime() + Math.floor(n / 3) * 1_000),
        priority: 1 + (n % 5),
      })
    for (let n = 0; n < 60; n++) await own(n)
    const before = (await db.ticket.findMany({ where: { requesterId: crowd.id } })).map(({ id }) => id)
    for (const query of [
      { view: 'team', sort: 'priority' },
      { view: 'team', sort: '-created' },
      { view: 'all', sort: 'created' },
      { view: 'all', sort: 'due' },
    ]) {
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const more: Record<string, string> = {
          ...query,
          requesterId: crowd.id,
          limit: '7',
          ...(cursor !== null && { cursor }),
        }
        const page: { items: { id: string }[]; nextCursor: string | null } = await agent.call(listTickets, {
          query: more,
        })
        seen.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor
        await own(1_000)
        await db.ticket.updateMany({
          where: { requesterId: crowd.id },
          data: { title: 'changé', updatedAt: new Date(), teamUpdatedAt: new Date() },
        })
      } while (cursor !== null)
      expect(new Set(seen).size).toBe(seen.length)
      expect(before.filter((id) => !seen.includes(id))).toEqual([])
    }
  })

  test('AC-193 a cursor that was changed, of another list or of somebody else is refused', async () => {
    const { nextCursor } = await agent.call(listTickets, {
      query: { view: 'team', sort: 'created', limit: '2' },
    })
    const cursor = nextCursor ?? ''
    expect((await agent.get(`/tickets?view=team&sort=created&limit=5&cursor=${cursor}`)).statusCode).toBe(200)
    const noa = await desk.signedIn('noa.agent')
    expect((await noa.get(`/tickets?view=team&sort=created&cursor=${cursor}`)).statusCode).toBe(422)
    const [list = ''] = Buffer.from(cursor, 'base64url').toString().split('|')
    const forged = (keys: string) => Buffer.from(`${list}|${keys}`).toString('base64url')
    const bad = [
      `view=all&sort=created&cursor=${cursor}`,
      `view=team&sort=updated&cursor=${cursor}`,
      `view=team&sort=created&bucket=open&cursor=${cursor}`,
      ...[
        'x',
        '',
        '%00',
        'é',
        cursor.slice(1),
        `${cursor}A`,
        forged('2026-02-31 08:00:00+00|x'),
        forged(`2026-02-31 08:00:00+00|${team.id}`),
        forged(`2026-01-01 25:00:00+00|${team.id}`),
        forged(`9999999-01-01|${team.id}`),
        forged(`infinity|' or 1=1`),
      ].map((one) => `view=team&sort=created&cursor=${encodeURIComponent(one)}`),
    ]
    for (const query of bad) expect((await agent.get(`/tickets?${query}`)).statusCode, query).toBe(422)
  })

  test('AC-193 AC-194 AC-202 AC-24 limits, orders and filters that do not exist are refused', async () => {
    const bad = [
      'limit=0',
      'limit=-1',
      'limit=201',
      'limit=1e9',
      'limit=NaN',
      'limit=1;2',
      'limit=0x10',
      'page=-1',
      'offset=1',
      'sort=title;drop table',
      'sort=requester.passwordHash',
      'sort=__proto__',
      'sort[]=created',
      'order=desc--',
      'status=a&status=b',
      'status[]=assigned',
      'status=assigned&status=assigned',
      'where[requester][apiTokens][some][hash][startsWith]=a',
      'include=requester.sessions',
      'select=passwordHash',
      'fields=*',
      'teamId=1',
      'teamId=1 OR 1',
      'createdAfter=hier',
      'priority=6',
      'priority=1e0',
      'view=admin',
    ]
    for (const query of bad) expect((await agent.get(`/tickets?${query}`)).statusCode, query).toBe(422)
  })
})

describe('search', () => {
  test('REQ-212 finds words of the ticket without accents, inflections or the end of the last word', async () => {
    await put({ title: 'Vidéoprojecteurs bloqués', description: 'Salle 12 du lycée', createdAt: day(9) })
    await put({ title: 'Salle 12', description: 'Un vidéoprojecteur clignote', createdAt: day(10) })
    for (const q of ['videoprojecteur', 'VIDÉOPROJECTEURS', 'vidéopro', 'lycee video']) {
      expect((await titles(owner, { view: 'mine', q }))[0], q).toBe('Vidéoprojecteurs bloqués')
    }
    // In the title first, whatever came last.
    expect(await titles(agent, { view: 'team', q: 'videoprojecteur' })).toEqual([
      'Vidéoprojecteurs bloqués',
      'Salle 12',
    ])
    expect(await titles(agent, { view: 'team', q: '"vidéoprojecteur clignote"' })).toEqual(['Salle 12'])
    expect(await titles(agent, { view: 'team', q: 'videoprojecteur -salle' })).toEqual([])
  })

  test('the reference or the number comes before every word', async () => {
    const ticket = await put({ title: 'Celle du numéro', createdAt: day(1) })
    await put({ title: `Voir ${ticket.number}`, createdAt: day(20) })
    for (const q of [ticket.reference, String(ticket.number)])
      expect((await titles(agent, { view: 'team', q }))[0]).toBe('Celle du numéro')
  })

  test('agents find by the requester’s name or login, requesters by words alone', async () => {
    expect(await titles(agent, { view: 'team', q: 'solene aub' })).toEqual(['réponse reçue'])
    expect(await titles(agent, { view: 'all', q: 'solene.aubry' })).toEqual(['réponse reçue'])
    expect(await titles(owner, { view: 'all', q: 'camille' })).toEqual([])
  })

  test('AC-14 nothing of a ticket of somebody else is found', async () => {
    const stranger = await desk.signedIn('hugo.vasseur')
    const [ticket] = await db.ticket.findMany({ where: { title: 'Salle 12' } })
    for (const q of [
      'Salle 12',
      ticket?.reference ?? '',
      'Camille DEMANDEUR',
      'camille.demandeur@valmer.example',
    ]) {
      expect(await stranger.call(listTickets, { query: { view: 'all', q, total: 'true' } })).toEqual({
        items: [],
        nextCursor: null,
        total: 0,
      })
    }
  })

  test('AC-192 AC-195 AC-196 whatever is typed, an answer comes, and soon', async () => {
    const odd = [
      '%%%',
      '%',
      '_',
      '\\',
      '100%',
      'a* | b*',
      '(((((',
      '"',
      '"""',
      "'",
      "'; drop table ticket; --",
      ':*',
      '!!!',
      '&&',
      '<->',
      'le la les',
      '-',
      '--x',
      'a'.repeat(200),
      '🦉',
      '٣',
      'or',
      'or or',
      '-or-',
      '\u00a0',
      '<b>',
      '.*',
      '[',
      'x:A',
    ]
    for (const q of odd) {
      const ask = async () => {
        const { statusCode } = await agent.get(`/tickets?view=all&total=true&q=${encodeURIComponent(q)}`)
        expect(statusCode, q).toBe(200)
      }
      expect(await leastTime(1_000, ask), q).toBeLessThan(1_000)
    }
    expect((await titles(agent, { view: 'all', q: '%' })).length).toBe(0)
    expect((await agent.get(`/tickets?q=${'x'.repeat(10_000)}`)).statusCode).toBe(422)
    expect((await agent.get('/tickets?q=%00')).statusCode).toBe(400)
  })

  test('results of a search are paged as any list', async () => {
    const { items, nextCursor } = await agent.call(listTickets, {
      query: { view: 'team', q: 'panne', limit: '5' },
    })
    const next = await agent.call(listTickets, {
      query: { view: 'team', q: 'panne', limit: '200', ...(nextCursor !== null && { cursor: nextCursor }) },
    })
    expect(next.items.some(({ id }) => items.some((item) => item.id === id))).toBe(false)
  })
})
