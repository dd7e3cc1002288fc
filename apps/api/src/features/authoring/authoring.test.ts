import { getAnswer, listAnswers } from '@guichet/contracts/answers'
import {
  getRevision,
  getWritten,
  listRevisions,
  listWritten,
  moveAnswer,
  readMarkdown,
  rewriteAnswer,
  writeAnswer,
  type AnswerContent,
} from '@guichet/contracts/authoring'
import { afterAll, describe, expect, test } from 'vitest'
import { putAnswer } from '../../../test/answer-rows.ts'
import { makeTeam } from '../../../test/people.ts'
import { startApp } from '../../../test/start-app.ts'
import { putCategory } from '../../../test/ticket-rows.ts'
import { newId } from '../../db/id.ts'

const desk = await startApp()
afterAll(() => desk.close())
const { db } = desk
const team = await makeTeam(db, 'Applications', {
  'alex.agent': 'agent',
  'noa.agent': 'agent',
  'robin.responsable': 'lead',
})
await db.membership.updateMany({
  where: { person: { login: 'noa.agent' } },
  data: { withdrawn: ['answer.write'] },
})
const category = await putCategory(db, team.id, { label: 'Applications' })
const alex = await desk.as('alex.agent')
const robin = await desk.as('robin.responsable')
const camille = await desk.as('camille.demandeur')
const noa = await desk.as('noa.agent')

const french = { title: 'GFC : erreur 3141', summary: 'Vider le dossier.', html: '<p>Fermez GFC.</p>' }
const english = { title: 'GFC: error 3141', summary: 'Empty the folder.', html: '<p>Close GFC.</p>' }
const content = (more: Partial<AnswerContent> = {}): AnswerContent => ({
  kind: 'workaround',
  audiences: [],
  categoryIds: [category.id],
  productIds: [],
  validFrom: null,
  validUntil: null,
  texts: { fr: french, en: null },
  ...more,
})
const begun = (more: Partial<AnswerContent> = {}, client = alex) =>
  client.call(writeAnswer, { body: content(more) })
const move = (id: string, act: string, client = robin) =>
  client.post(`/authoring/answers/${id}/transitions`, { body: { act } })
const published = async (more: Partial<AnswerContent> = {}) => {
  const { id } = await begun(more)
  expect((await move(id, 'publish')).statusCode).toBe(200)
  return id
}

describe('writing', () => {
  test('REQ-056 an agent writes a draft and proposes it, a lead publishes it, everybody reads it, then nobody', async () => {
    const draft = await begun()
    expect(draft).toMatchObject({ state: 'draft', version: 1, allowed: ['submit'], mayEdit: true })
    expect(draft.author).toMatchObject({ login: 'alex.agent' })
    const { id } = draft
    const reads = async () => (await camille.get(`/answers/${id}`)).statusCode
    expect(await reads()).toBe(404)
    expect((await move(id, 'submit', alex)).json()).toMatchObject({ state: 'review', allowed: ['send_back'] })
    expect((await move(id, 'publish', alex)).statusCode).toBe(403)
    expect((await move(id, 'publish')).json()).toMatchObject({ state: 'published', version: 3 })
    expect(await reads()).toBe(200)
    expect((await move(id, 'publish')).statusCode).toBe(409)
    expect((await move(id, 'outdate')).json()).toMatchObject({ state: 'outdated' })
    expect(await reads()).toBe(404)
    const { items } = await alex.call(listRevisions, { params: { id } })
    expect(items.map(({ number, act, author }) => [number, act, author?.login])).toEqual([
      [4, 'outdate', 'robin.responsable'],
      [3, 'publish', 'robin.responsable'],
      [2, 'submit', 'alex.agent'],
      [1, 'create', 'alex.agent'],
    ])
  })

  test('AC-18 to whoever may not write it, a draft is an answer that never was, and nothing here exists', async () => {
    const { id } = await begun()
    for (const client of [camille, noa]) {
      const [unknown, ...others] = await Promise.all([
        client.get(`/authoring/answers/${newId()}`),
        client.get(`/authoring/answers/${id}`),
        client.get('/authoring/answers/clé'),
        client.get(`/authoring/answers/${id}/revisions`),
        client.get(`/authoring/answers/${id}/revisions/1`),
        client.put(`/authoring/answers/${id}`, { body: content() }),
        move(id, 'submit', client),
        client.get('/authoring/answers'),
        client.get('/authoring/searches'),
        client.post('/authoring/answers', { body: content() }),
        client.post('/authoring/markdown', { body: { markdown: 'x' } }),
      ])
      for (const reply of others)
        expect({ ...reply.json<object>(), requestId: '' }).toEqual({
          ...unknown.json<object>(),
          requestId: '',
        })
    }
    expect((await camille.call(listAnswers)).items.map((answer) => answer.id)).not.toContain(id)
  })

  test('AC-47 what is stored is what the one sanitiser gives, and what readers are given', async () => {
    const html =
      '<h1>Étapes</h1><p onclick="x">Un<script>alert(1)</script><img src="http://e.example/p.gif"></p>'
    const id = await published({ texts: { fr: { ...french, html }, en: null } })
    expect((await camille.call(getAnswer, { params: { id } })).html).toBe('<h2>Étapes</h2><p>Un</p>')
    expect((await alex.call(getWritten, { params: { id } })).content.texts.fr?.html).toBe(
      '<h2>Étapes</h2><p>Un</p>',
    )
    expect(await alex.call(readMarkdown, { body: { markdown: '<b onclick=x>**a**' } })).toEqual({
      html: '<p>&lt;b onclick=x&gt;<strong>a</strong></p>',
    })
  })

  test('AC-51 more Markdown than any answer has is refused before it is read', async () => {
    const flood = await alex.post('/authoring/markdown', { body: { markdown: '['.repeat(100_000) } })
    expect(flood.statusCode).toBe(422)
  })

  test('nothing is published without a summary or a text, over, or ending before it begins; the field is named', async () => {
    const { id } = await begun({ texts: { fr: french, en: { ...english, html: '<p></p>' } } })
    const refused = await move(id, 'publish')
    expect(refused.statusCode).toBe(422)
    expect(refused.json()).toMatchObject({ errors: [{ pointer: '/texts/en/html' }] })
    const dated = (validFrom: string | null, validUntil: string) =>
      alex.put(`/authoring/answers/${id}`, { body: content({ validFrom, validUntil }) })
    expect((await dated('2026-03-01T00:00:00Z', '2026-02-01T00:00:00Z')).json()).toMatchObject({
      errors: [{ pointer: '/validUntil' }],
    })
    expect((await dated(null, '2020-01-01T00:00:00Z')).statusCode).toBe(200)
    expect((await move(id, 'publish')).statusCode).toBe(422)
    for (const body of [
      content({ categoryIds: [newId()] }),
      content({ productIds: [newId()] }),
      content({ texts: { fr: null, en: null } }),
      content({ texts: { fr: { ...french, title: ' ' }, en: null } }),
      { ...content(), state: 'published' },
    ])
      expect((await alex.post('/authoring/answers', { body })).statusCode).toBe(422)
  })

  test('with the version that was read, and no other: the second of two authors is told who was first', async () => {
    const { id } = await begun()
    const save = (title: string, client = alex) =>
      client.put(`/authoring/answers/${id}`, {
        body: content({ texts: { fr: { ...french, title }, en: null } }),
        headers: { 'if-match': '"1"' },
      })
    const first = await save('Première')
    expect([first.statusCode, first.headers['etag']]).toEqual([200, '"2"'])
    const second = await save('Seconde', robin)
    expect(second.statusCode).toBe(412)
    expect(second.json()).toMatchObject({
      code: 'stale-version',
      detail: expect.stringContaining('Alex AGENT'),
    })
    const both = await Promise.all(
      ['A', 'B'].map((title) =>
        alex.put(`/authoring/answers/${id}`, {
          body: content({ texts: { fr: { ...french, title }, en: null } }),
          headers: { 'if-match': '"2"' },
        }),
      ),
    )
    expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 412])
    expect((await alex.call(listRevisions, { params: { id } })).items).toHaveLength(3)
  })

  test('a revision says what the answer said, and is restored by adding one; none can be rewritten', async () => {
    const { id } = await begun()
    await alex.call(rewriteAnswer, { params: { id }, body: content({ texts: { fr: french, en: english } }) })
    expect((await alex.call(getRevision, { params: { id, number: '1' } })).texts).toEqual({
      fr: french,
      en: null,
    })
    const restored = await alex.call(moveAnswer, { params: { id }, body: { act: 'restore', revision: 1 } })
    expect([restored.version, restored.languages]).toEqual([3, ['fr']])
    expect((await alex.get(`/authoring/answers/${id}/revisions/9`)).statusCode).toBe(404)
    await expect(db.answerRevision.updateMany({ data: { act: 'edit' } })).rejects.toThrow()
    await expect(db.answerRevision.deleteMany({ where: { answerId: id } })).rejects.toThrow()
  })

  test('what came with the desk, without a revision, can be restored after its first change too', async () => {
    const id = await putAnswer(db, { title: 'Venue avec le bureau' })
    await robin.call(rewriteAnswer, { params: { id }, body: content() })
    const { items } = await robin.call(listRevisions, { params: { id } })
    expect(items.map(({ number, act, author }) => [number, act, author?.login ?? null])).toEqual([
      [2, 'edit', 'robin.responsable'],
      [1, 'create', null],
    ])
    const back = await robin.call(moveAnswer, { params: { id }, body: { act: 'restore', revision: 1 } })
    expect(back.title).toBe('Venue avec le bureau')
  })

  test('what is published changes at once, for who may publish alone, and its date says so', async () => {
    const id = await published()
    const before = await camille.call(getAnswer, { params: { id } })
    const audience = content({ audiences: ['staff'] })
    expect((await alex.put(`/authoring/answers/${id}`, { body: audience })).statusCode).toBe(403)
    await robin.call(rewriteAnswer, { params: { id }, body: audience })
    expect((await camille.call(getAnswer, { params: { id } })).updatedAt).toBe(before.updatedAt)
    await robin.call(rewriteAnswer, {
      params: { id },
      body: content({ texts: { fr: { ...french, html: '<p>Autrement.</p>' }, en: null } }),
    })
    const after = await camille.call(getAnswer, { params: { id } })
    expect(after.html).toBe('<p>Autrement.</p>')
    expect(after.updatedAt > before.updatedAt).toBe(true)
    expect(
      (
        await robin.put(`/authoring/answers/${id}`, {
          body: content({ texts: { fr: { ...french, summary: '' }, en: null } }),
        })
      ).statusCode,
    ).toBe(422)
  })
})

describe('languages', () => {
  test('each reads their own version, else the other; words of both are found', async () => {
    const both = await published({ texts: { fr: french, en: english } })
    const alone = await published({ texts: { fr: { ...french, title: 'Imprimantes' }, en: null } })
    const inEnglish = { headers: { 'accept-language': 'en' } }
    const read = async (id: string) => {
      const { language, title } = await camille.call(getAnswer, { params: { id }, ...inEnglish })
      return [language, title]
    }
    expect(await read(both)).toEqual(['en', 'GFC: error 3141'])
    expect(await read(alone)).toEqual(['fr', 'Imprimantes'])
    expect((await camille.call(getAnswer, { params: { id: both } })).language).toBe('fr')
    const found = async (q: string) =>
      (await camille.call(listAnswers, { query: { q }, ...inEnglish })).items.map(({ title }) => title)
    expect(await found('errors')).toEqual(['GFC: error 3141'])
    expect(await found('imprimante')).toEqual(['Imprimantes'])
  })
})

describe('the list', () => {
  test('in every state, by state and by words, the last changed first, page by page', async () => {
    await db.answer.deleteMany()
    const past = await putAnswer(db, { title: 'Passée', publishedUntil: new Date('2026-01-06') })
    const draft = (await begun()).id
    const ids = async (query: Record<string, string>) =>
      (await alex.call(listWritten, { query })).items.map(({ id }) => id)
    expect(await ids({})).toEqual([draft, past])
    expect(await ids({ state: 'outdated' })).toEqual([past])
    expect(await ids({ state: 'published' })).toEqual([])
    expect(await ids({ q: 'passee' })).toEqual([past])
    expect(await ids({ q: 'GFC' })).toEqual([draft])
    const first = await alex.call(listWritten, { query: { limit: '1' } })
    const second = await alex.call(listWritten, { query: { limit: '1', cursor: first.nextCursor ?? '' } })
    expect([first.items[0]?.id, second.items[0]?.id, second.nextCursor]).toEqual([draft, past, null])
    expect((await alex.call(getWritten, { params: { id: past } })).allowed).toEqual(['revise'])
  })

  test('what readers said of it is told without who said it', async () => {
    const id = await published()
    await camille.post(`/answers/${id}/feedback`, { body: { helpful: false, comment: 'Trop court.' } })
    const written = await alex.get(`/authoring/answers/${id}`)
    expect(written.json()).toMatchObject({
      helpful: 0,
      unhelpful: 1,
      comments: [{ helpful: false, comment: 'Trop court.' }],
    })
    expect(written.body).not.toContain('camille')
  })
})
