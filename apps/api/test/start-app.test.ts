import { afterAll, expect, test } from 'vitest'
import { getDesk } from '@guichet/contracts/desk'
import { startApp } from './start-app.ts'

const desk = await startApp()
afterAll(() => desk.close())

test('the desk says its preset and its own settings over it', async () => {
  await desk.db.setting.create({ data: { key: 'help.phone', value: '02 61 91 00 99' } })
  const { preset, settings } = await desk.anonymous.call(getDesk)
  expect(preset).toBe('caen-amigo')
  expect(settings['help.phone']).toBe('02 61 91 00 99')
  expect(settings['reference.format']).toBe('R-%06d')
})

test('an unknown parameter is refused by name, in the language of the caller', async () => {
  const refused = await desk.anonymous.get('/desk?colour=red', {
    headers: { 'accept-language': 'en-GB,fr;q=0.5' },
  })
  expect(refused.statusCode).toBe(422)
  expect(refused.headers['content-type']).toMatch('application/problem+json')
  expect(refused.json()).toMatchObject({
    code: 'invalid',
    errors: [{ pointer: '?colour', code: 'unknown', detail: 'This field does not exist.' }],
  })
})
