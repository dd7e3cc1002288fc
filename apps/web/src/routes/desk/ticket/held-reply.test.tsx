import { screen, within } from '@testing-library/react'
import { Suspense, useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { HeldEntry } from '@guichet/contracts/held-entries'
import { NotSent } from '../../../features/held/not-sent.tsx'
import { queries } from '../../../query-client.ts'
import { LiveRegion } from '../../../ui/announce.tsx'
import { answerBy } from '../../../../test/desk.ts'
import { draw } from '../../../../test/render.tsx'
import { alex, aTicket } from '../../../../test/tickets.ts'
import { Composer, type Voice } from './composer.tsx'

vi.mock('idb-keyval', () => ({
  get: async () => undefined,
  set: async () => undefined,
  del: async () => undefined,
}))

const ticket = aTicket({ standing: 'agent', allowed: ['comment'] })
const waiting: HeldEntry = {
  id: 'held',
  reference: 'R-000433',
  audience: 'public',
  body: 'Bonjour Camille',
  attachments: [],
  state: 'waiting',
  sendsAt: '2999-01-01T00:00:00Z',
  problem: null,
}
const draft = {
  id: 'held',
  version: 1,
  updatedAt: '2026-11-23T10:44:00Z',
  content: { kind: 'reply', reference: 'R-000433', text: 'Bonjour Camille', attachmentIds: [] },
}

function Page() {
  const [voice, setVoice] = useState<Voice>('reply')
  return (
    <Suspense>
      <NotSent />
      <Composer
        onTyped={() => {}}
        ticket={ticket}
        personId={alex.id}
        voice={voice}
        onVoice={setVoice}
        after="comment"
        onAfter={() => {}}
        newest={undefined}
        isWanted={false}
      />
      <LiveRegion />
    </Suspense>
  )
}

/** A server that holds what is sent until it is taken back. */
function holding(kept: HeldEntry[] = []) {
  const items = [...kept]
  return answerBy({
    'GET /me/held-entries': () => [200, { items }],
    'POST /tickets/R-000433/held-entries': () => {
      items.push(waiting)
      return [201, waiting]
    },
    'POST /me/held-entries/held/undo': () => {
      items.length = 0
      return [200, draft]
    },
    'DELETE /me/held-entries/held': () => {
      items.length = 0
      return [204, null]
    },
  })
}

const drawPage = async () => {
  const drawn = await draw(<Page />, { nouns: ['desk', 'requests', 'tools'] })
  await screen.findByRole('tab', { name: 'Réponse au demandeur' })
  return drawn
}
const field = () => screen.getByLabelText('Réponse à Camille Demandeur')
const held = () => screen.findByRole('list', { name: 'Vos réponses qui partent' })

beforeEach(() => queries.clear())
afterEach(() => vi.unstubAllGlobals())

test('a reply is held: when it leaves is shown and said, and « Reprendre » puts its words back where one writes', async () => {
  const asked = holding()
  const { user } = await drawPage()
  await user.type(field(), 'Bonjour Camille')
  await user.click(screen.getByRole('button', { name: 'Envoyer à Camille Demandeur' }))
  const list = await held()
  expect(await within(list).findByText(/part dans \d+ s/)).toBeVisible()
  expect(field()).toHaveValue('')
  await vi.waitFor(() =>
    expect(screen.getAllByRole('status').at(-1)).toHaveTextContent('part dans dix secondes'),
  )
  await user.click(within(list).getByRole('button', { name: /^Reprendre/ }))
  await vi.waitFor(() => expect(field()).toHaveValue('Bonjour Camille'))
  expect(within(list).queryByText(/part dans/)).toBeNull()
  await vi.waitFor(() => expect(field()).toHaveFocus())
  expect(asked.map(({ method, path }) => `${method} ${path}`)).toContain('POST /me/held-entries/held/undo')
})

test('Ctrl Z in the empty field takes it back too, and undoes typing where something is typed', async () => {
  const asked = holding([waiting])
  const { user } = await drawPage()
  await held()
  await user.type(field(), 'x')
  await user.keyboard('{Control>}z{/Control}')
  expect(asked.some(({ path }) => path.endsWith('/undo'))).toBe(false)
  await user.clear(field())
  await user.keyboard('{Control>}z{/Control}')
  await vi.waitFor(() => expect(field()).toHaveValue('Bonjour Camille'))
})

test('what one was writing meanwhile stays, before the words taken back', async () => {
  holding([waiting])
  const { user } = await drawPage()
  await user.type(field(), 'Encore une chose')
  await user.click(within(await held()).getByRole('button', { name: /^Reprendre/ }))
  await vi.waitFor(() => expect(field()).toHaveValue('Encore une chose\n\nBonjour Camille'))
})

test('what could not leave is told with its reason and its words, to be taken back or thrown away', async () => {
  const problem = { title: 'Non', detail: 'Ce ticket a été transféré.', code: 'former-team' }
  const asked = holding([{ ...waiting, state: 'refused', problem }])
  const { user } = await drawPage()
  expect(await screen.findByText('Votre réponse sur R-000433 n’est pas partie.')).toBeVisible()
  expect(screen.getByText(/Ce ticket a été transféré\./)).toBeVisible()
  expect(screen.getByText('Bonjour Camille')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Jeter' }))
  await vi.waitFor(() => expect(screen.queryByText(/n’est pas partie/)).toBeNull())
  expect(asked.some(({ method }) => method === 'DELETE')).toBe(true)
})
