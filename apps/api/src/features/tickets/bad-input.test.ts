import { readFileSync, readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeDesk } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'

let app: TestApp
let desk: Desk
let reference: string

beforeAll(async () => {
  app = await startApp()
  desk = await makeDesk(app)
  reference = (await desk.file('camille.demandeur')).reference
})
afterAll(() => app.close())

const stateOf = async () => app.db.ticket.findFirstOrThrow({ where: { reference } })

/** Every column of every table, as the schema names them. */
const columns = [
  ...new Set(
    readdirSync('prisma/schema').flatMap((file) => {
      const fields = readFileSync(`prisma/schema/${file}`, 'utf8').matchAll(
        /^ {2}(\w+) +(?:String|Int|BigInt|Boolean|DateTime|Json|[A-Z]\w+)/gm,
      )
      return [...fields].map(([, name]) => name ?? '')
    }),
  ),
]

describe('AC-175 mass assignment: a column that no contract offers is refused by name, and nothing changes', () => {
  const doors = (): [string, 'post' | 'patch', string, Record<string, unknown>, readonly string[]][] => [
    [
      'filing',
      'post',
      '/tickets',
      { categoryId: desk.mailbox.id, title: 'Titre', description: 'Texte' },
      [
        'categoryId',
        'title',
        'description',
        'impact',
        'urgency',
        'priority',
        'establishmentId',
        'productId',
        'onBehalf',
        'callbackPhone',
        'availability',
        'fields',
        'requesterId',
        'origin',
        'draftId',
      ],
    ],
    [
      'edit',
      'patch',
      `/tickets/${reference}`,
      { title: 'Titre' },
      [
        'title',
        'description',
        'priority',
        'impact',
        'urgency',
        'categoryId',
        'productId',
        'establishmentId',
        'onBehalf',
      ],
    ],
    [
      'transition',
      'post',
      `/tickets/${reference}/transitions`,
      { event: 'comment', text: 'Texte' },
      ['audience', 'text'],
    ],
    [
      'entry',
      'post',
      `/tickets/${reference}/journal`,
      { body: 'Texte', audience: 'public' },
      ['audience', 'body'],
    ],
    [
      'participant',
      'post',
      `/tickets/${reference}/participants`,
      { role: 'contact', email: 'a@b.example' },
      ['role', 'email', 'personId'],
    ],
  ]

  test.each([0, 1, 2, 3, 4])('door %i', async (n) => {
    const [, method, path, body, offered] = doors()[n] ?? doors()[0] ?? []
    if (method === undefined || path === undefined || offered === undefined) throw new Error('no such door')
    const camille = await desk.as('camille.demandeur')
    const before = await stateOf()
    const hidden = columns.filter((name) => !offered.includes(name))
    expect(hidden.length).toBeGreaterThan(50)
    for (const name of hidden) {
      const answer = await camille[method](path, { body: { ...body, [name]: 'x' } })
      expect([name, answer.statusCode]).toEqual([name, 422])
      expect(answer.json().errors).toContainEqual(expect.objectContaining({ pointer: `/${name}` }))
    }
    expect(await stateOf()).toEqual(before)
  })
})

test('AC-176 nothing is coerced', async () => {
  const camille = await desk.as('camille.demandeur')
  const good = { categoryId: desk.mailbox.id, title: 'Titre', description: 'Texte' }
  for (const wrong of [
    { title: ['a'] },
    { title: 1 },
    { title: true },
    { title: null },
    { priority: '3' },
    { onBehalf: 1 },
    { fields: [] },
    { contacts: {} },
  ]) {
    const answer = await camille.post('/tickets', { body: { ...good, ...wrong } })
    expect([wrong, answer.statusCode]).toEqual([wrong, 422])
  }
})

test('AC-35 a requester writes no note, no author and no date', async () => {
  const camille = await desk.as('camille.demandeur')
  const count = () => app.db.journalEntry.count({ where: { ticket: { reference } } })
  const before = await count()
  const say = (more: Record<string, unknown>) =>
    camille.post(`/tickets/${reference}/journal`, { body: { body: 'Texte', audience: 'public', ...more } })
  expect((await say({ audience: 'team' })).statusCode).toBe(403)
  for (const more of [
    { visibility: 'internal' },
    { type: 'timeTracking' },
    { authorId: await desk.id('alex.agent') },
    { createdAt: '2020-01-01T00:00:00Z' },
    { kind: 'resolve' },
  ]) {
    expect((await say(more)).statusCode).toBe(422)
  }
  expect(await count()).toBe(before)
})

describe('AC-179 states change by their events alone', () => {
  test.each([
    ['take', {}],
    ['assign', { agentId: '01900000-0000-7000-8000-000000000000' }],
    ['release', {}],
    ['resolve', { text: 'Fait.' }],
    ['hold', { text: 'Plus tard.' }],
    ['refuse', { text: 'Non.' }],
    ['set_priority', { priority: 5 }],
    ['set_impact', { impact: 'area' }],
    ['recategorise', { categoryId: '01900000-0000-7000-8000-000000000000' }],
    ['close_ownerless', {}],
    ['resume_work', { text: 'Encore.' }],
  ])('a requester may not %s', async (event, input) => {
    const before = await stateOf()
    const answer = await desk.fire('camille.demandeur', reference, event, input)
    expect([403, 409]).toContain(answer.statusCode)
    expect(await stateOf()).toEqual(before)
  })

  test.each(['announce_auto_close', 'auto_close', 'holder_left', 'file'])(
    'nobody sends %s',
    async (event) => {
      expect((await desk.fire('robin.responsable', reference, event)).statusCode).toBe(422)
    },
  )

  test('a stranger is told nothing: the same answer as for a ticket that does not exist', async () => {
    const [known, unknown] = [
      await desk.fire('lou.reseau', reference, 'take'),
      await desk.fire('lou.reseau', 'R-999999', 'take'),
    ]
    const bare = (problem: Record<string, unknown>) => ({ ...problem, requestId: '' })
    expect([known.statusCode, bare(known.json())]).toEqual([404, bare(unknown.json())])
    const stale = (await desk.as('lou.reseau')).patch(`/tickets/${reference}`, {
      body: { priority: 1 },
      headers: { 'if-match': '"99"' },
    })
    expect((await stale).statusCode).toBe(404)
  })
})

test('AC-188 an agent acts on a ticket that left their team a moment ago: refused, and not told its state', async () => {
  const moved = await desk.file('camille.demandeur')
  await desk.fire('noa.agent', moved.reference, 'take')
  await desk.fire('noa.agent', moved.reference, 'transfer', { teamId: desk.network.id })
  for (const [event, input] of [
    ['take', {}],
    ['comment', { text: 'Encore moi.' }],
    ['resolve', { text: 'Fait.' }],
  ] as const) {
    const answer = await desk.fire('alex.agent', moved.reference, event, input)
    expect(answer.json()).toMatchObject({ status: 409, code: 'former-team' })
    expect(answer.json().current).toBeUndefined()
  }
})
