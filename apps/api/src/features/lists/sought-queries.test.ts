import { afterAll, describe, expect, test } from 'vitest'
import { listTickets } from '@guichet/contracts/tickets'
import { STATUSES } from '@guichet/contracts/lifecycle'
import { readSearch } from '@guichet/domain/search/read-search'
import { PRESETS } from '@guichet/contracts/settings'
import { deskStateKey, stateKey } from '@guichet/i18n/state-key'
import { translator } from '@guichet/i18n/translator'
import type { TestClient } from '../../../test/client.ts'
import { makePerson, makeTeam } from '../../../test/people.ts'
import { startApp } from '../../../test/start-app.ts'
import { putCategory, putEntry, putTicket, putTransfer } from '../../../test/ticket-rows.ts'

const desk = await startApp()
afterAll(() => desk.close())
const { db } = desk
const network = await makeTeam(db, 'Réseau et Wi-Fi', { 'alex.agent': 'agent', 'noa.agent': 'agent' })
const pay = await makeTeam(db, 'Paie', { 'alex.agent': 'agent', 'lou.agent': 'agent' })
const camille = await makePerson(db, 'camille.demandeur', { name: 'Camille Demandeur' })
const solene = await makePerson(db, 'solene.aubry', { name: 'Solène Aubry' })
const noa = await db.person.findUniqueOrThrow({ where: { login: 'noa.agent' } })
const root = await putCategory(db, network.id, { label: 'Réseau', acceptsTickets: false })
const wifi = await putCategory(db, null, { label: 'Bornes', parentId: root.id })
const slips = await putCategory(db, pay.id, { label: 'Bulletins' })
const agent = await desk.signedIn('alex.agent')
const owner = await desk.signedIn('camille.demandeur')

const put = async (title: string, row: Partial<Parameters<typeof putTicket>[1]>) =>
  putTicket(db, {
    requesterId: camille.id,
    teamId: network.id,
    categoryId: wifi.id,
    title,
    description: '…',
    ...row,
  })
// Paris is an hour ahead: the first of March has begun there.
const march = new Date('2026-02-28T23:30:00Z')
const borne = await put('Borne muette', { createdAt: new Date('2026-01-10T08:00:00Z'), priority: 5 })
const plan = await put('Borne du plan B', { createdAt: march, status: 'assigned', agentId: noa.id })
await put('Bulletin absent', {
  teamId: pay.id,
  categoryId: slips.id,
  requesterId: solene.id,
  createdAt: new Date('2026-03-20T08:00:00Z'),
  status: 'resolved',
  agentId: noa.id,
})
await putEntry(db, borne.id, { audience: 'team', body: 'Le commutateur brûle.' })
await putEntry(db, plan.id, { body: 'Tout va bien.' })

const titles = async (client: TestClient, q: string): Promise<string[]> => {
  const { items, total } = await client.call(listTickets, {
    query: { view: 'all', q, sort: 'created', total: 'true' },
  })
  expect(total, q).toBe(items.length)
  return items.map(({ title }) => title)
}

describe('REQ-212 the operators of a search', () => {
  test.each([
    ['équipe:réseau', ['Borne muette', 'Borne du plan B']],
    ['-équipe:réseau', ['Bulletin absent']],
    ['équipe:paie équipe:"wi-fi"', ['Borne muette', 'Borne du plan B', 'Bulletin absent']],
    ['catégorie:reseau', ['Borne muette', 'Borne du plan B']],
    ['état:résolu', ['Bulletin absent']],
    ['-état:résolu borne', ['Borne muette', 'Borne du plan B']],
    ['état:résolue état:assigné', ['Borne du plan B', 'Bulletin absent']],
    ['demandeur:aubry', ['Bulletin absent']],
    ['demandeur:camille.demandeur', ['Borne muette', 'Borne du plan B']],
    ['agent:noa', ['Borne du plan B', 'Bulletin absent']],
    ['-agent:noa', ['Borne muette']],
    ['agent:personne', ['Borne muette']],
    ['agent:moi', []],
    ['priorité:très-élevée', ['Borne muette']],
    ['avant:01/03/2026', ['Borne muette']],
    ['après:2026-03 avant:2026-03-20', ['Borne du plan B']],
    ['après:mars-2026', ['Borne du plan B', 'Bulletin absent']],
    ['borne -"plan b"', ['Borne muette']],
    ['"borne du plan" avant:2027', ['Borne du plan B']],
    ['-bulletin', ['Borne muette', 'Borne du plan B']],
    ['équipe:inconnue', []],
    ['état:perdu', []],
  ])('%s', async (q, found) => expect(await titles(agent, q)).toEqual(found))

  test('each preset’s words for the states are understood, in both languages', () => {
    for (const preset of PRESETS)
      for (const locale of ['fr', 'en'] as const)
        for (const [status, key] of STATUSES.flatMap((one) => [
          [one, stateKey({ status: one })] as const,
          [one, deskStateKey({ status: one })] as const,
        ])) {
          const [label] = translator(locale, { pack: preset })(key).split(',')
          const { terms } = readSearch(`état:"${label}"`, '2026-11-22')
          expect(terms, `${preset} ${locale} ${label}`).toEqual([
            { operator: 'state', statuses: [status], isNot: false },
          ])
        }
  })

  test('AC-27 what is excluded for a word of the team’s is not missed by its requester', async () => {
    expect(await titles(agent, 'borne -commutateur')).toEqual(['Borne du plan B'])
    expect(await titles(owner, 'borne -commutateur')).toEqual(['Borne muette', 'Borne du plan B'])
    expect(await titles(owner, '-commutateur')).toEqual(['Borne muette', 'Borne du plan B'])
    expect(await titles(owner, 'borne priorité:5')).toEqual([])
  })

  test('AC-27 nor by a team that let it go, for a word that was written since', async () => {
    const lou = await desk.signedIn('lou.agent')
    const left = await put('Prime oubliée', { teamId: pay.id, categoryId: slips.id })
    await putEntry(db, left.id, { body: 'Reçu.', at: new Date(Date.now() - 60_000) })
    await putTransfer(db, left.id, network.id)
    await putEntry(db, left.id, { body: 'Une saisie.', at: new Date(Date.now() + 60_000) })
    expect(await titles(lou, 'prime -saisie')).toEqual(['Prime oubliée'])
    expect(await titles(lou, 'prime -recu')).toEqual([])
  })
})

describe('the extracts of a search', () => {
  const search = async (client: TestClient, q: string) => {
    const { items } = await client.call(listTickets, { query: { view: 'all', q } })
    return items.map(({ title, matched }) => ({
      title,
      marks: matched?.title?.filter(({ marked }) => marked).map(({ text }) => text) ?? null,
      from: matched?.extract?.from ?? null,
      text: matched?.extract?.text.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('') ?? null,
    }))
  }

  test('REQ-212 the words are marked where they were found, inflections and accents forgiven', async () => {
    await put('Onduleurs en alarme', {
      description:
        'La salle serveur sent le brûlé. Les onduleurs <b>sifflent</b> depuis ce matin, deux fois par heure.',
    })
    expect(await search(agent, 'onduleur sifflent')).toEqual([
      {
        title: 'Onduleurs en alarme',
        marks: ['Onduleurs'],
        from: 'description',
        text: expect.stringMatching(/Les \[onduleurs\].*\[sifflent\]/),
      },
    ])
    expect((await search(agent, '"salle serveur"'))[0]?.text).toContain('[salle] [serveur]')
  })

  test('what has all the words comes before what has some, and a name is found nowhere in the texts', async () => {
    const ticket = await put('Clavier', { description: 'Le clavier colle.' })
    await putEntry(db, ticket.id, { body: 'Un clavier neuf est commandé.' })
    expect((await search(agent, 'clavier commandé'))[0]).toMatchObject({ from: 'public' })
    expect((await search(agent, 'solene')).map(({ marks, from }) => [marks, from])).toEqual([[null, null]])
    const { items } = await agent.call(listTickets, { query: { view: 'all', q: 'état:résolu' } })
    expect(items[0]?.matched).toBeUndefined()
  })

  test('AC-26 AC-27 a note feeds the extract of the desk’s side alone', async () => {
    const ticket = await put('Badge refusé', { description: 'La porte reste close.' })
    await putEntry(db, ticket.id, { body: 'Le badge est à refaire.' })
    await putEntry(db, ticket.id, { audience: 'team', body: 'Ce badge est volé, ne rien dire.' })
    expect((await search(agent, 'badge'))[0]).toMatchObject({
      from: 'team',
      text: expect.stringContaining('volé'),
    })
    const seen = (await search(owner, 'badge'))[0]
    expect(seen).toMatchObject({ from: 'public', text: 'Le [badge] est à refaire.' })
    const reply = await owner.get('/tickets?view=all&q=badge%20vol%C3%A9%20porte')
    expect(reply.body).not.toContain('volé')
  })

  test('AC-192 a ticket of long texts, with marks of its own, costs no more than the start of them', async () => {
    const ticket = await put('Journal \u0002bavard\u0003', {
      description: `${'mot '.repeat(24_000)}trompette`,
    })
    for (let nth = 0; nth < 12; nth += 1)
      await putEntry(db, ticket.id, { body: `${'bavard '.repeat(14_000)}${nth}` })
    const [found] = await search(agent, 'bavard')
    expect(found).toMatchObject({ marks: ['bavard'], from: 'public' })
    expect((await search(agent, 'trompette'))[0]).toMatchObject({ from: null })
  })
})
