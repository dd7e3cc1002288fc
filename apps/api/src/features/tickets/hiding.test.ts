import { afterAll, beforeAll, expect, test } from 'vitest'
import { listNotifications } from '@guichet/contracts/me'
import { countTickets, listBookmarks, listHistory, listTickets } from '@guichet/contracts/tickets'
import { written } from '../../../test/act.ts'
import { makeDesk } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'

const [owner, agent] = ['camille.demandeur', 'alex.agent'] as const
let app: TestApp
let desk: Desk

beforeAll(async () => {
  app = await startApp()
  await app.db.setting.create({ data: { key: 'removal.mode', value: 'hide' } })
  desk = await makeDesk(app)
})
afterAll(() => app.close())

/** In which of a person's own lists a ticket stands. */
async function listsOf(login: string, reference: string): Promise<string[]> {
  const client = await desk.as(login)
  const lists = {
    mine: await client.call(listTickets, { query: { view: 'mine' } }),
    all: await client.call(listTickets, { query: { view: 'all' } }),
    found: await client.call(listTickets, { query: { view: 'all', q: reference } }),
    bookmarks: await client.call(listBookmarks),
    history: await client.call(listHistory),
    notifications: await client.call(listNotifications),
  }
  return Object.entries(lists).flatMap(([name, { items }]) =>
    items.some((item) => item.reference === reference) ? [name] : [],
  )
}

const everywhere = ['mine', 'all', 'found', 'bookmarks', 'history', 'notifications']

test('REQ-146 T20 « supprimer » takes a ticket out of its requester’s lists; the desk keeps it, and reopening brings it back', async () => {
  const { reference } = await desk.file(owner)
  await desk.fire(agent, reference, 'take')
  const client = await desk.as(owner)
  await client.put(`/tickets/${reference}/bookmark`)
  await client.put(`/tickets/${reference}/reading`)
  expect(await listsOf(owner, reference)).toEqual(everywhere)

  const act = await written(app.db, reference, () => desk.fire(owner, reference, 'cancel'))
  expect(act).toMatchObject({
    status: 'cancelled',
    entries: ['public cancel'],
    mails: [`cancelled → ${agent}`],
  })
  expect(await listsOf(owner, reference)).toEqual([])
  expect((await client.call(countTickets)).mine).toMatchObject({ open: 0, closed: 0 })
  expect(await listsOf(agent, reference)).toEqual(expect.arrayContaining(['all', 'found', 'notifications']))
  // A mail's link still leads there: nothing of what was said is lost.
  expect(await desk.see(owner, reference)).toMatchObject({ status: 'cancelled', standing: 'owner' })

  const reopened = await desk.fire(owner, reference, 'reopen', { text: 'Finalement si.' })
  expect(reopened.statusCode).toBe(200)
  expect(await listsOf(owner, reference)).toEqual(everywhere)
})

test('a contact did not remove it: it stays in the lists of theirs', async () => {
  const { reference } = await desk.file(owner, { contacts: [{ personId: await desk.id('maelle.guerin') }] })
  await desk.fire(owner, reference, 'cancel')
  const { items } = await (await desk.as('maelle.guerin')).call(listTickets, { query: { view: 'following' } })
  expect(items.map((item) => [item.reference, item.status])).toEqual([[reference, 'cancelled']])
})
