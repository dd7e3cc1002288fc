import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { startApp } from '../../test/start-app.ts'

const FRESH_MS = 1_000
const desk = await startApp({ env: { RECOGNISED_MS: String(FRESH_MS) } })
afterAll(() => desk.close())

test('AC-164 whoever is disabled is shown out within the second for which a caller is not looked up again', async () => {
  const client = await desk.as('camille.demandeur')
  expect((await client.get('/me')).statusCode).toBe(200)
  await desk.db.person.update({ where: { login: 'camille.demandeur' }, data: { disabledAt: new Date() } })
  await sleep(FRESH_MS + 50)
  expect((await client.get('/me')).statusCode).toBe(401)
})

test('AC-160 AC-182 what a person ends in this process is over at once', async () => {
  const browser = await desk.signedIn('sacha.etudiant')
  expect((await browser.get('/me')).statusCode).toBe(200)
  const [session] = await desk.db.session.findMany({ where: { person: { login: 'sacha.etudiant' } } })
  expect((await browser.delete(`/me/sessions/${session?.id}`)).statusCode).toBe(204)
  expect((await browser.get('/me')).statusCode).toBe(401)
})

test('a secret that was nobody’s is looked up again', async () => {
  const client = await desk.as('noa.agent')
  await desk.db.person.update({ where: { login: 'noa.agent' }, data: { disabledAt: new Date() } })
  expect((await client.get('/me')).statusCode).toBe(401)
  await desk.db.person.update({ where: { login: 'noa.agent' }, data: { disabledAt: null } })
  expect((await client.get('/me')).statusCode).toBe(200)
})
