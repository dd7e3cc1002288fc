import { expect, test } from 'vitest'
import { daysOf, periodBefore, placeOf } from './place.ts'

const at = (query: string, now = '2026-11-22T23:30:00Z') =>
  placeOf(new URLSearchParams(query), new Date(now), 'Europe/Paris')

test('UX-57 the address holds the period, the filters and the rows; without one, the last four weeks of the desk', () => {
  // In Paris it is already the 23rd.
  expect(at('').filters).toEqual({
    from: '2026-10-27',
    to: '2026-11-23',
    step: 'week',
    by: 'category',
    per: 'agent',
  })
  expect(
    at('chapitre=charge&periode=7&equipe=t1&categorie=c1&origine=phone&public=student&charge=team'),
  ).toEqual({
    chapter: 'charge',
    period: '7',
    filters: {
      from: '2026-11-17',
      to: '2026-11-23',
      teamId: 't1',
      categoryId: 'c1',
      origin: 'phone',
      audience: 'student',
      step: 'day',
      by: 'category',
      per: 'team',
    },
  })
})

test('chosen days are kept; what is no day, or ends before it begins, is not', () => {
  expect(at('du=2026-01-01&au=2026-12-31').filters).toMatchObject({
    from: '2026-01-01',
    to: '2026-12-31',
    step: 'month',
  })
  for (const wrong of ['du=2026-02-30x&au=2026-03-01', 'du=2026-03-02&au=2026-03-01', 'du=2026-03-02'])
    expect(at(wrong).period).toBe('28')
})

test('the period before has as many days, over a change of hour too', () => {
  const period = { from: '2026-10-20', to: '2026-11-02' }
  expect(daysOf(period)).toBe(14)
  expect(periodBefore(period)).toEqual({ from: '2026-10-06', to: '2026-10-19' })
})
