import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ENDPOINTS } from '@guichet/contracts/endpoints'
import { flawsOf } from '../../test/content-policy.ts'
import { startApp } from '../../test/start-app.ts'
import { openApi } from './openapi.ts'

const committed = new URL('../../../../docs/api/openapi.json', import.meta.url)

test('the committed OpenAPI document is the present one (`node scripts/openapi.ts` writes it)', () => {
  expect(JSON.parse(readFileSync(committed, 'utf8'))).toEqual(JSON.parse(JSON.stringify(openApi())))
})

test('every endpoint has its operation, with its scope', () => {
  const text = JSON.stringify(openApi())
  for (const { name } of ENDPOINTS) expect(text).toContain(`"operationId":"${name}"`)
})

test('AC-250 the document and its page are public, and gone when the desk says so', async () => {
  const open = await startApp()
  const page = await open.app.inject('/api/docs/')
  expect(page.statusCode).toBe(200)
  expect((await open.anonymous.get('/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' })
  await open.close()
  const closed = await startApp({ env: { DOCS_PUBLIC: 'false' } })
  for (const url of ['/api/docs', '/api/docs/', '/api/v1/openapi.json', '/api/docs/static/swagger-ui.js']) {
    expect((await closed.app.inject(url)).statusCode, url).toBe(404)
  }
  await closed.close()
})

test('AC-55 AC-62 its page runs its own scripts alone, sends nothing elsewhere and stands in no frame', async () => {
  const desk = await startApp()
  for (const url of ['/api/docs', '/api/docs/', '/api/docs/static/index.html']) {
    const { headers, body } = await desk.app.inject({ url, headers: { accept: 'text/html' } })
    expect(flawsOf(headers['content-security-policy']), url).toEqual([])
    expect(headers['x-frame-options']).toBe('DENY')
    expect(`${headers['content-security-policy']}${body}`).not.toMatch(/https?:|unsafe/)
  }
  const script = await desk.app.inject('/api/docs/static/swagger-initializer.js')
  expect(script.body).toContain('"validatorUrl":null')
  await desk.close()
})
