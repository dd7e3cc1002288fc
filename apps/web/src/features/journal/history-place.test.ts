import { expect, test } from 'vitest'
import { historyPlaceOf } from './history-place.ts'

const placeOf = (search: string) => historyPlaceOf(new URLSearchParams(search), 'Europe/Paris')

test('the address holds what a history is narrowed to, in whole days of the desk', () => {
  const person = '01a20470-6f28-774b-b713-4c0f87130b7e'
  expect(placeOf(`sujet=priority&personne=${person}&du=2026-10-25&au=2026-10-25`)).toEqual({
    about: 'priority',
    person,
    from: '2026-10-25',
    to: '2026-10-25',
    filters: {
      about: 'priority',
      authorId: person,
      // A day of twenty-five hours.
      since: '2026-10-24T22:00:00.000Z',
      until: '2026-10-25T22:59:59.999Z',
    },
  })
})

test('what an address says wrong narrows nothing', () => {
  expect(placeOf('sujet=tout&personne=alex&du=hier&au=2026-13-45').filters).toEqual({})
})
