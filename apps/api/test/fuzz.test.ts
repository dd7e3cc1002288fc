import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Endpoint } from '@guichet/contracts/endpoint'
import { ENDPOINTS } from '@guichet/contracts/endpoints'
import { problem } from '@guichet/contracts/problems'
import { requestTo } from './arbitrary-request.ts'
import type { AnyRequest } from './arbitrary-request.ts'
import type { TestClient } from './client.ts'
import { makeDesk } from './desk.ts'
import type { Desk } from './desk.ts'
import { filePart, multipartOf } from './multipart.ts'
import { startApp } from './start-app.ts'
import type { TestApp } from './start-app.ts'

let app: TestApp
let desk: Desk
const unhandled: unknown[] = []
const note = (reason: unknown) => unhandled.push(reason)

beforeAll(async () => {
  app = await startApp()
  desk = await makeDesk(app)
  process.on('unhandledRejection', note)
})
afterAll(async () => {
  process.off('unhandledRejection', note)
  await app.close()
})

// A stream has no end to wait for; an upload is no JSON, and has tests of its own.
const endpoints: readonly Endpoint[] = ENDPOINTS.filter(
  ({ name }) => name !== 'streamEvents' && name !== 'uploadAttachments',
)
const perEndpoint = 40

test(
  `AC-208 ${endpoints.length * perEndpoint} requests made from the contracts, right and wrong: never a failure of ours, each answer as its contract says`,
  { timeout: 180_000 },
  async () => {
    const known = await knownIds()
    const clients = await Promise.all(['camille.demandeur', 'alex.agent', 'robin.responsable'].map(desk.as))
    const signedIn = await app.signedIn('dominique.chef')
    const someone = fc.constantFrom<TestClient>(...clients, signedIn)
    const seen = new Map<number, number>()
    for (const endpoint of endpoints) {
      const property = fc.asyncProperty(requestTo(endpoint, known), someone, async (request, client) => {
        const status = await ask(endpoint, request, client)
        seen.set(status, (seen.get(status) ?? 0) + 1)
      })
      await fc.assert(property, { numRuns: perEndpoint, endOnFailure: true })
    }
    expect(unhandled).toEqual([])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    // A mix that is always refused, or never, would prove little.
    expect([...seen.keys()].toSorted((a, b) => a - b)).toEqual(expect.arrayContaining([200, 404, 422]))
  },
)

async function ask(endpoint: Endpoint, request: AnyRequest, client: TestClient): Promise<number> {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent((request.params[name] ?? 'x').toWellFormed() || 'x'),
  )
  const query = new URLSearchParams(request.query).toString()
  const body = request.body === undefined ? {} : { payload: JSON.stringify(request.body) }
  const answer = await client.inject({
    method: endpoint.method,
    url: `/api/v1${path}${query === '' ? '' : `?${query}`}`,
    headers: {
      ...request.headers,
      ...(request.body !== undefined && { 'content-type': 'application/json' }),
    },
    ...body,
  })
  expect(answer.statusCode, answer.body).toBeLessThan(500)
  if (endpoint.method === 'HEAD') {
    expect(answer.body).toBe('')
  } else if (answer.statusCode >= 400) {
    const told = problem.parse(answer.json())
    expect(told.status).toBe(answer.statusCode)
    expect(answer.body).not.toMatch(/prisma|select |\bat \/|node_modules|stack/i)
  } else if (endpoint.reply !== undefined) {
    expect(endpoint.reply.safeParse(answer.json()).error, answer.body).toBeUndefined()
  }
  return answer.statusCode
}

/** Ids and references that exist, so that requests get past the door. */
async function knownIds(): Promise<string[]> {
  const { id, reference } = await desk.file('camille.demandeur')
  const taken = await desk.file('camille.demandeur')
  await desk.fire('alex.agent', taken.reference, 'take')
  const sent = await (await desk.as('camille.demandeur')).inject(multipartOf([filePart('x.txt', 'x')]))
  return [
    id,
    reference,
    taken.reference,
    taken.reference.toLowerCase(),
    desk.mailbox.id,
    desk.wifi.id,
    desk.support.id,
    desk.network.id,
    desk.school.id,
    await desk.id('alex.agent'),
    await desk.id('noa.agent'),
    String(sent.json().items[0].id),
    'Panne',
  ]
}
