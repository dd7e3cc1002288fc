import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { anEntry, camille } from '../../../test/tickets.ts'
import { Grows } from '../../../test/grows.tsx'
import { draw } from '../../../test/render.tsx'
import { Conversation } from './conversation.tsx'
import { linesOf } from '@guichet/domain/conversation'
import { foldedCount, shownNames } from './lines.ts'

const byCamille = { author: camille, fromRequester: true } as const
const filed = anEntry('file', '2020-11-20T15:12:00Z', byCamille)
const routed = anEntry('routed', '2020-11-20T15:12:00Z', { data: { teamId: 'apps' } })
const taken = anEntry('take', '2020-11-23T08:12:00Z')
const asking = anEntry('request_info', '2020-11-23T09:05:00Z')
const question = anEntry('request_info', '2020-11-23T09:05:00Z', { body: 'Quelle version ?' })
const answer = anEntry('provide_info', '2020-11-23T09:44:00Z', { ...byCamille, body: 'Version 4.12.2.' })
const solution = anEntry('resolve', '2020-11-24T10:40:00Z', { body: 'Nous avons remis le bon modèle.' })
const whole = [filed, routed, taken, asking, question, answer, solution]

const page = (entries = whole, order: 'oldest-first' | 'newest-first' = 'oldest-first') => (
  <Conversation
    lines={linesOf('GFC s’arrête.', entries)}
    names={{ apps: 'Applications' }}
    readerId="camille"
    order={order}
    awaits={{ kind: 'resolve', tone: 'good', said: 'propose une solution' }}
    renderFiles={() => null}
  />
)

test('what was filed is the first message, and an act with words is told once', () => {
  expect(linesOf('GFC s’arrête.', whole).map(({ type, body }) => body || type)).toEqual([
    'GFC s’arrête.',
    'event',
    'event',
    'Quelle version ?',
    'Version 4.12.2.',
    'Nous avons remis le bon modèle.',
  ])
})

test('a file alone is a message', () => {
  const file = {
    id: 'f',
    name: 'a.png',
    size: 1,
    type: 'image/png',
    sha256: '0'.repeat(64),
    scan: 'clean' as const,
  }
  const [line] = linesOf('', [anEntry('comment', '2020-11-23T09:05:00Z', { attachments: [file] })])
  expect(line?.type).toBe('message')
})

test('short conversations are not folded', () => {
  expect(foldedCount(linesOf('GFC s’arrête.', [filed, routed, taken, asking, question]))).toBe(0)
})

test('REQ-123 the old is folded, one button unfolds all of it', async () => {
  const { user } = await draw(page(), { nouns: ['requests', 'journal', 'events'] })
  await user.click(screen.getByRole('button', { name: 'Voir les 4 entrées précédentes' }))
  expect(screen.queryByRole('button', { name: /précédentes/ })).toBeNull()
  expect(screen.getByText('Alex Agent a pris le ticket en charge')).toBeVisible()
})

test('REQ-135 REQ-156 taking charge is said with the name', async () => {
  await draw(page([filed, routed, taken]), { nouns: ['requests', 'journal', 'events'] })
  expect(screen.getByText('Alex Agent a pris le ticket en charge')).toBeInTheDocument()
})

test('each message is an article under its author; what awaits the reader says so', async () => {
  await draw(page(), { nouns: ['requests', 'journal', 'events'] })
  const awaiting = screen.getAllByRole('article', { name: 'Alex Agent' }).at(-1)
  expect(awaiting).toHaveTextContent('propose une solution')
  expect(screen.getAllByRole('article', { name: 'Vous' }).at(-1)).toHaveTextContent('Version 4.12.2.')
})

test.each([
  ['refuse_closure', 'refus de la clôture'],
  ['reopen', 'réouverture'],
])('REQ-186 %s is told of « Vous » as of anybody, each act in its own words', async (kind, said) => {
  const entry = anEntry(kind, '2020-11-25T09:00:00Z', { ...byCamille, body: 'Toujours en panne.' })
  await draw(page([...whole, entry]), { nouns: ['requests', 'journal', 'events'] })
  expect(screen.getAllByRole('article', { name: 'Vous' }).at(-1)).toHaveTextContent(said)
})

test('AC-198 words written from right to left go that way, and turn nothing around them', async () => {
  await draw(page([{ ...answer, body: 'مرحبا' }]), { nouns: ['requests', 'journal', 'events'] })
  expect(screen.getByText('مرحبا')).toHaveAttribute('dir', 'auto')
})

test('REQ-109 newest first where the desk is used to it', async () => {
  await draw(page(whole, 'newest-first'), { nouns: ['requests', 'journal', 'events'] })
  expect(screen.getAllByRole('article')[0]).toHaveTextContent('Nous avons remis le bon modèle.')
})

test('UX-40 a message that arrives is announced politely', async () => {
  const { user } = await draw(<Grows first={page([filed, routed, taken])} then={page()} />, {
    nouns: ['requests', 'journal', 'events'],
  })
  const button = screen.getByRole('button', { name: 'grow' })
  await user.click(button)
  expect(await screen.findByText('Nouveau message de Alex Agent.')).toBeInTheDocument()
  expect(button).toHaveFocus()
})

test('people in a sentence are named as the desk names people, teams as they are', () => {
  const names = { apps: 'Applications', alex: 'Alex Agent' }
  const named = shownNames(
    { names, logins: { alex: 'alex.agent' } },
    ({ name, login }) => `${name} (${login})`,
  )
  expect(named).toEqual({ apps: 'Applications', alex: 'Alex Agent (alex.agent)' })
})

test.each([
  [
    'stands under the solution it speaks of',
    [...whole, anEntry('comment', '2020-11-24T11:00:00Z', { body: 'Merci.' })],
    ['Merci.', 'remis', '?'],
  ],
  ['stands above everything when no solution is in sight', [filed, taken], ['?', 'GFC']],
] as const)('C1 newest first, the decision %s', async (_, entries, order) => {
  const { container } = await draw(
    <Conversation
      lines={linesOf('GFC s’arrête.', entries)}
      names={{ apps: 'Applications' }}
      readerId="camille"
      order="newest-first"
      awaits={{ kind: 'resolve', tone: 'good', said: 'propose une solution' }}
      decision={<p>Résolu ?</p>}
      renderFiles={() => null}
    />,
    { nouns: ['requests', 'journal', 'events'] },
  )
  const said = container.textContent ?? ''
  const places = order.map((words) => said.indexOf(words))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((one, other) => one - other))
})
