import { screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { draw } from '../../../../test/render.tsx'
import { anEntry, aTicket } from '../../../../test/tickets.ts'
import { SplitDialog } from './split-dialog.tsx'

afterEach(() => vi.unstubAllGlobals())

test('a title that was pasted too long is kept whole and refused with a sentence, counted as people count', async () => {
  const asked = vi.fn<typeof fetch>(async () => Response.json({ categories: [] }))
  vi.stubGlobal('fetch', asked)
  const { user } = await draw(
    <SplitDialog
      ticket={aTicket()}
      entry={anEntry('comment', '2020-11-23T09:05:00Z')}
      onClose={() => undefined}
    />,
    { nouns: ['desk', 'links', 'filing'] },
  )
  const field = screen.getByRole('textbox', { name: 'Titre du nouveau ticket' })
  await user.click(field)
  await user.paste('é'.repeat(199) + '🖨')
  expect(field).toBeValid()
  await user.paste('trop')
  expect(field).toHaveValue('é'.repeat(199) + '🖨trop')
  expect(field).toHaveAccessibleDescription(/200 caractères au plus, ce texte en a 204/u)
  await user.click(screen.getByRole('button', { name: 'En faire un ticket' }))
  expect(asked.mock.calls.filter(([, init]) => init?.method === 'POST')).toEqual([])
  expect(field).toHaveValue('é'.repeat(199) + '🖨trop')
})
