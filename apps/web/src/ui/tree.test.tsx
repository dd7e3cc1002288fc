import { expect, test, vi } from 'vitest'
import { screen } from '@testing-library/react'
import { draw } from '../../test/render.tsx'
import { Tree } from './tree.tsx'

const nodes = [
  {
    id: 'apps',
    label: 'Applications',
    children: [
      { id: 'gfc', label: 'Gestion' },
      { id: 'exams', label: 'Examens' },
    ],
  },
  { id: 'mail', label: 'Messagerie' },
  { id: 'unsure', label: 'Je ne sais pas' },
]

test('UX-19 the tree is one stop for Tab; arrows open, walk and close it; Enter chooses a leaf', async () => {
  const choose = vi.fn()
  const { user } = await draw(<Tree label="Services" nodes={nodes} onChoose={choose} />)
  await user.tab()
  expect(item('Applications')).toHaveFocus()
  expect(item('Applications')).toHaveAttribute('aria-expanded', 'false')

  await user.keyboard('{ArrowRight}{ArrowRight}')
  expect(item('Gestion')).toHaveFocus()
  expect(item('Gestion')).toHaveAttribute('aria-level', '2')
  expect(item('Gestion')).toHaveAttribute('aria-setsize', '2')

  await user.keyboard('{ArrowDown}{Enter}')
  expect(choose).toHaveBeenCalledWith(expect.objectContaining({ id: 'exams' }))

  await user.keyboard('{ArrowLeft}{ArrowLeft}')
  expect(item('Applications')).toHaveFocus()
  expect(screen.queryByText('Examens')).not.toBeInTheDocument()
})

test('Home, End and the first letters move in the tree, accents forgiven', async () => {
  const { user } = await draw(<Tree label="Services" nodes={nodes} onChoose={() => undefined} opened="all" />)
  await user.tab()
  await user.keyboard('{End}')
  expect(item('Je ne sais pas')).toHaveFocus()
  await user.keyboard('{Home}')
  expect(item('Applications')).toHaveFocus()
  await user.keyboard('é')
  expect(item('Examens')).toHaveFocus()
})

test('a click opens a branch and chooses a leaf', async () => {
  const choose = vi.fn()
  const { user } = await draw(<Tree label="Services" nodes={nodes} onChoose={choose} chosenId="gfc" />)
  await user.click(item('Applications'))
  expect(item('Gestion')).toHaveAttribute('aria-selected', 'true')
  expect(choose).not.toHaveBeenCalled()
  await user.click(item('Messagerie'))
  expect(choose).toHaveBeenCalledWith(expect.objectContaining({ id: 'mail' }))
})

function item(name: string): HTMLElement {
  return screen.getByRole('treeitem', { name })
}
