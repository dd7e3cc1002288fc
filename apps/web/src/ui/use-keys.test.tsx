import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { draw } from '../../test/render.tsx'
import { useKeys } from './use-keys.ts'

function Page({ isOn, act }: { isOn: boolean; act: (key: string) => void }) {
  useKeys(isOn, { j: () => act('j'), '?': () => act('?'), Enter: () => act('Enter') })
  return (
    <>
      <input aria-label="Texte" />
      <button type="button">Un bouton</button>
    </>
  )
}

test('UX-51 single keys act, and do nothing once switched off', async () => {
  const act = vi.fn()
  const { user, rerender } = await draw(<Page isOn act={act} />)
  await user.keyboard('j')
  expect(act).toHaveBeenCalledWith('j')
  rerender(<Page isOn={false} act={act} />)
  await user.keyboard('j?')
  expect(act).toHaveBeenCalledTimes(1)
})

test('UX-51 letters typed in a field are letters', async () => {
  const act = vi.fn()
  const { user } = await draw(<Page isOn act={act} />)
  await user.type(screen.getByLabelText('Texte'), 'jj?')
  expect(screen.getByLabelText('Texte')).toHaveValue('jj?')
  expect(act).not.toHaveBeenCalled()
})

test('a key with Control is the browser’s', async () => {
  const act = vi.fn()
  const { user } = await draw(<Page isOn act={act} />)
  await user.keyboard('{Control>}j{/Control}')
  expect(act).not.toHaveBeenCalled()
})

test('Enter belongs to the button that has the focus', async () => {
  const act = vi.fn()
  const { user } = await draw(<Page isOn act={act} />)
  await user.click(screen.getByRole('button'))
  await user.keyboard('{Enter}')
  expect(act).not.toHaveBeenCalled()
})

test('where « ? » needs Shift it is heard all the same', async () => {
  const act = vi.fn()
  const { user } = await draw(<Page isOn act={act} />)
  await user.keyboard('{Shift>}?{/Shift}')
  expect(act).toHaveBeenCalledWith('?')
})
