import { expect, test } from 'vitest'
import { instantAt, onTheWall } from './wall.ts'

const paris = { timeZone: 'Europe/Paris' }
const at = (wall: string, zone = paris) => instantAt(zone, wall)?.toISOString()

test('what the desk’s wall shows, in winter and in summer, wherever one reads it', () => {
  expect(onTheWall(paris, new Date('2026-11-23T13:30:40Z'))).toBe('2026-11-23T14:30')
  expect(at('2026-11-23T14:30')).toBe('2026-11-23T13:30:00.000Z')
  expect(at('2026-07-14T00:00')).toBe('2026-07-13T22:00:00.000Z')
  expect(at('2026-07-14T00:00', { timeZone: 'Pacific/Noumea' })).toBe('2026-07-13T13:00:00.000Z')
})

test('an hour that comes twice is the first, one that is skipped the next', () => {
  expect(at('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z')
  expect(at('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z')
})

test('what is no date is none', () => {
  for (const wall of ['', '2026-11-23', 'hier', '2026-13-01T00:00']) expect(at(wall)).toBeUndefined()
})
