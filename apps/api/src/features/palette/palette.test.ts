import { afterAll, expect, test } from 'vitest'
import { createToken } from '@guichet/contracts/me'
import { lookUp, palette } from '@guichet/contracts/palette'
import { putAnswer } from '../../../test/answer-rows.ts'
import { makePerson, makeTeam } from '../../../test/people.ts'
import { startApp } from '../../../test/start-app.ts'
import { putCategory, putEntry, putTicket } from '../../../test/ticket-rows.ts'

const desk = await startApp()
afterAll(() => desk.close())
const { db } = desk
const team = await makeTeam(db, 'Réseau', { 'alex.agent': 'agent' })
const camille = await makePerson(db, 'camille.demandeur', { name: 'Camille Demandeur' })
const wifi = await makePerson(db, 'wim.wifi', { name: 'Wim Wifi' })
const category = await putCategory(db, team.id)
const row = { teamId: team.id, categoryId: category.id }
const ticket = await putTicket(db, { ...row, requesterId: camille.id, title: 'Wifi absent' })
await putTicket(db, { ...row, requesterId: wifi.id, title: 'Écran noir' })
await putEntry(db, ticket.id, { audience: 'team', body: 'Borne ZZNOTE débranchée.' })
await putAnswer(db, { title: 'Se connecter au wifi' })
const agent = await desk.signedIn('alex.agent')
const owner = await desk.signedIn('camille.demandeur')

test('REQ-212 tickets, people and answers come in one reply, each by its own rules', async () => {
  const { tickets, people, answers } = await agent.call(lookUp, { query: { q: 'wifi' } })
  expect(tickets.items.map(({ title }) => title)).toEqual(['Wifi absent', 'Écran noir'])
  expect(people.items.map(({ login }) => login)).toEqual(['wim.wifi'])
  expect(answers.items.map(({ title }) => title)).toEqual(['Se connecter au wifi'])
  const seen = await owner.call(lookUp, { query: { q: 'wifi' } })
  expect(seen.tickets.items.map(({ title }) => title)).toEqual(['Wifi absent'])
  expect(seen.people.items).toEqual([])
})

test('AC-27 a requester is told nothing of a note', async () => {
  expect((await agent.call(lookUp, { query: { q: 'ZZNOTE' } })).tickets.items).toHaveLength(1)
  expect((await owner.call(lookUp, { query: { q: 'ZZNOTE' } })).tickets.items).toEqual([])
})

test('two letters find tickets, and nobody; nothing finds nothing', async () => {
  expect((await agent.call(lookUp, { query: { q: 'wi' } })).people.items).toEqual([])
  expect(await agent.call(lookUp, { query: { q: ' ' } })).toEqual({
    tickets: { items: [], nextCursor: null },
    people: { items: [] },
    answers: { items: [], nextCursor: null },
  })
})

test('a token finds people where it may look for them', async () => {
  for (const [scopes, found] of [
    [['tickets:read'], 0],
    [['tickets:read', 'people:read'], 1],
  ] as const) {
    const { secret } = await agent.call(createToken, {
      body: {
        name: 'outil',
        scopes: [...scopes],
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      },
    })
    const reply = await desk.app.inject({
      url: '/api/v1/palette?q=wifi',
      headers: { authorization: `Bearer ${secret}` },
    })
    expect(palette.parse(reply.json()).people.items).toHaveLength(found)
  }
})
