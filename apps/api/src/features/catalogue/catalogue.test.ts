import { afterAll, describe, expect, test } from 'vitest'
import { getCatalogue, listEstablishments, listProducts } from '@guichet/contracts/catalogue'
import type { Category } from '@guichet/contracts/catalogue'
import { listTeams, searchPeople } from '@guichet/contracts/people'
import { newId } from '../../db/id.ts'
import { joinTeam, makeEstablishment, makePerson, makeTeam } from '../../../test/people.ts'
import { startApp } from '../../../test/start-app.ts'
import { putCategory } from '../../../test/ticket-rows.ts'

const desk = await startApp()
afterAll(() => desk.close())
const { db } = desk
const team = await makeTeam(db, 'Applications', { 'alex.agent': 'agent', 'noa.agent': 'agent' })
const other = await makeTeam(db, 'Réseau', { 'lou.reseau': 'agent' })
await makePerson(db, 'sacha.etudiant', { audiences: ['student'] })
await makePerson(db, 'ines.carpentier', { name: 'Inès CARPENTIER' })
await makeEstablishment(db, '0149001A', {
  people: ['camille.demandeur', 'maelle.guerin'],
  heads: ['dominique.chef'],
})
await makeEstablishment(db, '0149002B', { people: ['hugo.vasseur'] })

const applications = await putCategory(db, team.id, {
  label: 'Applications de gestion',
  position: 1,
  acceptsTickets: false,
  icon: 'apps',
})
const schooling = await putCategory(db, null, {
  label: 'Scolarité',
  position: 2,
  parentId: applications.id,
  acceptsTickets: false,
})
await putCategory(db, other.id, {
  label: 'Réinscription',
  position: 1,
  parentId: schooling.id,
  keywords: ['apogée', 'mot de passe'],
  description: 'Inscriptions et paiement',
})
await putCategory(db, null, { label: 'Diplômes', position: 2, parentId: schooling.id, audiences: ['staff'] })
await putCategory(db, null, { label: 'Paie', position: 1, parentId: applications.id, audiences: ['staff'] })
await putCategory(db, other.id, { label: 'Réseau Wi-Fi', position: 0, icon: 'wifi' })
const gone = await putCategory(db, team.id, { label: 'Minitel', position: 3, retiredAt: new Date() })
await putCategory(db, null, { label: 'Sous le minitel', parentId: gone.id })
const staffOnly = await putCategory(db, team.id, {
  label: 'Personnels',
  position: 4,
  acceptsTickets: false,
  audiences: ['staff'],
})
await putCategory(db, null, { label: 'Carrière', parentId: staffOnly.id })
await putCategory(db, team.id, { label: 'Vide', position: 5, acceptsTickets: false })

const labels = (tree: readonly Category[]): unknown[] =>
  tree.map(({ label, children }) => (children.length > 0 ? [label, labels(children)] : label))
const treeOf = async (login: string, q?: string) =>
  (await (await desk.as(login)).call(getCatalogue, { query: q === undefined ? {} : { q } })).categories

describe('catalogue', () => {
  test('REQ-026 REQ-027 REQ-032 REQ-033 REQ-048 a tree of themes of any depth, in its order, whose leaves take tickets', async () => {
    expect(labels(await treeOf('camille.demandeur'))).toEqual([
      'Réseau Wi-Fi',
      ['Applications de gestion', ['Paie', ['Scolarité', ['Réinscription', 'Diplômes']]]],
      ['Personnels', ['Carrière']],
    ])
  })

  test('UX-17 what is for others is hidden, and what leads nowhere with it', async () => {
    expect(labels(await treeOf('sacha.etudiant'))).toEqual([
      'Réseau Wi-Fi',
      ['Applications de gestion', [['Scolarité', ['Réinscription']]]],
    ])
  })

  test('an agent, who files for others, sees it whole', async () => {
    expect(labels(await treeOf('alex.agent'))).toEqual(labels(await treeOf('camille.demandeur')))
  })

  test('REQ-030 REQ-031 REQ-042 each category says the team it goes to, its own or the nearest above', async () => {
    const [network, apps] = await treeOf('camille.demandeur')
    expect(network?.team.label).toBe('Réseau')
    expect(apps?.children.find(({ label }) => label === 'Paie')?.team).toEqual({
      id: team.id,
      label: 'Applications',
    })
    expect(apps?.children[1]?.children[0]?.team.label).toBe('Réseau')
  })

  test('REQ-041 categories carry an icon', async () => {
    expect((await treeOf('camille.demandeur')).map(({ icon }) => icon)).toEqual(['wifi', 'apps', null])
  })

  test('REQ-028 UX-18 the filter looks at labels, keywords and descriptions, without accents or capitals, and keeps the path', async () => {
    for (const q of ['reinscription', 'APOGEE', 'paiement', 'passe mot', 'réinscr']) {
      expect(labels(await treeOf('camille.demandeur', q)), q).toEqual([
        ['Applications de gestion', [['Scolarité', ['Réinscription']]]],
      ])
    }
    expect(labels(await treeOf('camille.demandeur', 'scolarite'))).toEqual([
      ['Applications de gestion', [['Scolarité', ['Réinscription', 'Diplômes']]]],
    ])
    expect(await treeOf('camille.demandeur', 'zzzz')).toEqual([])
    expect(await treeOf('camille.demandeur', '%')).toEqual([])
  })
})

describe('products', async () => {
  const family = await db.productFamily.create({ data: { id: newId(), label: 'Intendance' } })
  for (const label of ['GFC', 'Opéra', 'Opale 100%', 'Œdipe'])
    await db.product.create({ data: { id: newId(), familyId: family.id, label } })
  await db.product.create({
    data: { id: newId(), familyId: family.id, label: 'Opérette', retiredAt: new Date() },
  })
  const mail = await db.productFamily.create({ data: { id: newId(), label: 'Courrier' } })
  await db.product.create({ data: { id: newId(), familyId: mail.id, label: 'Webmail' } })
  const client = await desk.as('camille.demandeur')
  const named = async (query: Record<string, string>) =>
    (await client.call(listProducts, { query })).items.map(({ label }) => label)

  test('REQ-038 REQ-039 all of them, by family, without a search', async () => {
    expect(await named({})).toEqual(['Webmail', 'GFC', 'Œdipe', 'Opale 100%', 'Opéra'])
    const { items } = await client.call(listProducts, { query: {} })
    expect(items.slice(0, 2).map((one) => one.family)).toEqual([
      { id: mail.id, label: 'Courrier' },
      { id: family.id, label: 'Intendance' },
    ])
  })

  test('REQ-055 three characters find what contains them, accents and capitals ignored', async () => {
    expect(await named({ q: 'PERA' })).toEqual(['Opéra'])
    // « Opérette » is retired.
    expect(await named({ q: 'opér' })).toEqual(['Opéra'])
    expect(await named({ q: 'oedi' })).toEqual(['Œdipe'])
    for (const q of ['gf', ' g ', ''])
      expect((await client.get(`/products?q=${encodeURIComponent(q)}`)).statusCode).toBe(422)
  })

  test('AC-196 a percent sign, an underscore or a backslash is itself', async () => {
    expect(await named({ q: '00%' })).toEqual(['Opale 100%'])
    for (const q of ['%%%', '___', 'Op%ra', 'Op_ra', '\\\\\\']) expect(await named({ q }), q).toEqual([])
  })
})

test('REQ-069 one’s own establishments, with code, name and who heads them', async () => {
  const { items } = await (await desk.as('camille.demandeur')).call(listEstablishments)
  expect(items).toMatchObject([{ code: '0149001A', name: 'Collège 0149001A', heads: ['Dominique CHEF'] }])
})

describe('people', () => {
  const found = async (login: string, q: string, more: Record<string, string> = {}) =>
    (await (await desk.as(login)).call(searchPeople, { query: { q, ...more } })).items

  test('AC-15 a requester finds by exact login or whole address, or by name among those of their establishments', async () => {
    expect(await found('camille.demandeur', 'hugo.vasseur')).toMatchObject([{ login: 'hugo.vasseur' }])
    expect(await found('camille.demandeur', 'HUGO.vasseur@valmer.example')).toMatchObject([
      { login: 'hugo.vasseur' },
    ])
    expect((await found('camille.demandeur', 'maelle')).map(({ login }) => login)).toEqual(['maelle.guerin'])
    for (const q of ['hugo', 'vasseur', 'hugo.vasseu', '@valmer.example', 'hugo.vasseur@valmer', '%%%'])
      expect(await found('camille.demandeur', q), q).toEqual([])
    expect(Object.keys((await found('camille.demandeur', 'maelle'))[0] ?? {}).toSorted()).toEqual([
      'id',
      'login',
      'name',
    ])
  })

  test('an agent finds by any part of name, login or address, and sees addresses', async () => {
    expect(await found('alex.agent', 'INES')).toMatchObject([
      { name: 'Inès CARPENTIER', email: 'ines.carpentier@valmer.example', audiences: ['staff'] },
    ])
    expect((await found('alex.agent', 'valmer.example')).length).toBeGreaterThan(5)
    expect(
      (await found('alex.agent', 'valmer.example', { agents: 'true' })).map(({ login }) => login),
    ).toEqual(['alex.agent', 'lou.reseau', 'noa.agent'])
  })

  test('fewer than three characters are refused, and twenty rows are the most', async () => {
    const client = await desk.as('alex.agent')
    expect((await client.get('/people?q=al')).statusCode).toBe(422)
    for (let n = 0; n < 25; n++) await makePerson(db, `foule.numero${n}`)
    expect((await found('alex.agent', 'foule')).length).toBe(20)
  })

  test('somebody whose account is closed is not found', async () => {
    await makePerson(db, 'parti.depuis')
    await db.person.update({ where: { login: 'parti.depuis' }, data: { disabledAt: new Date() } })
    expect(await found('alex.agent', 'parti.depuis')).toEqual([])
    expect(await found('camille.demandeur', 'parti.depuis')).toEqual([])
  })

  test('AC-20 teams are for agents: to the others there is nothing there', async () => {
    await joinTeam(db, team.id, 'robin.responsable', 'lead')
    const { items } = await (await desk.as('alex.agent')).call(listTeams)
    expect(items.map(({ label, members }) => [label, members.map(({ login }) => login)])).toEqual([
      ['Applications', ['alex.agent', 'noa.agent', 'robin.responsable']],
      ['Réseau', []],
    ])
    expect((await (await desk.as('camille.demandeur')).get('/teams')).statusCode).toBe(404)
  })
})
