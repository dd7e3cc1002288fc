import { addEntry, listJournal } from '@guichet/contracts/journal'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeDesk } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'
import { endMembership } from '../departures/commands.ts'
import { mailsToSend } from '../mail/queries.ts'
import { presentMail } from '../mail/present.ts'
import { standingToBeTold } from '../mail/scope.ts'

let app: TestApp
let desk: Desk

beforeAll(async () => {
  app = await startApp()
  desk = await makeDesk(app)
})
afterAll(() => app.close())

/** Where `@` of the words names whom. */
async function mention(words: string, login: string, name: string) {
  return { personId: await desk.id(login), start: words.indexOf(name), length: name.length }
}

async function said(login: string, reference: string, body: string, mentions: unknown, audience = 'team') {
  const author = await desk.as(login)
  return author.post(`/tickets/${reference}/journal`, { body: { body, audience, mentions } })
}

const told = async (reference: string) =>
  (
    await app.db.outgoingMail.findMany({
      where: { ticket: { reference }, template: { notIn: ['new_ticket', 'acknowledgement', 'taken'] } },
      include: { person: true },
      orderBy: { id: 'asc' },
    })
  ).map(({ template, person }) => `${template} → ${person?.login}`)

const words = 'Voir avec @Noa AGENT, puis @Robin, merci.'

describe('a colleague named in an entry', () => {
  test('is told once, by whom and in which words; the journal keeps who it was, whatever their name becomes', async () => {
    const { reference } = await desk.file('camille.demandeur')
    await desk.fire('noa.agent', reference, 'take')
    const mentions = [
      await mention(words, 'noa.agent', '@Noa AGENT'),
      await mention(words, 'robin.responsable', '@Robin'),
    ]
    const alex = await desk.as('alex.agent')
    const entry = await alex.call(addEntry, {
      params: { reference },
      body: { body: words, audience: 'team', mentions },
    })
    expect(entry.mentions).toEqual(mentions)
    expect(entry.names[mentions[0]?.personId ?? '']).toBe('Noa AGENT')
    expect(await told(reference)).toEqual(['mentioned → noa.agent', 'mentioned → robin.responsable'])
    const rows = await app.db.outgoingMail.findMany({
      where: { template: 'mentioned', ticket: { reference } },
    })
    const [mail] = await mailsToSend(app.db, [rows[0]?.id ?? ''], new Date())
    if (mail === undefined) throw new Error('no mail')
    const standing = standingToBeTold(mail)
    const desktop = { settings: await app.deps.settings(), env: app.env, now: new Date() }
    const letter = standing && presentMail(mail, standing, desktop)
    expect(letter?.text).toContain('Alex AGENT vous mentionne sur un ticket')
    expect(letter?.text).toContain(words)
  })

  test('AC-28 is of the desk’s side: a requester, a contact, a stranger, a former agent and nobody are refused alike', async () => {
    const { reference } = await desk.file('camille.demandeur', {
      contacts: [{ personId: await desk.id('sacha.etudiant') }],
    })
    const refused = async (personId: string) => {
      const answer = await said('alex.agent', reference, 'Dis @x', [{ personId, start: 4, length: 2 }])
      return `${answer.statusCode} ${answer.json().errors[0].pointer} ${answer.json().detail}`
    }
    const { id } = await app.db.membership.create({
      data: {
        id: crypto.randomUUID(),
        teamId: desk.support.id,
        personId: await desk.id('dominique.chef'),
        role: 'agent',
        granted: [],
        withdrawn: [],
        createdAt: new Date(),
      },
    })
    await endMembership(app.deps, id)
    const answers = new Set<string>()
    for (const login of ['camille.demandeur', 'sacha.etudiant', 'lou.reseau', 'dominique.chef'])
      answers.add(await refused(await desk.id(login)))
    answers.add(await refused('018f0000-0000-7000-8000-000000000000'))
    expect([...answers]).toEqual([expect.stringContaining('422 /mentions/0 ')])
    expect(await told(reference)).toEqual([])
  })

  test('is an invited guest too, and by a public reply agents alone; requesters mention nobody', async () => {
    const { reference } = await desk.file('camille.demandeur')
    await desk.fire('alex.agent', reference, 'take')
    await desk.fire('alex.agent', reference, 'invite', { personId: await desk.id('lou.reseau') })
    const reply = 'Bonjour, @Lou vous répondra.'
    const mentions = [await mention(reply, 'lou.reseau', '@Lou')]
    expect((await said('alex.agent', reference, reply, mentions, 'public')).statusCode).toBe(201)
    expect((await told(reference)).slice(-2)).toEqual([
      'mentioned → lou.reseau',
      'comment_public → camille.demandeur',
    ])
    expect((await said('camille.demandeur', reference, reply, mentions, 'public')).statusCode).toBe(403)
    const { items } = await (await desk.as('camille.demandeur')).call(listJournal, { params: { reference } })
    expect(items.at(-1)).toMatchObject({ body: reply, mentions })
    const resolved = await desk.fire('alex.agent', reference, 'resolve', { text: reply, mentions })
    expect(resolved.statusCode).toBe(200)
    expect((await told(reference)).slice(-2)).toEqual([
      'mentioned → lou.reseau',
      'resolved → camille.demandeur',
    ])
  })

  test('stands where the words say @, once each place, and they are few', async () => {
    const { reference } = await desk.file('camille.demandeur')
    const personId = await desk.id('noa.agent')
    const at = (start: number, length: number) => ({ personId, start, length })
    const status = async (mentions: unknown) =>
      (await said('alex.agent', reference, '@Noa et @Noa', mentions)).statusCode
    for (const wrong of [
      [at(1, 2)],
      [at(0, 50)],
      [at(8, 4), at(0, 4)],
      [at(0, 4), at(2, 3)],
      [at(-1, 4)],
      [at(0, 1)],
    ])
      expect([wrong, await status(wrong)]).toEqual([wrong, 422])
    expect(await status(Array.from({ length: 1_000 }, () => at(0, 4)))).toBe(422)
    expect(await status([at(0, 4), at(8, 4)])).toBe(201)
    // The ticket is nobody’s yet: whoever is not named is told of the note as before.
    expect(await told(reference)).toEqual(['mentioned → noa.agent', 'comment_team → robin.responsable'])
  })
})
