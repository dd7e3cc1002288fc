import { screen, within } from '@testing-library/react'
import type { JournalEntry } from '@guichet/contracts/journal'
import { linesOf } from '@guichet/domain/conversation'
import { expect, test } from 'vitest'
import { draw } from '../../../test/render.tsx'
import { anEntry, camille } from '../../../test/tickets.ts'
import { ChangeList } from './change-list.tsx'
import { DeskThread } from './desk-thread.tsx'

const nouns = ['desk', 'events', 'history', 'journal'] as const
const names = { noa: 'Noa Agent', alex: 'Alex Agent' }
const drawList = (entries: readonly JournalEntry[]) =>
  draw(<ChangeList entries={entries} names={names} renderFiles={() => null} renderThen={() => null} />, {
    nouns,
  })

test('each change says who, when, by which door, what was before and what is after', async () => {
  await drawList([
    anEntry('hand_over', '2020-11-23T08:12:00Z', {
      channel: 'api',
      changes: [{ field: 'agentId', from: 'alex', to: 'noa' }],
      data: { agentId: 'noa' },
    }),
  ])
  const day = screen.getByRole('region', { name: 'lundi 23\u00a0novembre 2020' })
  const entry = within(day).getByRole('listitem')
  expect(within(entry).getByText('Alex Agent a confié le ticket à Noa Agent')).toBeVisible()
  expect(entry).toHaveTextContent('9 h 12')
  expect(entry).toHaveTextContent('Alex Agent, par l’API')
  expect(screen.getByText('En charge').parentElement).toHaveTextContent('avant Alex Agent → après Noa Agent')
})

test('what only the team reads says so in words', async () => {
  await drawList([
    anEntry('set_priority', '2020-11-23T08:12:00Z', {
      audience: 'team',
      changes: [{ field: 'priority', from: 3, to: 5 }],
    }),
    anEntry('take', '2020-11-23T08:10:00Z'),
  ])
  const [priority, take] = screen.getAllByRole('listitem')
  expect(priority).toHaveTextContent('Équipe seulement')
  expect(priority).toHaveTextContent('avant normale → après très élevée')
  expect(take).not.toHaveTextContent('Équipe seulement')
})

test('a text that was rewritten is there whole, before and after', async () => {
  const { user } = await drawList([
    anEntry('edit', '2020-11-23T08:12:00Z', {
      author: camille,
      changes: [{ field: 'description', from: 'Rien ne marche.', to: 'Le wifi de la salle 12.' }],
    }),
  ])
  await user.click(screen.getByText(/lire les deux textes/))
  expect(screen.getByText('Rien ne marche.')).toBeVisible()
  expect(screen.getByText('Le wifi de la salle 12.')).toBeVisible()
})

test('deadlines that moved alone are left to the history, those that came with an act are folded with it', async () => {
  const moved = (at: string) =>
    anEntry('deadline', at, {
      author: null,
      audience: 'team',
      data: { resolveDueAt: '2020-11-25T09:00:00Z' },
    })
  const entries = [
    anEntry('file', '2020-11-20T15:12:00Z', { author: camille, fromRequester: true }),
    moved('2020-11-20T15:12:00Z'),
    anEntry('comment', '2020-11-23T09:00:00Z', { body: 'Je regarde.' }),
    anEntry('take', '2020-11-23T09:05:00Z'),
    moved('2020-11-23T09:05:00Z'),
  ]
  const { user } = await draw(
    <DeskThread
      lines={linesOf('GFC s’arrête.', entries)}
      names={names}
      readerId="alex"
      requesterName="Camille Demandeur"
      renderFiles={() => null}
    />,
    { nouns },
  )
  expect(screen.queryByText(/Échéance/)).toBeNull()
  await user.click(screen.getByRole('button', { name: '2 événements' }))
  expect(screen.getAllByText(/Échéance/)).toHaveLength(1)
})
