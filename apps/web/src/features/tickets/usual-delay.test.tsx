import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { aTicket } from '../../../test/tickets.ts'
import { draw } from '../../../test/render.tsx'
import { UsualDelay } from './usual-delay.tsx'

afterEach(() => vi.unstubAllGlobals())

function answerWith(seconds: number | null, goal: { unit: 'hours' | 'days'; count: number } | null = null) {
  const asked = vi.fn(async () => Response.json({ seconds, goal }))
  vi.stubGlobal('fetch', asked)
  return asked
}

const drawDelay = (ticket = aTicket()) =>
  draw(
    <p data-testid="said">
      <UsualDelay ticket={ticket} />
    </p>,
  )

test.each(['dispatched', 'assigned'] as const)(
  'REQ-218 what such requests usually take is said, in words, while a team has one in hand: %s',
  async (status) => {
    answerWith(2 * 86_400)
    await drawDelay(aTicket({ status }))
    await waitFor(() =>
      expect(screen.getByTestId('said')).toHaveTextContent(
        /^En général, ces demandes sont résolues en deux jours\.$/u,
      ),
    )
  },
)

test.each([
  [{ unit: 'days', count: 2 }, 'L’équipe vise une solution en 2 jours ouvrés.'],
  [{ unit: 'days', count: 1 }, 'L’équipe vise une solution en un jour ouvré.'],
  [{ unit: 'hours', count: 4 }, 'L’équipe vise une solution en 4 heures ouvrées.'],
] as const)('what the desk aims at is said plainly, without a deadline: %o', async (goal, said) => {
  answerWith(2 * 86_400, goal)
  await drawDelay(aTicket({ status: 'dispatched' }))
  await waitFor(() =>
    expect(screen.getByTestId('said')).toHaveTextContent(
      `${said} En général, ces demandes sont résolues en deux jours.`,
    ),
  )
})

test('nothing is said where too few ended to say', async () => {
  const asked = answerWith(null)
  await drawDelay()
  await waitFor(() => expect(asked).toHaveBeenCalled())
  expect(screen.getByTestId('said')).toBeEmptyDOMElement()
})

test.each(['pending_requester', 'on_hold', 'resolved', 'closed'] as const)(
  'nothing is asked of a request that is %s',
  async (status) => {
    const asked = answerWith(60)
    await drawDelay(aTicket({ status }))
    expect(asked).not.toHaveBeenCalled()
  },
)
