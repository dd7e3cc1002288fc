import { screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { answerBy } from '../../../test/desk.ts'
import { draw } from '../../../test/render.tsx'
import { Palette } from './palette.tsx'

afterEach(() => vi.unstubAllGlobals())

test('the field has the focus before the next key, and gives it back', async () => {
  answerBy({ 'GET /views': () => [200, { items: [] }] })
  const { user } = await draw(
    <>
      <textarea aria-label="Réponse" />
      <Palette onKeys={() => undefined} />
    </>,
    { nouns: ['desk', 'search'] },
  )
  const reply = screen.getByRole('textbox', { name: 'Réponse' })
  reply.focus()
  dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, cancelable: true }))
  expect(document.activeElement).toBe(screen.getByRole('combobox'))
  await user.keyboard('imprim')
  expect(screen.getByRole('combobox')).toHaveValue('imprim')
  expect(reply).toHaveValue('')
  await user.keyboard('{Escape}')
  await vi.waitFor(() => expect(reply).toHaveFocus())
})
