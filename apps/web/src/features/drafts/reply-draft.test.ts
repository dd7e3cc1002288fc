import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Draft, DraftContent } from '@guichet/contracts/me'
import { ReplyDraft } from './reply-draft.ts'

// The browser's store and locks and the network are the edges; what is tested is that no words are lost between them.
const store = vi.hoisted(() => ({ kept: new Map<string, unknown>() }))
vi.mock('idb-keyval', () => ({
  entries: async () => [...store.kept],
  set: async (key: string, value: unknown) => void store.kept.set(key, value),
  del: async (key: string) => void store.kept.delete(key),
}))

let locks = new Set<string>()
let server = new Map<string, Draft>()
let isAway = false
let underway = async () => {}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  store.kept = new Map()
  locks = new Set()
  server = new Map()
  isAway = false
  underway = async () => {}
  vi.stubGlobal('fetch', async (address: string, asked: RequestInit) => {
    if (isAway) throw new TypeError('offline')
    if (asked.method === 'PUT') await underway()
    return answer(address.replace('/api/v1', ''), asked)
  })
  Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  Reflect.deleteProperty(navigator, 'locks')
})

/** A page opened on the request, once it has read what was left. */
async function opened(person = 'camille') {
  const draft = new ReplyDraft(person, 'R-000433')
  const close = draft.open()
  await vi.advanceTimersByTimeAsync(0)
  await vi.waitFor(() => expect(draft.state.slot).toBeDefined())
  await vi.advanceTimersByTimeAsync(0)
  return { draft, close }
}

const sorted = (all: readonly (string | undefined)[]) =>
  all.map(String).toSorted((a, b) => a.localeCompare(b))
const texts = () => sorted([...server.values()].map(({ content }) => content.text))

test('UX-29 kept in the browser after a second, on the server after five, taken up again after a reload', async () => {
  const { draft, close } = await opened()
  draft.change({ text: 'Bonjour' })
  await vi.advanceTimersByTimeAsync(999)
  expect(store.kept.size).toBe(0)
  await vi.advanceTimersByTimeAsync(1)
  expect([store.kept.size, server.size]).toEqual([1, 0])
  await vi.advanceTimersByTimeAsync(4_000)
  expect(texts()).toEqual(['Bonjour'])
  close()
  await vi.advanceTimersByTimeAsync(0)
  expect((await opened()).draft.state).toMatchObject({ text: 'Bonjour', other: null, aside: [] })
})

test('UX-30 words still on their way when the page goes are taken up again, not the older ones that arrived', async () => {
  const { draft, close } = await opened()
  const arrive: (() => void)[] = []
  underway = () => new Promise((resolve) => arrive.push(resolve))
  draft.change({ text: 'Bonjour' })
  void draft.save()
  draft.change({ text: 'Bonjour à tous' })
  void draft.save()
  await vi.advanceTimersByTimeAsync(0)
  arrive.shift()?.()
  await vi.waitFor(() => expect(arrive).toHaveLength(1))
  close()
  await vi.advanceTimersByTimeAsync(0)
  expect(texts()).toEqual(['Bonjour'])
  expect((await opened()).draft.state.text).toBe('Bonjour à tous')
})

test('the same words as those just sent are taken up again too, before the server has them', async () => {
  const { draft, close } = await opened()
  draft.change({ text: 'Merci' })
  await draft.save()
  await draft.sent({ text: 'Merci', attachmentIds: [] })
  draft.change({ text: 'Merci' })
  await vi.advanceTimersByTimeAsync(1_000)
  close()
  await vi.advanceTimersByTimeAsync(0)
  expect(texts()).toEqual([])
  expect((await opened()).draft.state.text).toBe('Merci')
})

test('two tabs write at once: the second is told, neither text is lost, one chooses', async () => {
  const [first, second] = [await opened(), await opened()]
  first.draft.change({ text: 'Au bureau' })
  second.draft.change({ text: 'Autre chose' })
  await first.draft.save()
  await second.draft.save()
  expect(first.draft.state.slot).not.toBe(second.draft.state.slot)
  expect(store.kept.size).toBe(2)
  expect(second.draft.state).toMatchObject({ text: 'Autre chose', other: { content: { text: 'Au bureau' } } })
  expect(texts()).toEqual(['Au bureau'])

  expect(await second.draft.keepMine()).toBe(true)
  expect(second.draft.state).toMatchObject({ other: null, aside: [{ content: { text: 'Au bureau' } }] })
  expect(texts()).toEqual(['Au bureau', 'Autre chose'])
  // The first goes on, and is told in its turn.
  first.draft.change({ text: 'Au bureau, suite' })
  await first.draft.save()
  expect(first.draft.state.other?.content.text).toBe('Autre chose')
  expect(await first.draft.takeOther()).toBe(true)
  expect(first.draft.state.text).toBe('Autre chose')
  expect(texts()).toEqual(['Au bureau', 'Au bureau, suite', 'Autre chose'])
})

test('on two devices the words that one did not read are not written over', async () => {
  const office = await opened()
  office.draft.change({ text: 'Du bureau' })
  await office.draft.save()
  const officeStore = store.kept
  store.kept = new Map()
  locks = new Set()
  const phone = await opened()
  expect(phone.draft.state.text).toBe('Du bureau')
  phone.draft.change({ text: 'Du bureau, puis du train' })
  await phone.draft.save()
  store.kept = officeStore
  office.draft.change({ text: 'Du bureau encore' })
  await office.draft.save()
  expect(office.draft.state.other?.content.text).toBe('Du bureau, puis du train')
})

test('what two tabs wrote without a network waits for the next page, both texts', async () => {
  const [first, second] = [await opened(), await opened()]
  isAway = true
  first.draft.change({ text: 'Un' })
  second.draft.change({ text: 'Deux' })
  await Promise.all([first.draft.save(), second.draft.save()])
  first.close()
  second.close()
  await vi.advanceTimersByTimeAsync(0)
  isAway = false
  const { draft } = await opened()
  await vi.waitFor(() => expect(draft.state.aside).toHaveLength(1))
  const [aside] = draft.state.aside
  expect(sorted([draft.state.text, aside?.content.text])).toEqual(['Deux', 'Un'])
})

test('words set aside are added to those in hand, and then leave where they were', async () => {
  const aside = { id: crypto.randomUUID(), content: reply('Mis de côté'), version: 1, updatedAt: at }
  const { draft } = await opened()
  draft.change({ text: 'En main' })
  await draft.save()
  server.set(aside.id, aside)
  await draft.join(aside)
  expect(draft.state.text).toBe('En main\n\nMis de côté')
  expect(texts()).toEqual(['En main\n\nMis de côté'])
  // Where the server is away they stay there too.
  server.set(aside.id, aside)
  isAway = true
  await draft.join(aside)
  expect(server.has(aside.id)).toBe(true)
})

test('sent: nothing is left; what another device wrote meanwhile stays, as a draft of its own', async () => {
  const { draft } = await opened()
  draft.change({ text: 'Réponse' })
  await draft.save()
  await draft.sent({ text: 'Réponse', attachmentIds: [] })
  await vi.advanceTimersByTimeAsync(10_000)
  expect([store.kept.size, server.size, draft.state.text]).toEqual([0, 0, ''])
  draft.change({ text: 'Encore' })
  await draft.save()
  for (const [id, kept] of server) server.set(id, { ...kept, version: 9, content: reply('Du train') })
  await draft.sent({ text: 'Encore', attachmentIds: [] })
  expect(texts()).toEqual(['Du train'])
})

test('typed, and joined, while it was on its way: that stays in hand, and is kept like any draft', async () => {
  const { draft, close } = await opened()
  draft.change({ text: 'Bonjour.', attachmentIds: ['a1'] })
  await draft.save()
  draft.change({ text: 'Bonjour. Autre chose', attachmentIds: ['a1', 'a2'] })
  await draft.sent({ text: 'Bonjour.', attachmentIds: ['a1'] })
  expect(draft.state).toMatchObject({ text: 'Autre chose', attachmentIds: ['a2'] })
  expect(texts()).toEqual(['Autre chose'])
  close()
  await vi.advanceTimersByTimeAsync(0)
  expect((await opened()).draft.state).toMatchObject({ text: 'Autre chose', attachmentIds: ['a2'] })
})

test('corrected while it was on its way: all of it stays in hand', async () => {
  const { draft } = await opened()
  draft.change({ text: 'Bonjour à tous' })
  await draft.sent({ text: 'Bonjuor à tous', attachmentIds: [] })
  expect(draft.state.text).toBe('Bonjour à tous')
})

test('the page was left before the answer came: what was sent is not taken up again', async () => {
  const { draft, close } = await opened()
  draft.change({ text: 'Réponse' })
  close()
  await draft.sent({ text: 'Réponse', attachmentIds: [] })
  expect([store.kept.size, server.size, locks.size]).toEqual([0, 0, 0])
  expect((await opened()).draft.state.text).toBe('')
})

test('left and opened again before the answer came: what was sent leaves the field, what was typed since stays', async () => {
  const { draft, close } = await opened()
  draft.change({ text: 'Réponse' })
  close()
  await vi.advanceTimersByTimeAsync(0)
  const again = await opened()
  again.draft.change({ text: 'Réponse, et ceci' })
  await draft.sent({ text: 'Réponse', attachmentIds: [] })
  expect(again.draft.state.text).toBe(', et ceci')
  await again.draft.save()
  expect(texts()).toEqual([', et ceci'])
})

test('sent before what was left was read: the field is empty at once, and what was left is shown beside', async () => {
  server.set('d0', { id: 'd0', content: reply('Laissé hier'), version: 3, updatedAt: at })
  const draft = new ReplyDraft('camille', 'R-000433')
  draft.open()
  draft.change({ text: 'Tapé aussitôt' })
  const sent = draft.sent({ text: 'Tapé aussitôt', attachmentIds: [] })
  expect(draft.state.text).toBe('')
  await sent
  expect(texts()).toEqual(['Laissé hier'])
  expect(draft.state).toMatchObject({ text: '', aside: [{ id: 'd0' }] })
})

test('sent from elsewhere, it does not come back here', async () => {
  const { draft, close } = await opened()
  draft.change({ text: 'Réponse' })
  await draft.save()
  close()
  await vi.advanceTimersByTimeAsync(0)
  server.clear()
  expect((await opened()).draft.state.text).toBe('')
  expect(store.kept.size).toBe(0)
})

test('typed before what was left is read: both are kept', async () => {
  server.set('d0', { id: 'd0', content: reply('Laissé hier'), version: 3, updatedAt: at })
  const draft = new ReplyDraft('camille', 'R-000433')
  draft.open()
  draft.change({ text: 'Tapé aussitôt' })
  await vi.waitFor(() => expect(texts()).toEqual(['Laissé hier', 'Tapé aussitôt']))
  expect(draft.state).toMatchObject({ text: 'Tapé aussitôt', aside: [{ id: 'd0' }] })
})

test('a text set aside has files of its own', async () => {
  const [first, second] = [await opened(), await opened()]
  first.draft.change({ text: 'Avec', attachmentIds: ['photo'] })
  second.draft.change({ text: 'Sans' })
  await first.draft.save()
  await second.draft.save()
  await second.draft.keepMine()
  expect([...server.values()].map(({ content }) => content.attachmentIds)).toContainEqual(['copy of photo'])
})

const at = '2026-11-22T10:00:00.000Z'
const reply = (text: string): DraftContent => ({
  kind: 'reply',
  reference: 'R-000433',
  text,
  attachmentIds: [],
})

/** Keeps drafts as the API does: over the version named, or not at all. */
function answer(path: string, { method, headers, body }: RequestInit): Response {
  const [, , , id = ''] = path.split('/')
  const version = Number(new Headers(headers).get('if-match')?.replaceAll('"', '') ?? Number.NaN)
  const kept = server.get(id)
  const isStale = kept !== undefined && !Number.isNaN(version) && kept.version !== version
  if (path.endsWith('/copies')) return Response.json({ id: `copy of ${path.split('/')[2]}` })
  if (path === '/me/drafts') return Response.json({ items: [...server.values()] })
  if (method !== 'PUT' && kept === undefined)
    return Response.json({ code: 'not-found', detail: 'Inconnu' }, { status: 404 })
  if (method === 'GET') return Response.json(kept)
  const content: DraftContent | undefined =
    method === 'PUT' ? JSON.parse(typeof body === 'string' ? body : '') : undefined
  if (isStale && JSON.stringify(content) !== JSON.stringify(kept.content))
    return Response.json({ code: 'stale-version', detail: 'Un autre appareil…' }, { status: 412 })
  if (content === undefined) {
    server.delete(id)
    return new Response(null, { status: 204 })
  }
  const next = { id, content, version: (kept?.version ?? 0) + 1, updatedAt: at }
  server.set(id, next)
  return Response.json(next)
}

async function request(name: string, _: object, held: (lock: object | null) => Promise<void>) {
  if (locks.has(name)) return held(null)
  locks.add(name)
  await held({ name })
  locks.delete(name)
}
