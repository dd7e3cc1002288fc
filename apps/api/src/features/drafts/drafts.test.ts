import { afterAll, expect, test } from 'vitest'
import { getDraft, listDrafts, putDraft } from '@guichet/contracts/me'
import { newId } from '../../db/id.ts'
import { startApp } from '../../../test/start-app.ts'
import { sweepDrafts } from './commands.ts'

const desk = await startApp()
afterAll(() => desk.close())
const camille = await desk.as('camille.demandeur')
const written = {
  kind: 'ticket',
  title: 'Imprimante',
  text: 'Elle clignote…\n« encore »',
  form: { room: '12' },
  attachmentIds: [],
} as const

test('a draft comes back as it was typed, the last touched first', async () => {
  const [first, second] = [newId(), newId()]
  await camille.call(putDraft, { params: { id: first }, body: written })
  await camille.call(putDraft, { params: { id: second }, body: { kind: 'reply', reference: 'R-000433' } })
  desk.clock.advance({ minutes: 1 })
  await camille.call(putDraft, { params: { id: first }, body: { ...written, title: 'Imprimante du CDI' } })
  const { items } = await camille.call(listDrafts)
  expect(items.map(({ id, content }) => [id, content.title])).toEqual([
    [first, 'Imprimante du CDI'],
    [second, undefined],
  ])
  expect((await camille.call(getDraft, { params: { id: first } })).content).toEqual({
    ...written,
    title: 'Imprimante du CDI',
  })
})

test('of two devices on one draft, the one that did not read the other’s words is told, and overwrites nothing', async () => {
  const id = newId()
  const put = (title: string, version?: number) =>
    camille.put(`/me/drafts/${id}`, {
      body: { ...written, title },
      headers: version === undefined ? {} : { 'if-match': `"${version}"` },
    })
  const first = await put('Au bureau')
  expect([first.headers['etag'], first.json()]).toEqual(['"1"', expect.objectContaining({ version: 1 })])
  expect((await put('Au bureau, suite', 1)).headers['etag']).toBe('"2"')

  const late = await put('Dans le train', 1)
  expect([late.statusCode, late.json()]).toEqual([412, expect.objectContaining({ code: 'stale-version' })])
  const kept = await camille.get(`/me/drafts/${id}`)
  expect(kept.headers['etag']).toBe('"2"')
  expect(kept.json()).toMatchObject({ version: 2, content: { title: 'Au bureau, suite' } })

  // The same words again are no news: an answer that was lost on the way is asked for again.
  expect((await put('Au bureau, suite', 1)).statusCode).toBe(200)
  // Together, one is first.
  const together = await Promise.all([put('Un', 3), put('Deux', 3), put('Trois', 3)])
  expect(together.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 412, 412])
  const away = await camille.delete(`/me/drafts/${id}`, { headers: { 'if-match': '"2"' } })
  expect([away.statusCode, (await camille.get(`/me/drafts/${id}`)).statusCode]).toEqual([412, 200])
  // What was thrown away or sent from elsewhere leaves nothing to overwrite.
  await camille.delete(`/me/drafts/${id}`)
  expect((await put('Encore ici', 4)).headers['etag']).toBe('"1"')
  await camille.delete(`/me/drafts/${id}`)
})

test('nobody sees, changes or throws away the draft of another, even under the same id', async () => {
  const id = newId()
  await camille.call(putDraft, { params: { id }, body: written })
  for (const login of ['sacha.etudiant', 'ange.admin']) {
    const stranger = await desk.as(login)
    expect((await stranger.get(`/me/drafts/${id}`)).statusCode).toBe(404)
    expect((await stranger.delete(`/me/drafts/${id}`)).statusCode).toBe(404)
    expect((await stranger.call(listDrafts)).items).toEqual([])
    await stranger.call(putDraft, { params: { id }, body: { kind: 'reply' } })
  }
  expect((await camille.call(getDraft, { params: { id } })).content).toEqual(written)
})

test('what is no id is unknown, what is no draft is refused', async () => {
  for (const id of ['1', 'x', '1e3', newId()])
    expect((await camille.get(`/me/drafts/${id}`)).statusCode, id).toBe(404)
  expect(
    (await camille.put(`/me/drafts/${newId()}`, { body: { kind: 'ticket', colour: 'red' } })).statusCode,
  ).toBe(422)
  expect(
    (await camille.put(`/me/drafts/${newId()}`, { body: { kind: 'ticket', text: 'a\0b' } })).statusCode,
  ).toBe(400)
})

test('thrown away, it is gone', async () => {
  const id = newId()
  await camille.call(putDraft, { params: { id }, body: written })
  expect((await camille.delete(`/me/drafts/${id}`)).statusCode).toBe(204)
  expect((await camille.delete(`/me/drafts/${id}`)).statusCode).toBe(404)
})

test('drafts live thirty days after the last change', async () => {
  const { items } = await camille.call(listDrafts)
  const touched = new Date(items[0]?.updatedAt ?? 0).getTime()
  await sweepDrafts(desk.db, new Date(touched + 30 * 86_400_000))
  expect((await camille.call(listDrafts)).items.length).toBe(1)
  expect(await sweepDrafts(desk.db, new Date(touched + 30 * 86_400_000 + 1))).toBeGreaterThan(0)
  expect((await camille.call(listDrafts)).items).toEqual([])
})
