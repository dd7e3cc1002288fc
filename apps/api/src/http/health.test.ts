import underPressure from '@fastify/under-pressure'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { testEnv } from '../../test/env.ts'
import { refuseUnderPressure } from './health.ts'
import { answerProblems } from './problems.ts'

test('AC-223 a process that can hardly keep up takes nobody in, and still says that it lives', async () => {
  const app = fastify()
  app.decorateRequest('caller', null)
  answerProblems(app, testEnv())
  // No process does with so little memory: this one is under pressure from its first sample on.
  await app.register(underPressure, {
    maxRssBytes: 1,
    sampleInterval: 20,
    pressureHandler: refuseUnderPressure,
  })
  for (const url of ['/health/live', '/health/ready', '/api/v1/desk'])
    app.get(url, async () => ({ status: 'ok' }))
  await expect.poll(async () => (await app.inject('/api/v1/desk')).statusCode, { timeout: 5_000 }).toBe(503)
  const refused = await app.inject('/health/ready')
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '5'])
  expect(refused.json()).toMatchObject({ code: 'unavailable' })
  expect((await app.inject('/health/live')).statusCode).toBe(200)
  await app.close()
})

test('AC-223 a sample in which nothing could be measured refuses nobody', async () => {
  const app = fastify()
  app.decorateRequest('caller', null)
  answerProblems(app, testEnv())
  // Samples that come faster than what they sample is measured.
  await app.register(underPressure, {
    maxEventLoopDelay: 60_000,
    sampleInterval: 1,
    pressureHandler: refuseUnderPressure,
  })
  const delays = new Set<number>()
  app.get('/', async () => {
    delays.add(app.memoryUsage().eventLoopDelay)
    return { status: 'ok' }
  })
  const statuses = new Set<number>()
  await expect
    .poll(
      async () => {
        statuses.add((await app.inject('/')).statusCode)
        return delays.has(Number.POSITIVE_INFINITY)
      },
      { timeout: 5_000, interval: 1 },
    )
    .toBe(true)
  expect([...statuses]).toEqual([200])
  await app.close()
})
