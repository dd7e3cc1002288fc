import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { draw } from '../../../../test/render.tsx'
import { aReply } from '../../../../test/replies.ts'
import { aTicket } from '../../../../test/tickets.ts'
import { Reopening } from './reopening.tsx'

const closed = { status: 'closed', closeReason: 'accepted', reopenUntil: '2020-12-23T10:00:00Z' } as const

test('nothing is said to be kept of an empty reply', async () => {
  const ticket = aTicket({ ...closed, allowed: ['reopen'] })
  await draw(<Reopening ticket={ticket} reply={aReply()} />, { nouns: ['requests', 'journal'] })
  expect(screen.queryByText(/est gardé/u)).toBeNull()
})

test.each([
  ['may be reopened', ['reopen']],
  ['may not', []],
] as const)(
  'what was being written when the request closed is kept and said so, when it %s',
  async (_, allowed) => {
    const ticket = aTicket({ ...closed, allowed: [...allowed] })
    const reply = aReply({ text: 'Toujours la même erreur.', isEmpty: false })
    await draw(<Reopening ticket={ticket} reply={reply} />, { nouns: ['requests', 'journal'] })
    expect(screen.getByText(/Toujours la même erreur\.$/u)).toHaveTextContent(
      /^Ce que vous écriviez est gardé/u,
    )
  },
)
