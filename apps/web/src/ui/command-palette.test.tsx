import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { draw } from '../../test/render.tsx'
import { CommandPalette, type CommandPaletteProps } from './command-palette.tsx'
import { useOffer, useOffers } from './offers.ts'

const drawPalette = async (more: Partial<CommandPaletteProps> = {}) => {
  const acts = { one: vi.fn(), two: vi.fn(), three: vi.fn() }
  const onClose = vi.fn()
  function Held() {
    const [typed, setTyped] = useState('')
    return (
      <CommandPalette
        label="Aller à"
        hint="Un ticket"
        typed={typed}
        onTyped={setTyped}
        isWaiting={false}
        onClose={onClose}
        groups={[
          { key: 'tickets', title: 'Tickets', commands: [{ key: 'one', label: 'Wifi', onAct: acts.one }] },
          { key: 'nobody', title: 'Personnes', commands: [] },
          {
            key: 'acts',
            title: 'Actions',
            commands: [
              { key: 'two', label: 'Prendre', onAct: acts.two },
              { key: 'three', label: 'Transférer', onAct: acts.three },
            ],
          },
        ]}
        {...more}
      />
    )
  }
  const drawn = await draw(<Held />)
  return { ...drawn, acts, onClose }
}

test('the field keeps the focus, and says which choice is under the hand', async () => {
  const { user, acts, onClose } = await drawPalette()
  const field = screen.getByRole('combobox', { name: 'Aller à' })
  await vi.waitFor(() => expect(field).toHaveFocus())
  expect(field).toHaveAttribute('aria-expanded', 'true')
  const chosen = () => screen.getByRole('option', { selected: true })
  expect(field).toHaveAttribute('aria-activedescendant', chosen().id)
  expect(chosen()).toHaveTextContent('Wifi')
  await user.keyboard('{ArrowUp}')
  expect(chosen()).toHaveTextContent('Transférer')
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  expect(field).toHaveFocus()
  expect(onClose).toHaveBeenCalledOnce()
  await vi.waitFor(() => expect(acts.two).toHaveBeenCalledOnce())
})

test('groups are named, empty ones are not there, and the count is said', async () => {
  await drawPalette()
  expect(screen.getAllByRole('group').map((each) => each.getAttribute('aria-labelledby'))).toHaveLength(2)
  expect(screen.getByRole('group', { name: 'Actions' })).toBeVisible()
  expect(screen.getByText('3 résultats')).toHaveAttribute('role', 'status')
})

test('while a search is under way nothing is counted; a failure is said instead', async () => {
  await drawPalette({ isWaiting: true })
  expect(screen.queryByText('3 résultats')).toBeNull()
  await drawPalette({ failure: 'Panne.' })
  expect(screen.getByText('Panne.')).toHaveAttribute('role', 'status')
})

test('a page’s own acts are offered for as long as it is there', async () => {
  const act = vi.fn()
  const Page = () => {
    useOffer([{ key: 'take', label: 'Prendre', onAct: act }])
    return null
  }
  const Seen = () => useOffers().map(({ key, label }) => <p key={key}>{label}</p>)
  const Both = () => {
    const [isThere, setThere] = useState(true)
    return (
      <>
        {isThere && <Page />}
        <Seen />
        <button type="button" onClick={() => setThere(false)}>
          Partir
        </button>
      </>
    )
  }
  const { user } = await draw(<Both />)
  expect(screen.getByText('Prendre')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Partir' }))
  expect(screen.queryByText('Prendre')).toBeNull()
})
