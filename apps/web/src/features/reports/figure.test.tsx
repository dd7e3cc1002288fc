import { screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Report } from '@guichet/contracts/reports'
import { draw } from '../../../test/render.tsx'
import { Figure } from './figure.tsx'

const report: Report = {
  name: 'created-and-closed',
  from: '2026-10-26',
  to: '2026-11-08',
  since: '2026-10-25T23:00:00.000Z',
  until: '2026-11-08T23:00:00.000Z',
  time: 'elapsed',
  at: '2026-11-22T10:00:00.000Z',
  columns: [
    { key: 'created', measure: 'count' },
    { key: 'closed', measure: 'count' },
  ],
  rows: [
    {
      key: '2026-10-26',
      label: null,
      values: [7, 3],
      since: '2026-10-25T23:00:00.000Z',
      until: '2026-11-01T23:00:00.000Z',
    },
    {
      key: '2026-11-02',
      label: null,
      values: [0, 6],
      since: '2026-11-01T23:00:00.000Z',
      until: '2026-11-08T23:00:00.000Z',
    },
  ],
  summary: [
    { key: 'created', measure: 'count', value: 7 },
    { key: 'closed', measure: 'count', value: 9 },
  ],
}

afterEach(() => vi.unstubAllGlobals())

async function drawReport(reply: Report) {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(reply)))
  return draw(
    <Figure
      name={reply.name}
      filters={{ from: reply.from, to: reply.to, step: 'week' }}
      teams="own"
      onRefused={() => null}
    />,
    { nouns: ['reports', 'desk'] },
  )
}

test('UX-57 the same figures stand in the title, in the table one press away and in the files', async () => {
  const { user } = await drawReport(report)
  const title = /^Il se ferme plus de tickets qu’il ne s’en crée\s: 9 pour 7/u
  const figure = await screen.findByRole('region', { name: title })
  expect(
    await within(figure).findByRole('img', { name: /9 pour 7.*Le tableau donne chaque chiffre/u }),
  ).toBeVisible()
  const press = within(figure).getByRole('button', { name: /Voir le tableau/u })
  expect(press).toHaveAttribute('aria-expanded', 'false')
  await user.click(press)
  expect(within(figure).queryByRole('img')).toBeNull()
  const rows = within(within(figure).getByRole('table', { name: title })).getAllByRole('row')
  expect(
    rows.map((row) =>
      within(row)
        .queryAllByRole('cell')
        .map(({ textContent }) => textContent),
    ),
  ).toEqual([
    [],
    ['26\u00a0oct.', '7\u00a0: voir ces tickets', '3\u00a0: voir ces tickets'],
    ['2\u00a0nov.', '0', '6\u00a0: voir ces tickets'],
  ])
  expect(within(figure).getByRole('link', { name: /CSV/u })).toHaveAttribute(
    'href',
    '/api/v1/reports/created-and-closed?from=2026-10-26&to=2026-11-08&step=week&format=csv',
  )
})

test('UX-57 a figure leads to the queue that it counts, day for day', async () => {
  const { user } = await drawReport(report)
  await user.click(await screen.findByRole('button', { name: /Voir le tableau/u }))
  const [created] = screen.getAllByRole('link', { name: /voir ces tickets/u })
  expect(created).toHaveAttribute(
    'href',
    `/bureau?${new URLSearchParams({ vue: 'tous', 'cree-apres': '2026-10-25T22:59:59.999Z', 'cree-avant': '2026-11-01T23:00:00.000Z' })}`,
  )
})

test('where there is nothing to count, it says so, and draws no empty diagram', async () => {
  await drawReport({
    ...report,
    rows: [],
    summary: report.summary.map((one) => Object.assign({}, one, { value: 0 })),
  })
  expect(await screen.findByRole('region', { name: 'Rien ne s’est créé ni fermé' })).toBeVisible()
  expect(screen.queryByRole('img')).toBeNull()
  expect(screen.getByText('Rien à compter sur cette période')).toBeVisible()
})
