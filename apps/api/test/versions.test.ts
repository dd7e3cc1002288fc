import { afterAll, expect, test } from 'vitest'
import { listMembers, listRules } from '@guichet/contracts/assignment'
import { listTeams } from '@guichet/contracts/people'
import { getWarnings, listCalendars, listTargets } from '@guichet/contracts/service'
import { createMacro, createSavedReply, listMacros, listSavedReplies } from '@guichet/contracts/tools'
import { createView, getView } from '@guichet/contracts/views'
import type { TestClient } from './client.ts'
import { agent, makeDesk, outsider } from './desk.ts'
import { OFFICE_HOURS, ONE_DAY, promise } from './service.ts'
import { startApp } from './start-app.ts'

const world = await startApp()
afterAll(() => world.close())
const desk = await makeDesk(world)
const { ange, calendarId } = await promise(world, [desk.support.id])
const [robin, alex] = [await desk.as('robin.responsable'), await desk.as(agent)]
const category = await world.db.category.findFirstOrThrow({ where: { acceptsTickets: true } })
const place = { audience: 'team', teamId: desk.support.id } as const
const view = await robin.call(createView, {
  body: {
    label: 'Vue',
    ...place,
    source: 'team',
    conditions: {},
    sort: 'priority',
    group: 'none',
    columns: ['state'],
  },
})
const savedReply = await robin.call(createSavedReply, {
  body: { label: 'Réponse', ...place, body: 'Bonjour.' },
})
const macro = await robin.call(createMacro, { body: { label: 'Macro', ...place, content: { take: true } } })
const ofId = <Item extends { id: string }>({ items }: { items: Item[] }, id: string) =>
  items.find((item) => item.id === id)
const params = { id: desk.support.id }

const quiet = { tell: [], raisePriority: false }

/** What two may save at once: how it is read, where it is written, and what each of the two writes. */
const KEPT: Record<
  string,
  {
    by: TestClient
    read: () => Promise<{ version: number } | undefined>
    way: 'put' | 'patch'
    path: string
    bodies: readonly [object, object, object]
  }
> = {
  'a calendar': {
    by: ange,
    read: async () => ofId(await ange.call(listCalendars), calendarId),
    way: 'put',
    path: `/calendars/${calendarId}`,
    bodies: [
      { ...OFFICE_HOURS, teamIds: [desk.support.id], holidays: 'none' },
      { ...OFFICE_HOURS, teamIds: [], label: 'Autres heures' },
      { ...OFFICE_HOURS, teamIds: [], label: 'Heures d’été' },
    ],
  },
  'service targets': {
    by: ange,
    read: () => ange.call(listTargets),
    way: 'put',
    path: '/service-targets',
    bodies: [
      { items: [] },
      { items: [{ ...ONE_DAY, takeMinutes: 90 }] },
      { items: [{ ...ONE_DAY, takeMinutes: 30 }] },
    ],
  },
  'who is warned of a delay': {
    by: ange,
    read: () => ange.call(getWarnings),
    way: 'put',
    path: '/service-warnings',
    bodies: [
      { near: quiet, missed: { tell: ['leads'], raisePriority: true } },
      { near: { tell: ['team'], raisePriority: false }, missed: quiet },
      { near: quiet, missed: quiet },
    ],
  },
  'the rule of a category': {
    by: ange,
    read: async () => ofId(await ange.call(listRules), category.id),
    way: 'put',
    path: `/categories/${category.id}/assignment`,
    bodies: [{ assignment: 'turn' }, { assignment: 'random' }, { assignment: null }],
  },
  'the settings of a team': {
    by: robin,
    read: async () => ofId(await robin.call(listTeams), desk.support.id),
    way: 'patch',
    path: `/teams/${desk.support.id}`,
    bodies: [{ tags: ['paie'] }, { mailbox: 'equipe@valmer.example' }, { tagsOnly: true }],
  },
  'the share of a member': {
    by: robin,
    read: async () =>
      (await robin.call(listMembers, { params })).items.find(({ person }) => person.id === alex.personId),
    way: 'patch',
    path: `/teams/${desk.support.id}/members/${alex.personId}`,
    bodies: [{ weight: 50 }, { rank: 3 }, { weight: 20 }],
  },
  'a view': {
    by: robin,
    read: () => robin.call(getView, { params: { id: view.id } }),
    way: 'patch',
    path: `/views/${view.id}`,
    bodies: [{ label: 'Vue de l’un' }, { sort: 'created' }, { label: 'Vue de l’autre' }],
  },
  'a saved reply': {
    by: robin,
    read: async () => ofId(await robin.call(listSavedReplies), savedReply.id),
    way: 'patch',
    path: `/saved-replies/${savedReply.id}`,
    bodies: [{ body: 'Bonjour à vous.' }, { label: 'Accueil' }, { body: 'Bonsoir.' }],
  },
  'a macro': {
    by: robin,
    read: async () => ofId(await robin.call(listMacros), macro.id),
    way: 'patch',
    path: `/macros/${macro.id}`,
    bodies: [{ content: { priority: 4 } }, { label: 'Autre macro' }, { content: { priority: 2 } }],
  },
}

test.each(Object.entries(KEPT))(
  'AC-210 of two who save %s, the second is told (412) and writes nothing; read again, they save',
  async (_, { by, read, way, path, bodies: [one, other] }) => {
    const before = await read()
    const save = (body: object, version: number | undefined) =>
      by[way](path, { body, headers: { 'if-match': `"${version}"` } })
    expect((await save(one, before?.version)).statusCode).toBeLessThan(300)
    const saved = await read()
    expect(saved?.version).not.toBe(before?.version)
    const refused = await save(other, before?.version)
    expect([refused.statusCode, refused.json().code]).toEqual([412, 'stale-version'])
    expect(await read()).toEqual(saved)
    expect((await save(other, saved?.version)).statusCode).toBeLessThan(300)
    expect((await read())?.version).not.toBe(saved?.version)
    // Whoever does not say what they read is not held back, and what says the same has the same version.
    expect((await by[way](path, { body: one })).statusCode).toBeLessThan(300)
    expect((await save(one, (await read())?.version)).statusCode).toBeLessThan(300)
  },
)

test.each(Object.entries(KEPT))(
  'AC-210 of two who save %s at the same instant, one is told',
  async (_, { by, read, way, path, bodies: [, , last] }) => {
    const headers = { 'if-match': `"${(await read())?.version}"` }
    const answers = await Promise.all([1, 2].map(() => by[way](path, { body: last, headers })))
    expect(answers.map(({ statusCode }) => Math.floor(statusCode / 100)).toSorted((a, b) => a - b)).toEqual([
      2, 4,
    ])
    expect(answers.map(({ statusCode }) => statusCode)).toContain(412)
  },
)

test('what a team’s mailbox is does not show in the version that its agents read', async () => {
  const seen = async (client: TestClient) => ofId(await client.call(listTeams), desk.support.id)?.version
  const before = [await seen(alex), await seen(await desk.as(outsider))]
  expect(
    (await robin.patch(`/teams/${desk.support.id}`, { body: { mailbox: 'autre@valmer.example' } }))
      .statusCode,
  ).toBe(204)
  expect([await seen(alex), await seen(await desk.as(outsider))]).toEqual(before)
  expect(await seen(robin)).not.toBe(before[0])
})

test.each(['a view', 'a saved reply', 'a macro'])(
  'AC-210 whoever throws %s away that somebody changed meanwhile is told (412); read again, it goes',
  async (name) => {
    const kept = KEPT[name]
    if (kept === undefined) throw new Error(name)
    const { by, read, path } = kept
    const remove = (version: number | undefined) =>
      by.delete(path, { headers: { 'if-match': `"${version}"` } })
    const before = await read()
    await by.patch(path, { body: { label: 'Changé entre-temps' } })
    const refused = await remove(before?.version)
    expect([refused.statusCode, refused.json().code]).toEqual([412, 'stale-version'])
    const saved = await read()
    expect(saved).toMatchObject({ label: 'Changé entre-temps' })
    expect((await remove(saved?.version)).statusCode).toBe(204)
    expect((await remove(saved?.version)).statusCode).toBe(404)
  },
)
