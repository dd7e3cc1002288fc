import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../../app.ts'
import { clientWith } from '../../../test/client.ts'
import { countingDb } from '../../../test/counting-db.ts'
import type { TestClient } from '../../../test/client.ts'
import { makeDesk } from '../../../test/desk.ts'
import type { Desk } from '../../../test/desk.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'

let app: TestApp
let desk: Desk
let statements: ReturnType<typeof countingDb>
let counted: (client: TestClient) => TestClient
let close: () => Promise<void>

beforeAll(async () => {
  app = await startApp()
  desk = await makeDesk(app, { supports: Array.from({ length: 60 }, (_, n) => `agent${n}.nombreux`) })
  statements = countingDb(app.db)
  const other = await buildApp({ ...app.deps, db: statements.db })
  counted = (client) => clientWith(other, { id: client.personId }, client.headers)
  close = () => other.close()
})
afterAll(async () => {
  await close()
  await app.close()
})

/** How many statements a request costs, once the caller was seen this minute. */
async function costOf(login: string, path: string, body: unknown): Promise<number> {
  const client = counted(await desk.as(login))
  await client.get('/tickets/counts')
  statements.reset()
  const answer = await client.post(path, { body })
  expect(answer.statusCode).toBeLessThan(300)
  return statements.sent()
}

const longText = 'Une phrase de plus. '.repeat(50)

test('a take costs four statements, whoever is told and however long the journal', async () => {
  const short = await desk.file('camille.demandeur')
  const long = await desk.file('camille.demandeur')
  for (let n = 0; n < 40; n += 1)
    await desk.fire('camille.demandeur', long.reference, 'comment', { text: longText })
  for (let n = 0; n < 20; n += 1)
    await desk.fire('camille.demandeur', long.reference, 'add_contact', {
      email: `contact${n}@valmer.example`,
    })
  // Who calls, what the rules must know, the act, the ticket as it now is.
  expect(await costOf('alex.agent', `/tickets/${short.reference}/transitions`, { event: 'take' })).toBe(4)
  expect(await costOf('alex.agent', `/tickets/${long.reference}/transitions`, { event: 'take' })).toBe(4)
})

test('a filing costs four statements, sixty mails included', async () => {
  const body = { categoryId: desk.mailbox.id, title: 'Boîte pleine', description: longText }
  expect(await costOf('camille.demandeur', '/tickets', body)).toBe(4)
  const [newest] = await app.db.ticket.findMany({
    orderBy: { number: 'desc' },
    take: 1,
    include: { mails: true },
  })
  expect(newest?.mails.length).toBeGreaterThan(60)
})
