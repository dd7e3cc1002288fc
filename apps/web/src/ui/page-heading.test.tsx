import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { draw } from '../../test/render.tsx'
import { PageHeading } from './page-heading.tsx'

/** A page whose heading is drawn anew once what it waits for is there. */
function Page() {
  const [isReady, setReady] = useState(false)
  return (
    <>
      {isReady ? (
        <main>
          <PageHeading>Décrivez votre demande</PageHeading>
        </main>
      ) : (
        <PageHeading>Décrivez votre demande</PageHeading>
      )}
      <button onMouseEnter={() => setReady(true)}>Prêt</button>
    </>
  )
}

test('UX-04 the heading that a navigation brought has the focus, drawn anew too', async () => {
  const { user } = await draw(<Page />, { at: '/deposer/comptes' })
  const first = screen.getByRole('heading', { level: 1 })
  expect(first).toHaveFocus()
  await user.hover(screen.getByRole('button', { name: 'Prêt' }))
  expect(first).not.toBeInTheDocument()
  expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()
})
