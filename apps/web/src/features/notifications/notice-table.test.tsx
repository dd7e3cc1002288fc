import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { draw } from '../../../test/render.tsx'
import { NoticeTable } from './notice-table.tsx'
import type { Notice } from './queries.ts'

const notice = (id: string, more: Partial<Notice> = {}): Notice => ({
  id,
  reference: 'R-000433',
  title: 'Erreur 3141',
  template: 'taken',
  at: '2020-11-23T10:00:00Z',
  readAt: null,
  ...more,
})

test('REQ-120 REQ-121 notifications are archived by request, each leading to it, the new ones said in words', async () => {
  const other = { reference: 'R-000434', title: 'Wifi' }
  const notices = [
    notice('4', { template: 'resolved' }),
    notice('3', { ...other, template: 'question', readAt: '2020-11-24T10:00:00Z' }),
    notice('2', { readAt: '2020-11-24T10:00:00Z' }),
    notice('1', { ...other, template: 'acknowledgement', readAt: '2020-11-24T10:00:00Z' }),
  ]
  await draw(<NoticeTable notices={notices} dates="words" />, { nouns: ['account'] })
  const requests = screen.getAllByRole('rowheader').map(({ textContent }) => textContent)
  expect(requests).toEqual(['R-000433 Erreur 3141 1 non lue', 'R-000434 Wifi '])
  const links = screen.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])
  expect(links).toEqual([
    ['Solution proposée R-000433', '/demandes/R-000433'],
    ['Prise en charge R-000433', '/demandes/R-000433'],
    ['Information demandée R-000434', '/demandes/R-000434'],
    ['Demande enregistrée R-000434', '/demandes/R-000434'],
  ])
  const [unread] = screen.getAllByRole('row', { name: /Non lue/u })
  expect(within(unread ?? document.body).getByRole('link')).toHaveTextContent('Solution proposée')
  expect(screen.getAllByText('Non lue')).toHaveLength(1)
})

test.each([
  ['iso', '2020-11-23 11:00:00'],
  ['short', '23/11/20 11:00'],
] as const)('in %s dates, notifications are dated as the lists are', async (dates, said) => {
  await draw(<NoticeTable notices={[notice('1')]} dates={dates} />, { nouns: ['account'] })
  expect(screen.getByText(said)).toBeVisible()
})
