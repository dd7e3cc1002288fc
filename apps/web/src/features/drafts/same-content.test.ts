import { expect, test } from 'vitest'
import type { DraftContent } from '@guichet/contracts/me'
import { isSameContent, resume } from './same-content.ts'

const written = (text: string, form: Record<string, string> = {}): DraftContent => ({
  kind: 'ticket',
  text,
  form,
})
const server = { id: 'd', content: written('Au bureau'), version: 4, updatedAt: '2026-11-22T10:00:00Z' }
const local = (text: string, version: number, isSent = false) => ({
  ...server,
  content: written(text),
  version,
  isSent,
})

test('fields in another order say the same, another word does not', () => {
  expect(
    isSameContent(written('a', { room: '1', phone: '2' }), written('a', { phone: '2', room: '1' })),
  ).toBe(true)
  expect(isSameContent(written('a', { room: '1' }), written('a', { room: '2' }))).toBe(false)
})

test.each([
  ['nothing here', undefined, 'Au bureau', null],
  ['what is here was sent, and another device went on', local('Ancien', 3, true), 'Au bureau', null],
  ['unsent words over what the server has', local('Au bureau, suite', 4), 'Au bureau, suite', null],
  ['the same words on both sides', local('Au bureau', 3), 'Au bureau', null],
  ['unsent words, and another device went on', local('Dans le train', 3), 'Dans le train', 'Au bureau'],
])('a draft taken up: %s', (_, here, text, other) => {
  const resumed = resume(here, server)
  expect([resumed?.draft.content.text, resumed?.other?.content.text ?? null]).toEqual([text, other])
})

test('without the server, what this browser has', () => {
  expect(resume(local('Dans le train', 3), undefined)?.draft).toMatchObject({ version: 3 })
  expect(resume(undefined, undefined)).toBeUndefined()
})
