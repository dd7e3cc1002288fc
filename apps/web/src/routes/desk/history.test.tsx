import { screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Route, Routes, useLocation } from 'react-router'
import { alexAgent, answerBy, type Asked } from '../../../test/desk.ts'
import { draw } from '../../../test/render.tsx'
import { alex, anEntry, aTicket } from '../../../test/tickets.ts'
import { Component as History } from './history.tsx'
import { Component as Past } from './past.tsx'

const alexId = '01a20470-6f28-774b-b713-4c0f87130b7e'
const journal = {
  items: [anEntry('take', '2026-11-23T08:12:00Z')],
  names: {},
  nextCursor: null,
  authors: [{ ...alex, id: alexId }],
}
let asked: Asked[]

beforeEach(() => {
  asked = answerBy({
    'GET /me': () => [200, alexAgent],
    'GET /tickets/R-000433': () => [200, aTicket()],
    'GET /tickets/R-000433/journal': () => [200, journal],
    'GET /tickets/R-000433/past': () => [
      422,
      { code: 'invalid', title: 'Refusé', status: 422, detail: 'Il n’y avait encore rien à cette date.' },
    ],
  })
})
afterEach(() => vi.unstubAllGlobals())

const pages = (
  <Routes>
    <Route path="/bureau/tickets/:reference/historique" element={<History />} />
    <Route path="/bureau/tickets/:reference/au" element={<Past />} />
    <Route path="/bureau/tickets/:reference" element={<p>Le ticket</p>} />
  </Routes>
)
const address = '/bureau/tickets/R-000433/historique?vue=equipe'
const drawAt = (at: string) =>
  draw(
    <>
      {pages}
      <Address />
    </>,
    { at, nouns: ['desk', 'events', 'history', 'journal', 'requests'] },
  )
const Address = () => {
  const { pathname, search } = useLocation()
  return <output>{pathname + search}</output>
}
const questions = () =>
  asked.filter(({ path }) => path.includes('/journal')).map(({ path }) => new URL(`http://x${path}`).search)

test('the filters are in the address, and narrow what is asked', async () => {
  const { user } = await drawAt(address)
  expect(await screen.findByText('1 entrée affichée')).toBeVisible()
  await user.selectOptions(screen.getByLabelText('Au sujet de'), 'priorité')
  await user.selectOptions(screen.getByLabelText('Par'), 'Alex Agent')
  expect(document.querySelector('output')).toHaveTextContent(`sujet=priority&personne=${alexId}`)
  await vi.waitFor(() => expect(questions().at(-1)).toContain(`about=priority&authorId=${alexId}`))
  await user.click(screen.getByRole('button', { name: 'Effacer les filtres' }))
  expect(document.querySelector('output')).toHaveTextContent(/\/historique\?vue=equipe$/)
})

test('an entry leads to the ticket as it was then, and one key back to the ticket', async () => {
  const { user } = await drawAt(address)
  const then = await screen.findByRole('link', { name: /^Le ticket à ce moment, lundi 23\u00a0novembre/ })
  expect(then).toHaveAttribute('href', '/bureau/tickets/R-000433/au?vue=equipe&le=2026-11-23T08%3A12%3A00Z')
  await user.keyboard('u')
  expect(await screen.findByText('Le ticket')).toBeVisible()
})

test('a date before the filing, one that is none: one sentence, and another date may be asked for', async () => {
  await drawAt('/bureau/tickets/R-000433/au?le=2020-01-01T00:00:00Z')
  expect(await screen.findByText('Il n’y avait encore rien à cette date.')).toBeVisible()
  expect(screen.getByLabelText('Le ticket au')).toBeVisible()
  expect(screen.getByRole('heading', { level: 1, name: 'Rien à cette date' })).toBeVisible()
})

test('a date that cannot be read says so', async () => {
  const { user } = await drawAt('/bureau/tickets/R-000433/au?le=hier')
  expect(await screen.findByRole('alert')).toHaveTextContent('Cette date ne se lit pas')
  await user.clear(screen.getByLabelText('Le ticket au'))
  await user.click(screen.getByRole('button', { name: 'Voir' }))
  expect(screen.getByRole('alert')).toBeVisible()
})
