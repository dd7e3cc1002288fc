import { expect, test } from 'vitest'
import { bodyHash, parseIdempotencyKey } from './idempotency.ts'

test('a key is 1 to 255 printable characters, once', () => {
  expect(parseIdempotencyKey(undefined)).toBeNull()
  expect(parseIdempotencyKey('a'.repeat(255))).toHaveLength(255)
  for (const wrong of ['', 'a'.repeat(256), 'two words', 'accentué', 'nul\0', ['a', 'b']]) {
    expect(() => parseIdempotencyKey(wrong)).toThrow('refusal.idempotency_key')
  }
})

test('a body has one hash whatever the order of its keys, another for another meaning', () => {
  const hash = bodyHash({ title: 'Panne', contacts: [{ a: 1, b: 2 }] })
  expect(bodyHash({ contacts: [{ b: 2, a: 1 }], title: 'Panne' })).toBe(hash)
  for (const other of [
    { title: 'Panne', contacts: [{ a: 1, b: '2' }] },
    { title: 'Panne', contacts: [] },
    undefined,
  ]) {
    expect(bodyHash(other)).not.toBe(hash)
  }
})
