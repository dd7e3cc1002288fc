import { describe, expect, test } from 'vitest'
import { isBright, luminanceOf, palette } from './palette.ts'

const brands = [
  '#14543f',
  '#ffd100',
  '#9b1b30',
  '#000000',
  '#ffffff',
  '#808080',
  '#0b3d91',
  '#00a3e0',
  '#ff00ff',
]

describe.each(brands)('the palette of %s', (brand) => {
  const steps = palette(brand)

  test('is ten colours, each darker than the one before', () => {
    expect(steps).toHaveLength(10)
    const values = steps.map(luminanceOf)
    expect(values).toEqual(values.toSorted((one, other) => other - one))
  })

  test('white reads on step 7, and steps 3 and 4 read on the dark ground', () => {
    expect(contrast('#ffffff', steps[7] ?? '')).toBeGreaterThanOrEqual(4.5)
    expect(contrast('#211f1b', steps[3] ?? '')).toBeGreaterThanOrEqual(7)
    expect(contrast('#12110f', steps[4] ?? '')).toBeGreaterThanOrEqual(7)
  })
})

test('a dark brand is kept exactly', () => {
  expect(palette('#14543F')[7]).toBe('#14543f')
  expect(palette('#9b1b30')[7]).toBe('#9b1b30')
})

test('tints keep the hue instead of turning grey', () => {
  expect(palette('#14543f').slice(0, 6)).toEqual([
    '#effaf5',
    '#e0f2e9',
    '#c9e6d9',
    '#b0d7c6',
    '#96c6b1',
    '#70a992',
  ])
})

test('a bright brand is told from the others', () => {
  expect(brands.filter(isBright)).toEqual(['#ffd100', '#ffffff'])
})

function contrast(one: string, other: string): number {
  const [light, dark] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}
