import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { draw } from '../../test/render.tsx'
import { Confirm } from './confirm.tsx'

/** A page whose question is drawn while it is asked, and whose opener may be gone with the answer. */
function Page({ isLasting }: { isLasting: boolean }) {
  const [isAsked, setAsked] = useState(false)
  const [isDone, setDone] = useState(false)
  const settle = () => {
    setAsked(false)
    setDone(true)
  }
  return (
    <>
      <h1 tabIndex={-1}>R-000433</h1>
      {(isLasting || !isDone) && <button onClick={() => setAsked(true)}>Libérer</button>}
      {isAsked && (
        <Confirm opened title="Sûr ?" action="Oui" onConfirm={settle} onCancel={() => setAsked(false)} />
      )}
    </>
  )
}

test.each([
  ['Retour', true, 'button', 'Libérer'],
  ['Oui', true, 'button', 'Libérer'],
  ['Oui', false, 'heading', 'R-000433'],
])(
  'UX-60 a dialog answered by « %s » gives the focus back, its opener lasting: %s',
  async (answer, isLasting, role, name) => {
    const { user } = await draw(<Page isLasting={isLasting} />)
    await user.tab()
    await user.keyboard('{Enter}')
    await user.click(await screen.findByRole('button', { name: answer }))
    await vi.waitFor(() => expect(screen.getByRole(role, { name })).toHaveFocus())
  },
)
