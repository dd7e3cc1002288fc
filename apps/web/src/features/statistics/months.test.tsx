import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { draw } from '../../../test/render.tsx'
import { Months } from './months.tsx'

const months = [
  { month: '2026-10', filed: 12, ended: 9 },
  { month: '2026-11', filed: 3, ended: 5 },
]

test('REQ-215 the bars are told in a sentence, and each figure stands in a table one press away', async () => {
  const { user } = await draw(<Months title="Quinze demandes" months={months} />, {
    nouns: ['statistics'],
  })
  expect(
    screen.getByRole('img', { name: /12 déposées au plus en un mois, 9 terminées au plus/u }),
  ).toBeVisible()
  await user.click(screen.getByText(/Voir le tableau/u))
  const rows = within(screen.getByRole('table', { name: 'Quinze demandes' })).getAllByRole('row')
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    'MoisDéposéesTerminées',
    'octobre 2026129',
    'novembre 202635',
  ])
})
