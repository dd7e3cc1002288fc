import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { draw } from '../../../../test/render.tsx'
import { EmptyList } from './empty-list.tsx'
import { readPlace } from './place.ts'

const open = (search: string) =>
  draw(<EmptyList place={readPlace(new URLSearchParams(search))} />, { nouns: ['requests', 'portal'] })

test('UX-39 where one has asked nothing yet, the page says why it is empty and offers to ask', async () => {
  await open('')
  expect(screen.getByText('Vous n’avez pas encore de demande')).toBeVisible()
  expect(screen.getByRole('link')).toHaveAttribute('href', '/deposer')
})

test('UX-39 where a search finds nothing, its words can be cleared', async () => {
  await open('q=zzzz')
  expect(screen.getByText(/zzzz/u)).toBeVisible()
  expect(screen.getByRole('link')).toHaveAttribute('href', '/demandes')
})
