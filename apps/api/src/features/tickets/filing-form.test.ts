import { problem } from '@guichet/contracts/problems'
import { ACCEPTED, FORM, GOOD, REFUSED, UNSTORABLE } from '@guichet/domain/filing/test-refused'
import { afterAll, expect, test } from 'vitest'
import { makeCategory, makeDesk } from '../../../test/desk.ts'
import { makeEstablishment } from '../../../test/people.ts'
import { startApp } from '../../../test/start-app.ts'

const app = await startApp()
afterAll(() => app.close())
const { as, support, school } = await makeDesk(app)
await makeEstablishment(app.db, '0149002B', { people: ['camille.demandeur'] })
const { id: categoryId } = await makeCategory(app.db, 'Vidéo', { teamId: support.id, form: FORM })
const camille = await as('camille.demandeur')
const file = (written: object) =>
  camille.post('/tickets', { body: { categoryId, establishmentId: school.id, ...GOOD, ...written } })

test.each(REFUSED)('the API refuses %s, at its field, as the page does', async (_, written, pointer) => {
  const reply = await file(written)
  expect(reply.statusCode).toBe(422)
  expect(problem.parse(reply.json()).errors?.map((error) => error.pointer)).toEqual([pointer])
})

test.each(UNSTORABLE)('the API refuses %s whole, as the page does at its field', async (_, written) => {
  expect((await file(written)).statusCode).toBe(400)
})

test.each(ACCEPTED)('the API accepts it, as the page does: %s', async (_, written) => {
  expect((await file(written)).statusCode).toBe(201)
})

test('without the establishment that the page asks for, the API asks for it too', async () => {
  const reply = await file({ establishmentId: undefined })
  expect(problem.parse(reply.json()).errors?.[0]?.pointer).toBe('/establishmentId')
})
