import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import type { Category } from '@guichet/contracts/catalogue'
import { draw } from '../../../test/render.tsx'
import { TopicFilter } from './topic-filter.tsx'
import { TopicList } from './topic-list.tsx'
import { TopicResults } from './topic-results.tsx'
import { TopicTree } from './topic-tree.tsx'
import { findTopics, tellingWords } from './topics.ts'
import { walkResults } from './walk-results.ts'

const catalogue = [
  category('Comptes', [category('Mot de passe'), category('Clé OTP')]),
  category('Hygiène', []),
]

test('UX-19 the filter, its results and back, by the keyboard alone', async () => {
  const { user } = await draw(<Finder />, { nouns: ['filing'] })
  const field = screen.getByLabelText('Filtrer les sujets')
  await user.type(field, 'compte')
  await user.keyboard('{ArrowDown}')
  expect(screen.getByRole('link', { name: /^Mot de passe/ })).toHaveFocus()
  await user.keyboard('{ArrowDown}')
  expect(screen.getByRole('link', { name: /^Clé OTP/ })).toHaveFocus()
  await user.keyboard('{ArrowUp}{ArrowUp}')
  expect(field).toHaveFocus()
  await user.keyboard('{Escape}')
  expect(field).toHaveValue('')
})

test('UX-18 a result says what leads to it', async () => {
  const { user } = await draw(<Finder />, { nouns: ['filing'] })
  const [field] = screen.getAllByLabelText('Filtrer les sujets')
  if (field) await user.type(field, 'otp')
  expect(screen.getByRole('link', { name: /Clé OTP.*Comptes/ })).toHaveAttribute('href', '/deposer/Clé OTP')
})

test('REQ-032 REQ-033 in the list, a category leads to what is under it, and is offered itself when it takes requests', async () => {
  const within = { ...category('Comptes', [category('Mot de passe')]), acceptsTickets: true }
  await draw(
    <TopicList
      categories={within.children}
      within={within}
      linkTo={({ id }) => `/deposer/${id}`}
      linkToForm={({ id }) => `/deposer/${id}`}
    />,
    { nouns: ['filing'] },
  )
  const links = screen.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])
  expect(links).toEqual([
    ['Comptes, autre', '/deposer/Comptes'],
    ['Mot de passe', '/deposer/Mot de passe'],
  ])
})

test('REQ-033 in the tree, a branch that takes requests is offered itself', async () => {
  const onChoose = vi.fn()
  const whole = [{ ...category('Comptes', [category('Mot de passe')]), acceptsTickets: true }]
  const { user } = await draw(<TopicTree categories={whole} words={[]} onChoose={onChoose} />, {
    nouns: ['filing'],
  })
  await user.tab()
  await user.keyboard('{ArrowRight}{ArrowDown}{Enter}')
  expect(onChoose).toHaveBeenCalledWith('Comptes')
})

function Finder() {
  const [text, setText] = useState('')
  return (
    <div onKeyDown={(event) => walkResults(event, () => setText(''))}>
      <TopicFilter value={text} onChange={setText} />
      <TopicResults topics={findTopics(catalogue, text)} words={tellingWords(text)} search="" />
    </div>
  )
}

function category(label: string, children: Category[] = []): Category {
  return {
    id: label,
    label,
    description: null,
    icon: null,
    keywords: [],
    acceptsTickets: children.length === 0,
    team: { id: 'team', label: 'Équipe' },
    form: { asksProduct: false, fields: [] },
    children,
  }
}
