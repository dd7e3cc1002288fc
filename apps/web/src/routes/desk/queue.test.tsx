import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Route, Routes } from 'react-router'
import type { TicketSummary } from '@guichet/contracts/tickets'
import { alexAgent, answerBy } from '../../../test/desk.ts'
import { draw } from '../../../test/render.tsx'
import { aTicket } from '../../../test/tickets.ts'
import { Component as Queue } from './queue.tsx'

const MANY = 2_000
const refOf = (place: number) => `R-${String(place).padStart(6, '0')}`
const tickets: TicketSummary[] = Array.from({ length: MANY }, (_, place) =>
  aTicket({
    id: `t${place}`,
    reference: refOf(place + 1),
    title: `Ticket ${place + 1}`,
    priority: place < 700 ? 5 : 3,
    standing: 'agent',
  }),
)

beforeEach(() => {
  // jsdom draws nothing: a pane of 800 px, rows of 47.
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(function height(
    this: HTMLElement,
  ) {
    return this.tagName === 'TR' ? 47 : 800
  })
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(800)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(600)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const drawQueue = async (count = MANY) => {
  const drawn = await openQueue('equipe', count)
  await screen.findByRole('link', { name: 'Ticket 1' })
  return drawn
}
const openQueue = (view: string, count: number) => {
  answerBy({
    'GET /me': () => [200, alexAgent],
    'GET /tickets': () => [200, { items: tickets.slice(0, count), nextCursor: null, total: count }],
    'GET /tickets/R-000003': () => [200, tickets[2]],
  })
  return draw(
    <Routes>
      <Route path="/bureau" element={<Queue />} />
    </Routes>,
    {
      at: `/bureau?vue=${view}`,
      nouns: ['desk', 'events', 'requests', 'journal', 'search', 'links', 'tools', 'portal', 'history'],
    },
  )
}
const drawnRows = () => [...document.querySelectorAll<HTMLElement>('tr[data-row]')]
const scrollTo = (px: number) =>
  act(async () => {
    const pane = document.querySelector<HTMLElement>('.g-pane-body')
    if (pane === null) throw new Error('no pane')
    pane.scrollTop = px
    fireEvent.scroll(pane)
    await Promise.resolve()
  })

test('a queue of two thousand draws the rows in sight alone, and says where each stands among all', async () => {
  await drawQueue()
  expect(drawnRows().length).toBeLessThan(60)
  // The head, two headings and the rows.
  expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', String(MANY + 3))
  expect(screen.getByRole('row', { name: /Ticket 1,? / })).toHaveAttribute('aria-rowindex', '3')
  await scrollTo(1_000 * 47)
  expect(drawnRows().length).toBeLessThan(60)
  const row = document.querySelector('tr[data-row="R-001003"]')
  // The head, both headings, and a thousand and two rows before it.
  expect(row).toHaveAttribute('aria-rowindex', String(3 + 1_003))
  // It is read with its heading, which has scrolled away.
  expect(screen.getByRole('rowheader', { name: /Normale 1\s?300 tickets/ })).toBeInTheDocument()
})

test('UX-50 the row under the hand keeps its focus however far one scrolls, and j goes on from it', async () => {
  const { user } = await drawQueue()
  await user.keyboard('jj')
  expect(document.activeElement).toHaveTextContent('Ticket 2')
  await scrollTo(1_500 * 47)
  expect(document.activeElement).toHaveTextContent('Ticket 2')
  await user.keyboard('j')
  expect(document.activeElement).toHaveTextContent('Ticket 3')
  await user.keyboard('jjx')
  expect(screen.getByRole('checkbox', { name: 'R-000005, Ticket 5' })).toBeChecked()
})

test('a queue of two hundred is drawn whole, and so is a longer one on paper', async () => {
  const { unmount } = await drawQueue(199)
  expect(drawnRows()).toHaveLength(199)
  expect(screen.getByRole('table')).not.toHaveAttribute('aria-rowcount')
  unmount()
  await drawQueue(260)
  expect(drawnRows().length).toBeLessThan(60)
  act(() => {
    globalThis.dispatchEvent(new Event('beforeprint'))
  })
  expect(drawnRows()).toHaveLength(260)
  act(() => {
    globalThis.dispatchEvent(new Event('afterprint'))
  })
  expect(drawnRows().length).toBeLessThan(60)
})

test.each([
  ['a-prendre', 'Rien à prendre, bravo'],
  ['en-retard', 'Rien en retard, bravo'],
  ['invitations', 'Aucun ticket dans cette file'],
])('an empty queue says what its emptiness means: %s', async (view, said) => {
  await openQueue(view, 0)
  expect(await screen.findByText(said)).toBeVisible()
})
