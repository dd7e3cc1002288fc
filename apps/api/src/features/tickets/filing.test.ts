import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCategory, makeDesk, makeProduct } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { makeEstablishment } from '../../../test/people.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'
import { newId } from '../../db/id.ts'

let app: TestApp
let desk: Desk

beforeAll(async () => {
  app = await startApp()
  desk = await makeDesk(app)
})
afterAll(() => app.close())

const filing = (more: Record<string, unknown> = {}) => ({
  categoryId: desk.mailbox.id,
  title: 'Boîte pleine',
  description: 'Plus rien n’arrive.',
  ...more,
})
const fileAs = async (login: string, more: Record<string, unknown> = {}) =>
  (await desk.as(login)).post('/tickets', { body: filing(more) })

/** The refused field of a 422. */
const pointerOf = (answer: { json(): { errors?: { pointer: string }[] } }) =>
  answer.json().errors?.[0]?.pointer

describe('what a filing makes', () => {
  test('a reference, its place, its number in the words of the desk', async () => {
    const answer = await fileAs('camille.demandeur')
    expect(answer.statusCode).toBe(201)
    const { reference } = answer.json()
    expect(reference).toMatch(/^R-\d{6}$/)
    expect(answer.headers['location']).toBe(`/api/v1/tickets/${reference}`)
    expect(answer.headers['etag']).toBe('"1"')
  })

  test('the team of the nearest ancestor, the only establishment of the requester, the priority of the matrix', async () => {
    const answer = await fileAs('camille.demandeur', {
      impact: 'area',
      urgency: 'critical',
      onBehalf: 'establishment',
    })
    expect(answer.json()).toMatchObject({
      team: { id: desk.support.id },
      establishment: { id: desk.school.id },
      onBehalf: 'establishment',
    })
    expect(
      await app.db.ticket.findFirstOrThrow({ where: { reference: answer.json().reference } }),
    ).toMatchObject({ priority: 5, impact: 'area', origin: 'api' })
  })

  test('contacts by id and by address, an address once', async () => {
    const answer = await fileAs('camille.demandeur', {
      contacts: [
        { personId: await desk.id('sacha.etudiant') },
        { email: 'Loge@college.example' },
        { email: 'loge@college.example' },
      ],
    })
    expect(answer.statusCode).toBe(201)
    const logins = answer.json().participants.map(({ person }: { person: { login: string } }) => person.login)
    expect(logins.toSorted()).toEqual(['loge@college.example', 'sacha.etudiant'])
    const mails = await app.db.outgoingMail.findMany({
      where: { ticketId: answer.json().id, template: 'acknowledgement' },
    })
    expect(mails).toHaveLength(3)
  })

  test('the files named, with the description', async () => {
    const camille = await desk.as('camille.demandeur')
    const file = await app.db.attachment.create({
      data: {
        id: newId(),
        name: 'capture.png',
        size: 3n,
        type: 'image/png',
        sha256: 'b'.repeat(64),
        storageKey: newId(),
        uploadedById: camille.personId,
        uploadedAt: new Date(),
      },
    })
    const answer = await fileAs('camille.demandeur', { attachmentIds: [file.id] })
    expect(answer.json().attachments).toMatchObject([{ id: file.id, name: 'capture.png' }])
  })

  test('words that the search finds at once', async () => {
    const answer = await fileAs('camille.demandeur', { title: 'Vidéoprojecteur muet' })
    const list = await (
      await desk.as('camille.demandeur')
    ).get(`/tickets?view=mine&q=${encodeURIComponent('videoprojecteur')}`)
    expect(list.json().items).toMatchObject([{ reference: answer.json().reference }])
  })

  test('a description of the greatest length, whatever its words', async () => {
    const words = Array.from({ length: 9_000 }, (_, n) => `mot${n}-composé`)
      .join(' ')
      .slice(0, 100_000)
    const answer = await fileAs('camille.demandeur', { description: words })
    expect(answer.statusCode).toBe(201)
    for (let n = 0; n < 6; n += 1) {
      const said = await desk.fire('camille.demandeur', answer.json().reference, 'comment', {
        text: words.replaceAll('mot', `autre${n}`).slice(0, 100_000),
      })
      expect(said.statusCode).toBe(200)
    }
  })

  test('one live event, for those who may read it', async () => {
    const answer = await fileAs('camille.demandeur', { onBehalf: 'establishment' })
    const events = await app.db.liveEvent.findMany({ where: { ticketId: answer.json().id } })
    expect(events).toMatchObject([
      {
        type: 'ticket.filed',
        audience: 'public',
        teamId: desk.support.id,
        establishmentId: desk.school.id,
        personIds: [await desk.id('camille.demandeur')],
      },
    ])
  })
})

describe('on behalf of somebody', () => {
  test('an agent files for a requester and says how they were asked', async () => {
    const requesterId = await desk.id('camille.demandeur')
    const answer = await fileAs('alex.agent', { requesterId, origin: 'phone' })
    expect(answer.json()).toMatchObject({
      requester: { id: requesterId },
      origin: 'phone',
      team: { id: desk.support.id },
    })
    const row = await app.db.ticket.findFirstOrThrow({ where: { reference: answer.json().reference } })
    expect(row.filedById).toBe(await desk.id('alex.agent'))
    const mails = await app.db.outgoingMail.findMany({
      where: { ticketId: row.id },
      include: { person: true },
    })
    expect(mails.map(({ person }) => person?.login)).not.toContain('alex.agent')
    expect(mails.map(({ person, template }) => `${template} ${person?.login}`)).toContain(
      'acknowledgement camille.demandeur',
    )
  })

  test('AC-16 a requester never files as somebody else', async () => {
    const requesterId = await desk.id('camille.demandeur')
    expect((await fileAs('sacha.etudiant', { requesterId })).statusCode).toBe(403)
    expect((await fileAs('sacha.etudiant', { origin: 'phone' })).statusCode).toBe(403)
    expect(
      (await fileAs('sacha.etudiant', { requesterEmail: 'camille.demandeur@valmer.example' })).statusCode,
    ).toBe(422)
    expect(
      await app.db.ticket.count({ where: { requesterId, filedById: await desk.id('sacha.etudiant') } }),
    ).toBe(0)
  })
})

describe('what is refused, and where', () => {
  test('a category that takes nothing, is retired, hidden from the requester, or under one that is', async () => {
    const hidden = await makeCategory(app.db, 'Examens', { teamId: desk.support.id, audiences: ['staff'] })
    const under = await makeCategory(app.db, 'Copies', { parentId: hidden.id })
    const retired = await makeCategory(app.db, 'Minitel', { teamId: desk.support.id })
    await app.db.category.update({ where: { id: retired.id }, data: { retiredAt: new Date() } })
    for (const categoryId of [desk.service.id, hidden.id, under.id, retired.id, newId()]) {
      const answer = await fileAs('sacha.etudiant', { categoryId })
      expect([answer.statusCode, pointerOf(answer)]).toEqual([422, '/categoryId'])
    }
    expect((await fileAs('camille.demandeur', { categoryId: under.id })).statusCode).toBe(201)
    // The requester's audiences count, not those of the agent who files.
    const forStudent = await fileAs('alex.agent', {
      categoryId: under.id,
      requesterId: await desk.id('sacha.etudiant'),
    })
    expect([forStudent.statusCode, pointerOf(forStudent)]).toEqual([422, '/categoryId'])
  })

  test('an establishment that is not theirs, one that is asked for, a product that does not exist', async () => {
    const other = await makeEstablishment(app.db, '0149002B', { people: ['jo.double'] })
    expect(pointerOf(await fileAs('camille.demandeur', { establishmentId: other.id }))).toBe(
      '/establishmentId',
    )
    await app.db.establishmentPerson.create({
      data: { establishmentId: desk.school.id, personId: await desk.id('jo.double') },
    })
    expect(pointerOf(await fileAs('jo.double'))).toBe('/establishmentId')
    expect((await fileAs('jo.double', { establishmentId: other.id })).statusCode).toBe(201)
    expect(pointerOf(await fileAs('camille.demandeur', { productId: newId() }))).toBe('/productId')
    const product = await makeProduct(app.db, 'Messageries', 'Courrielle')
    expect((await fileAs('camille.demandeur', { productId: product.id })).json().product).toMatchObject({
      label: 'Courrielle',
    })
  })

  test('answers that the form of the category does not take', async () => {
    const form = {
      fields: [
        { name: 'room', kind: 'line' as const, label: 'Salle', required: true },
        { name: 'kind', kind: 'choice' as const, label: 'Genre', required: false, choices: ['Son', 'Image'] },
      ],
    }
    const { id: categoryId } = await makeCategory(app.db, 'Salles', { teamId: desk.support.id, form })
    const refused = async (fields?: Record<string, string>) =>
      pointerOf(await fileAs('camille.demandeur', { categoryId, ...(fields && { fields }) }))
    expect(await refused()).toBe('/fields/room')
    expect(await refused({ room: '  ' })).toBe('/fields/room')
    expect(await refused({ room: 'B12\nB13' })).toBe('/fields/room')
    expect(await refused({ room: 'B12', kind: 'Odeur' })).toBe('/fields/kind')
    expect(await refused({ room: 'B12', colour: 'bleu' })).toBe('/fields/colour')
    const made = await fileAs('camille.demandeur', { categoryId, fields: { room: 'B12', kind: 'Son' } })
    expect(made.json().fields).toEqual({ room: 'B12', kind: 'Son' })
  })

  test('AC-7 files of somebody else, in use, or that never were', async () => {
    const upload = async (login: string) =>
      app.db.attachment.create({
        data: {
          id: newId(),
          name: 'a.txt',
          size: 1n,
          type: 'text/plain',
          sha256: 'c'.repeat(64),
          storageKey: newId(),
          uploadedById: await desk.id(login),
          uploadedAt: new Date(),
        },
      })
    const [own, foreign] = [await upload('camille.demandeur'), await upload('sacha.etudiant')]
    const first = await fileAs('camille.demandeur', { attachmentIds: [own.id] })
    expect(first.statusCode).toBe(201)
    for (const attachmentId of [own.id, foreign.id, newId()]) {
      const answer = await fileAs('camille.demandeur', { attachmentIds: [attachmentId] })
      expect([answer.statusCode, pointerOf(answer)]).toEqual([422, '/attachmentIds'])
      const entry = await desk.fire('camille.demandeur', first.json().reference, 'comment', {
        text: 'Voici.',
        attachmentIds: [attachmentId],
      })
      expect(entry.statusCode).toBe(422)
    }
    expect(await app.db.attachment.findUniqueOrThrow({ where: { id: foreign.id } })).toMatchObject({
      ticketId: null,
    })
  })
})
