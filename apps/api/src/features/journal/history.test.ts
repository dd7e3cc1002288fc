import { listJournal, SUBJECTS, type JournalPage, type Subject } from '@guichet/contracts/journal'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../app.ts'
import { clientWith } from '../../../test/client.ts'
import { countingDb } from '../../../test/counting-db.ts'
import { makeDesk } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { promise } from '../../../test/service.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'

let app: TestApp
let desk: Desk
let reference: string
let half: string

type Query = Partial<Record<'about' | 'authorId' | 'since' | 'until' | 'limit' | 'order' | 'cursor', string>>
const read = async (login: string, query: Query = {}): Promise<JournalPage> =>
  (await desk.as(login)).call(listJournal, { params: { reference }, query: { limit: '200', ...query } })
const kinds = async (login: string, query: Query) =>
  [...new Set((await read(login, query)).items.map(({ kind }) => kind))].toSorted()

beforeAll(async () => {
  app = await startApp()
  desk = await makeDesk(app)
  await promise(app, [desk.support.id, desk.network.id])
  reference = (await desk.file('camille.demandeur', { impact: 'service', urgency: 'high' })).reference
  const noa = await desk.id('noa.agent')
  await desk.fire('alex.agent', reference, 'take')
  await desk.fire('alex.agent', reference, 'set_priority', { priority: 5 })
  await desk.fire('alex.agent', reference, 'tag', { add: ['vip'] })
  await desk.fire('alex.agent', reference, 'log_time', { minutes: 12 })
  await desk.fire('alex.agent', reference, 'recategorise', { categoryId: desk.wifi.id })
  half = app.clock.read(new Date()).toISOString()
  app.clock.advance({ minutes: 10 })
  await desk.fire('noa.agent', reference, 'comment', { text: 'Vu avec le réseau.', audience: 'team' })
  await desk.fire('alex.agent', reference, 'invite', { personId: await desk.id('lou.reseau') })
  await desk.fire('alex.agent', reference, 'hand_over', { agentId: noa })
  await desk.fire('noa.agent', reference, 'request_info', { text: 'Quelle salle ?' })
})
afterAll(() => app.close())

describe('the history of a ticket', () => {
  test.each<[Subject, string[]]>([
    ['state', ['file', 'request_info', 'take']],
    ['assignment', ['hand_over', 'routed', 'take']],
    ['people', ['invite']],
    ['classification', ['file', 'recategorise', 'tag']],
    ['priority', ['priority', 'set_priority']],
    ['deadlines', ['deadline']],
    ['words', ['comment', 'file', 'request_info']],
    ['files', []],
    ['links', []],
    ['content', []],
    ['time', ['log_time']],
  ])('is narrowed to %s', async (about, found) => {
    expect(await kinds('alex.agent', { about })).toEqual(found)
  })

  test('to somebody, to the application, to a period', async () => {
    const authorId = await desk.id('noa.agent')
    const ofNoa = await read('alex.agent', { authorId })
    expect(new Set(ofNoa.items.map(({ author }) => author?.login))).toEqual(new Set(['noa.agent']))
    const machine = await read('alex.agent', { authorId: 'application' })
    expect(machine.items.length).toBeGreaterThan(0)
    expect(machine.items.filter(({ author }) => author !== null)).toEqual([])
    const [before, after, all] = [
      await read('alex.agent', { until: half }),
      await read('alex.agent', { since: half }),
      await read('alex.agent'),
    ]
    expect([...before.items, ...after.items]).toEqual(all.items)
    expect(before.items.at(-1)?.kind).toBe('recategorise')
  })

  test('is read page by page, newest first, nothing twice, nothing left out', async () => {
    const whole = (await read('alex.agent', { order: 'newest-first' })).items.map(({ id }) => id)
    const paged: string[] = []
    let cursor: string | undefined
    do {
      const query = { order: 'newest-first', limit: '3', ...(cursor && { cursor }) } as const
      const page = await read('alex.agent', query)
      paged.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(paged).toEqual(whole)
    const first = await read('alex.agent', { limit: '3' })
    const other = `/tickets/${reference}/journal?about=state&cursor=${first.nextCursor ?? ''}`
    expect((await (await desk.as('alex.agent')).get(other)).statusCode).toBe(422)
  })

  test('AC-17 no question makes what only the team reads show through: not an entry, not who wrote it', async () => {
    for (const about of SUBJECTS) {
      const { items } = await read('camille.demandeur', { about })
      expect(items.filter(({ audience }) => audience === 'team')).toEqual([])
    }
    expect(await kinds('camille.demandeur', { about: 'deadlines' })).toEqual([])
    expect(await kinds('camille.demandeur', { about: 'priority' })).toEqual([])
    expect(await kinds('camille.demandeur', { about: 'time' })).toEqual([])
    expect(await kinds('camille.demandeur', { about: 'classification' })).toEqual(['file', 'recategorise'])
    const stranger = await desk.as('sacha.etudiant')
    expect((await stranger.get(`/tickets/${reference}/journal?about=state`)).statusCode).toBe(404)
  })

  test('whoever wrote is offered to those alone who may read it', async () => {
    const note = await desk.file('camille.demandeur')
    await desk.fire('robin.responsable', note.reference, 'comment', { text: 'À voir.', audience: 'team' })
    const authors = async (login: string) => {
      const client = await desk.as(login)
      const query = { authors: 'true' } as const
      const page = await client.call(listJournal, { params: { reference: note.reference }, query })
      return page.authors?.map((one) => one.login)
    }
    expect(await authors('alex.agent')).toEqual(['camille.demandeur', 'robin.responsable'])
    expect(await authors('camille.demandeur')).toEqual(['camille.demandeur'])
    expect((await read('alex.agent')).authors).toBeUndefined()
  })

  test('AC-41 until a date, a ticket merged since is left out of it', async () => {
    const [kept, gone] = [await desk.file('camille.demandeur'), await desk.file('camille.demandeur')]
    for (const one of [kept, gone]) await desk.fire('alex.agent', one.reference, 'take')
    app.clock.advance({ minutes: 1 })
    const before = app.clock.read(new Date()).toISOString()
    app.clock.advance({ minutes: 1 })
    const alex = await desk.as('alex.agent')
    const merged = await desk.fire('alex.agent', gone.reference, 'close_as_duplicate', {
      duplicateOf: kept.reference,
    })
    expect(merged.statusCode).toBe(200)
    const from = async (query: string) => {
      const { items } = (await alex.get(`/tickets/${kept.reference}/journal?${query}`)).json()
      return items.filter((one: { mergedFrom: string | null }) => one.mergedFrom !== null).length > 0
    }
    expect([await from(`until=${before}`), await from('')]).toEqual([false, true])
  })

  test('one statement, whatever is asked', async () => {
    const statements = countingDb(app.db)
    const other = await buildApp({ ...app.deps, db: statements.db })
    const alex = await desk.as('alex.agent')
    const counted = clientWith(other, { id: alex.personId }, alex.headers)
    await counted.get('/tickets/counts')
    const plain = async (path: string) => {
      statements.reset()
      expect((await counted.get(path)).statusCode).toBe(200)
      return statements.sent()
    }
    const asked = `about=state&authorId=${alex.personId}&since=${half}&authors=true`
    expect(await plain(`/tickets/${reference}/journal?${asked}`)).toBe(1 + CALLER)
    expect(await plain(`/tickets/${reference}/past?at=${half}`)).toBe(2 + CALLER)
    await other.close()
  })
})

/** Who calls. */
const CALLER = 1
