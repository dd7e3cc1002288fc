import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { formatReference, PRESET_SETTINGS, PRESETS, settings } from './settings.ts'

const page = join(import.meta.dirname, '../../../docs/presets.md')

test.each(PRESETS)('%s gives every setting a value that a desk may have', (preset) => {
  expect(settings.parse(PRESET_SETTINGS[preset])).toEqual(PRESET_SETTINGS[preset])
})

test('REQ-104 REQ-105 a reference is written as its desk writes it', () => {
  expect(formatReference(PRESET_SETTINGS['caen-amigo']['reference.format'], 433)).toBe('R-000433')
  expect(formatReference(PRESET_SETTINGS['esup-2010']['reference.format'], 11_446)).toBe('n°11446')
})

test('docs/presets.md tells every setting of every preset (UPDATE=1 writes it: read each line that changes)', () => {
  if (process.env['UPDATE'] === '1') writeFileSync(page, told())
  expect(readFileSync(page, 'utf8')).toBe(told())
})

function told(): string {
  const rows = Object.keys(settings.shape).map((key) =>
    line([
      `\`${key}\``,
      ...PRESETS.map((preset) => said(new Map(Object.entries(PRESET_SETTINGS[preset])).get(key))),
    ]),
  )
  return [
    '# The four presets',
    '',
    'One model serves four desks: `GUICHET_PRESET` names one of these columns, and a desk may change any single setting.',
    'Words are not settings: each preset has its own pack in `packages/i18n/src/packs`. Written by',
    '`UPDATE=1 vitest run packages/contracts/src/settings.test.ts`.',
    '',
    line(['setting', ...PRESETS.map((preset) => `\`${preset}\``)]),
    line(['---', ...PRESETS.map(() => '---')]),
    ...rows,
    '',
  ].join('\n')
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const valueSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string()),
  z.record(z.string(), z.unknown()),
])

function said(setting: unknown): string {
  const value = valueSchema.parse(setting)
  if (Array.isArray(value)) return value.join(' and ')
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (value === null) return 'none'
  if (typeof value !== 'object') return `${value}`
  const parts = Object.entries(value).map(([name, part]) => `${name} ${said(part)}`)
  return parts.some((part) => part.includes(',')) ? parts.join('; ') : parts.join(', ')
}
