import { expect, test } from 'vitest'
import { byteRange } from './byte-range.ts'

const many = `bytes=${Array.from({ length: 1_000 }, (_, i) => `${i}-${i}`).join(',')}`

test.each([
  [undefined, null],
  ['bytes=0-', { start: 0, end: 9 }],
  ['bytes=2-3', { start: 2, end: 3 }],
  ['bytes=2-99', { start: 2, end: 9 }],
  ['BYTES=9-9', { start: 9, end: 9 }],
  ['bytes=-1', { start: 9, end: 9 }],
  ['bytes=-99', { start: 0, end: 9 }],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=9999999999-', 'unsatisfiable'],
  ['bytes=99999999999999999999999999-', 'unsatisfiable'],
  ['bytes=3-2', 'unsatisfiable'],
  ['bytes=', 'unsatisfiable'],
  ['bytes=a-b', 'unsatisfiable'],
  ['bytes=0x1-2', 'unsatisfiable'],
  [many, null],
  ['lines=1-2', null],
] as const)('AC-80 of ten bytes, %j gives %j', (header, expected) => {
  expect(byteRange(header, 10)).toEqual(expected)
})

test.each(['bytes=0-', 'bytes=-5', 'bytes=0-0'])('of an empty file, %j is unsatisfiable', (header) => {
  expect(byteRange(header, 0)).toBe('unsatisfiable')
})
