import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { draw } from '../../../test/render.tsx'
import { aTicket } from '../../../test/tickets.ts'
import { RequestTable } from './request-table.tsx'

test.each([
  ['iso', 'La solution a été acceptée · 2020-11-23 10:05:00'],
  ['short', 'La solution a été acceptée · 23/11/20 10:05'],
] as const)(
  'in %s dates, what is over says when it ended, which is its place in the list',
  async (dates, said) => {
    const life = { createdAt: '2020-11-20T15:12:00Z', updatedAt: '2020-11-23T09:05:00Z' }
    const tickets = [
      aTicket({ ...life, id: 'b', reference: 'R-000434' }),
      aTicket({ ...life, status: 'closed', closeReason: 'accepted' }),
    ]
    await draw(<RequestTable caption="Mes demandes" tickets={tickets} dates={dates} hasProducts={false} />, {
      nouns: ['requests'],
    })
    const [open, closed] = screen.getAllByRole('row').slice(1)
    expect(open).toHaveTextContent('Prise en charge par Alex Agent')
    expect(open).not.toHaveTextContent('10:05')
    expect(closed).toHaveTextContent(said)
  },
)
