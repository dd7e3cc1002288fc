import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ENDPOINTS } from '@guichet/contracts/endpoints'
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
  expect(page.headers['content-security-policy']).not.toContain('unsafe-eval')
  expect((await open.anonymous.get('/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' })
  await open.close()
  const closed = await startApp({ env: { DOCS_PUBLIC: 'false' } })
  for (const url of ['/api/docs', '/api/docs/', '/api/v1/openapi.json', '/api/docs/static/swagger-ui.js']) {
    expect((await closed.app.inject(url)).statusCode, url).toBe(404)
  }
  await closed.close()
})
