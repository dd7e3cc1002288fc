import { getAnswer, listAnswers } from '@guichet/contracts/answers'
import { afterAll, describe, expect, test } from 'vitest'
import { putAnswer } from '../../../test/answer-rows.ts'
import { countingDb } from '../../../test/counting-db.ts'
import { makePerson, makeTeam } from '../../../test/people.ts'
import { startApp } from '../../../test/start-app.ts'
import { putCategory } from '../../../test/ticket-rows.ts'
import { buildApp } from '../../app.ts'
import { clientWith } from '../../../test/client.ts'
import { newId } from '../../db/id.ts'

const desk = await startApp()
afterAll(() => desk.close())
const { db } = desk
const team = await makeTeam(db, 'Applications', { 'alex.agent': 'agent' })
await makePerson(db, 'sacha.etudiant', { audiences: ['student'] })
await makePerson(db, 'ange.admin', { administrator: true, audiences: [] })
const service = await putCategory(db, team.id, { label: 'Comptes', acceptsTickets: false })
const passwords = await putCategory(db, null, { label: 'Mots de passe', parentId: service.id })
const keys = await putCategory(db, null, { label: 'Clés', parentId: service.id, audiences: ['staff'] })
const { id: familyId } = await db.productFamily.create({ data: { id: newId(), label: 'Intendance' } })
const gfc = await db.product.create({ data: { id: newId(), familyId, label: 'GFC' } })

const changed = await putAnswer(db, {
  title: 'Changer son mot de passe',
  categories: [passwords.id, keys.id],
  readCount: 3,
})
const lost = await putAnswer(db, {
  title: 'Clé perdue',
  summary: 'Que faire tout de suite.',
  html: '<p>La clé et son mot de passe sont désactivés.</p>',
  audiences: ['staff'],
  categories: [keys.id],
  readCount: 9,
})
const balance = await putAnswer(db, {
  kind: 'workaround',
  title: 'GFC : l’impression s’arrête sur l’erreur 3141',
  products: [gfc.id],
  readCount: 3,
})
const hidden = {
  draft: await putAnswer(db, { title: 'Brouillon du mot de passe', publishedFrom: null }),
  tomorrow: await putAnswer(db, { title: 'Mot de passe demain', publishedFrom: new Date('2126-01-01') }),
  over: await putAnswer(db, { title: 'Mot de passe hier', publishedUntil: new Date('2026-01-06') }),
}

const camille = await desk.as('camille.demandeur')
const sacha = await desk.as('sacha.etudiant')
const titles = async (query: Record<string, string>, client = camille) =>
  (await client.call(listAnswers, { query })).items.map(({ title }) => title)

describe('the list', () => {
  test('REQ-051 REQ-052 REQ-057 published answers, the most read first, each with its kind and what it is about', async () => {
    const { items, nextCursor } = await camille.call(listAnswers)
    expect(items.map(({ id }) => id)).toEqual([lost, balance, changed])
    expect(items.map(({ kind }) => kind)).toEqual(['usage', 'workaround', 'usage'])
    expect(nextCursor).toBeNull()
    expect(items[1]).toMatchObject({
      kind: 'workaround',
      categories: [],
      products: [{ label: 'GFC', family: { label: 'Intendance' } }],
    })
  })

  test('REQ-054 an answer is read by the people it is for, and by agents, who answer everybody', async () => {
    for (const [login, seesKeys] of [
      ['camille.demandeur', true],
      ['sacha.etudiant', false],
      ['ange.admin', false],
      ['alex.agent', true],
    ] as const) {
      const client = await desk.as(login)
      expect((await titles({}, client)).includes('Clé perdue'), login).toBe(seesKeys)
      expect((await client.get(`/answers/${lost}`)).statusCode, login).toBe(seesKeys ? 200 : 404)
    }
  })

  test('topics for others are not named', async () => {
    const about = async (client: typeof camille) =>
      (await client.call(getAnswer, { params: { id: changed } })).categories.map(({ label }) => label)
    expect((await about(camille)).toSorted()).toEqual(['Clés', 'Mots de passe'])
    expect(await about(sacha)).toEqual(['Mots de passe'])
  })

  test('by category, with everything under it, and by product', async () => {
    expect(await titles({ category: service.id })).toEqual(['Clé perdue', 'Changer son mot de passe'])
    expect(await titles({ category: passwords.id })).toEqual(['Changer son mot de passe'])
    expect(await titles({ product: gfc.id })).toHaveLength(1)
    expect(await titles({ product: newId() })).toEqual([])
  })

  test('REQ-053 words are found whatever their accents, number or end, those of a title first', async () => {
    expect(await titles({ q: 'mots de passe' })).toEqual(['Changer son mot de passe', 'Clé perdue'])
    expect(await titles({ q: 'CLE perd' })).toEqual(['Clé perdue'])
    expect(await titles({ q: 'imprssion' })).toEqual(['GFC : l’impression s’arrête sur l’erreur 3141'])
    expect(await titles({ q: '3141' }, sacha)).toHaveLength(1)
    expect(await titles({ q: 'perdue' }, sacha)).toEqual([])
  })

  test('AC-192 whatever is typed is looked for, and never an error', async () => {
    for (const q of ['%%%', "a' | b:*", '(((((', '\\', '"', '<->', '&', ' '.repeat(9)])
      expect((await camille.get(`/answers?q=${encodeURIComponent(q)}`)).statusCode, q).toBe(200)
  })

  test('AC-193 page by page, each once; a cursor of another list or person is refused', async () => {
    const first = await camille.call(listAnswers, { query: { limit: '2' } })
    const cursor = first.nextCursor ?? ''
    const second = await camille.call(listAnswers, { query: { limit: '2', cursor } })
    const { items } = await camille.call(listAnswers)
    expect([...first.items, ...second.items]).toEqual(items)
    expect(second.nextCursor).toBeNull()
    expect((await camille.get(`/answers?q=cle&cursor=${cursor}`)).statusCode).toBe(422)
    expect((await sacha.get(`/answers?cursor=${cursor}`)).statusCode).toBe(422)
  })
})

describe('one answer', () => {
  test('AC-18 a draft, one to come, one that is over, one for others and one that never was are alike', async () => {
    const replies = await Promise.all(
      [...Object.values(hidden), lost, newId(), 'clé'].map((id) =>
        sacha.get(`/answers/${encodeURIComponent(id)}`),
      ),
    )
    const bodies = replies.map((reply) => ({ ...reply.json<object>(), requestId: '' }))
    expect(new Set(replies.map(({ statusCode }) => statusCode))).toEqual(new Set([404]))
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1)
    expect((await sacha.put(`/answers/${newId()}/reading`)).statusCode).toBe(404)
    expect(await titles({ q: 'mot de passe' }, sacha)).toEqual(['Changer son mot de passe'])
  })

  test('a person counts once among its readers, and reading is no change of it', async () => {
    const id = await putAnswer(db, { title: 'Lue' })
    for (let n = 0; n < 3; n++)
      for (const reader of [camille, sacha])
        expect((await reader.put(`/answers/${id}/reading`)).statusCode).toBe(204)
    const answer = await sacha.call(getAnswer, { params: { id } })
    expect(answer).toMatchObject({ title: 'Lue', html: '<p>Ouvrez la page de connexion.</p>', helpful: null })
    expect(new Date(answer.updatedAt)).toEqual(new Date('2026-01-05T08:00:00Z'))
    expect((await db.answer.findUniqueOrThrow({ where: { id } })).readCount).toBe(2)
    await db.answer.delete({ where: { id } })
  })

  test('whether it helped is one opinion a person, the last one', async () => {
    const say = (body: unknown, id = changed) => camille.post(`/answers/${id}/feedback`, { body })
    expect((await say({ helpful: false, comment: 'Le code n’arrive pas.' })).statusCode).toBe(204)
    expect((await say({ helpful: true })).statusCode).toBe(204)
    expect((await camille.call(getAnswer, { params: { id: changed } })).helpful).toBe(true)
    expect((await sacha.call(getAnswer, { params: { id: changed } })).helpful).toBeNull()
    expect(await db.answerOpinion.findMany({ where: { answerId: changed } })).toMatchObject([
      { personId: camille.personId, helpful: true, comment: null },
    ])
    expect((await say({ helpful: 'oui' })).statusCode).toBe(422)
    expect((await say({ helpful: true, by: 'moi' })).statusCode).toBe(422)
    expect((await say({ helpful: true }, hidden.draft)).statusCode).toBe(404)
    expect(await db.answerOpinion.count()).toBe(1)
  })

  test('each of these is one statement, once the caller was seen', async () => {
    const statements = countingDb(db)
    const other = await buildApp({ ...desk.deps, db: statements.db })
    const client = clientWith(other, { id: camille.personId }, camille.headers)
    await client.get('/answers')
    for (const ask of [
      () => client.get('/answers?q=cle'),
      () => client.get(`/answers/${changed}`),
      () => client.post(`/answers/${changed}/feedback`, { body: { helpful: true } }),
      () => client.post('/tickets/suggestions', { body: { text: 'mot de passe perdu' } }),
    ]) {
      statements.reset()
      expect((await ask()).statusCode).toBeLessThan(300)
      // The other one says who calls.
      expect(statements.sent()).toBeLessThanOrEqual(2)
    }
    await other.close()
  })
})
