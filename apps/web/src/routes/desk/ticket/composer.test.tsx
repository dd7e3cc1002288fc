import { screen, waitFor, within } from '@testing-library/react'
import { Suspense, useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Ticket } from '@guichet/contracts/tickets'
import { answerBy } from '../../../../test/desk.ts'
import { draw } from '../../../../test/render.tsx'
import { alex, anEntry, aTicket } from '../../../../test/tickets.ts'
import { Composer, type Newest, type Voice } from './composer.tsx'
import type { Quote } from './quote.ts'
import type { Then } from './then.ts'

// The browser's store is an edge of its own, tested where it is written to.
vi.mock('idb-keyval', () => ({
  get: async () => undefined,
  set: async () => undefined,
  del: async () => undefined,
}))

const held = aTicket({ standing: 'agent', allowed: ['comment', 'request_info', 'resolve'] })

const camilleWrote: Newest = { id: 'first', name: 'Camille Demandeur' }
const noaWrote: Newest = { id: 'second', name: 'Noa Agent' }

function Page({
  ticket = held,
  quoting,
  read = camilleWrote,
}: {
  ticket?: Ticket
  quoting?: Quote
  read?: Newest
}) {
  const [quote, setQuote] = useState<Quote>()
  const [newest, setNewest] = useState(read)
  const [voice, setVoice] = useState<Voice>('reply')
  const [after, setAfter] = useState<Then>('comment')
  return (
    <Suspense>
      <Composer
        onTyped={() => {}}
        ticket={ticket}
        personId={alex.id}
        voice={voice}
        onVoice={setVoice}
        after={after}
        onAfter={setAfter}
        newest={newest}
        quote={quote}
        onQuoted={() => setQuote(undefined)}
        isWanted={false}
      />
      <button type="button" onClick={() => setQuote(quoting)}>
        Citer
      </button>
      <button type="button" onClick={() => setNewest(noaWrote)}>
        Noa écrit
      </button>
    </Suspense>
  )
}

const entry = { ...anEntry('comment', '2026-11-23T10:44:00Z'), names: {} }
const journal = 'POST /tickets/R-000433/journal'

async function drawComposer(page = <Page />) {
  const drawn = await draw(page, { nouns: ['desk', 'requests', 'tools', 'following'] })
  await screen.findByRole('tab', { name: 'Réponse au demandeur' })
  return drawn
}

const replyField = () => screen.getByLabelText('Réponse à Camille Demandeur')
const noteField = () => screen.getByRole('textbox', { name: 'Note interne' })
const sent = (asked: ReturnType<typeof answerBy>) =>
  asked.filter(({ method, path }) => method === 'POST' && path.startsWith('/tickets/'))

afterEach(() => vi.unstubAllGlobals())

test('UX-45 UX-46 two voices, two drafts: neither text shows in the other, each is kept under its own name', async () => {
  const asked = answerBy({})
  const { user } = await drawComposer()
  await user.type(replyField(), 'Bonjour Camille')
  await user.click(screen.getByRole('tab', { name: 'Note interne' }))
  await user.type(noteField(), 'Même erreur hier')
  expect(screen.getByRole('button', { name: 'Ajouter la note' })).toBeVisible()
  await user.click(screen.getByRole('tab', { name: 'Réponse au demandeur' }))
  expect(replyField()).toHaveValue('Bonjour Camille')
  expect(screen.getByRole('button', { name: 'Envoyer à Camille Demandeur' })).toBeVisible()
  await user.click(replyField())
  await user.tab()
  const keptUnder = (words: string) =>
    asked
      .filter(({ method, body }) => method === 'PUT' && JSON.stringify(body).includes(words))
      .map(({ body }) => /(?:note:)?R-000433/u.exec(JSON.stringify(body))?.[0])
  await waitFor(() => expect(keptUnder('Bonjour Camille')).toContain('R-000433'))
  await waitFor(() => expect(keptUnder('Même erreur hier')).toContain('note:R-000433'))
})

test('what is quoted goes after the words in hand, once, and the pen goes on after it', async () => {
  answerBy({})
  const { user } = await drawComposer(<Page quoting={{ words: '> Erreur 3141.', isPublic: true }} />)
  await user.type(replyField(), 'Bonjour,')
  await user.click(screen.getByRole('button', { name: 'Citer' }))
  await waitFor(() => expect(replyField()).toHaveFocus())
  await user.keyboard('Je regarde.')
  expect(replyField()).toHaveValue('Bonjour,\n\n> Erreur 3141.\n\nJe regarde.')
})

test('a quoted note goes to the note, never to what the requester would read', async () => {
  answerBy({})
  const { user } = await drawComposer(<Page quoting={{ words: '> Entre nous', isPublic: false }} />)
  await user.click(screen.getByRole('button', { name: 'Citer' }))
  await waitFor(() => expect(noteField()).toHaveFocus())
  expect(noteField()).toHaveValue('> Entre nous\n\n')
  await user.click(screen.getByRole('tab', { name: 'Réponse au demandeur' }))
  expect(replyField()).toHaveValue('')
})

test('UX-45 a note leaves for the team alone, under a key of its own', async () => {
  const asked = answerBy({ [journal]: () => [201, entry] })
  const { user } = await drawComposer()
  await user.click(screen.getByRole('tab', { name: 'Note interne' }))
  await user.type(noteField(), 'Entre nous')
  await user.click(screen.getByRole('button', { name: 'Ajouter la note' }))
  expect(sent(asked)).toMatchObject([
    { body: { body: 'Entre nous', audience: 'team', attachmentIds: [] }, key: expect.any(String) },
  ])
  expect(noteField()).toHaveValue('')
})

test('« @ » opens the colleagues who read the ticket; the one chosen by keyboard is named, and kept apart from the words', async () => {
  const colleagues = {
    items: [
      { id: 'noa', name: 'Noa Agent', login: 'noa.agent' },
      { id: 'robin', name: 'Robin Responsable', login: 'robin' },
    ],
  }
  const asked = answerBy({
    [journal]: () => [201, entry],
    'GET /tickets/R-000433/colleagues': () => [200, colleagues],
  })
  const { user } = await drawComposer()
  await user.click(screen.getByRole('tab', { name: 'Note interne' }))
  await user.type(noteField(), 'Vois avec @')
  const field = await screen.findByRole('combobox', { name: 'Nom du collègue' })
  await screen.findByRole('option', { name: /^Robin/ })
  await user.type(field, 'rob{Enter}')
  expect(noteField()).toHaveValue('Vois avec @Robin Responsable ')
  expect(screen.getByText('Seront prévenus : Robin Responsable')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Ajouter la note' }))
  expect(sent(asked)).toMatchObject([
    { body: { audience: 'team', mentions: [{ personId: 'robin', start: 10, length: 18 }] } },
  ])
})

test('« @ » within a word, or left without a choice, is an « @ »', async () => {
  answerBy({ 'GET /tickets/R-000433/colleagues': () => [200, { items: [] }] })
  const { user } = await drawComposer()
  await user.type(replyField(), 'a@valmer.example ')
  expect(screen.queryByRole('dialog')).toBeNull()
  await user.type(replyField(), '@')
  await screen.findByRole('dialog', { name: 'Mentionner un collègue' })
  await user.keyboard('{Escape}')
  expect(replyField()).toHaveValue('a@valmer.example @')
})

test('a note becomes public only when one has said so', async () => {
  const asked = answerBy({})
  const { user } = await drawComposer()
  await user.click(screen.getByRole('tab', { name: 'Note interne' }))
  await user.type(noteField(), 'Le modèle est écrasé')
  await user.click(screen.getByRole('button', { name: 'Reprendre dans la réponse' }))
  const question = await screen.findByRole('dialog', { name: /^Rendre cette note publique/ })
  await user.click(within(question).getByRole('button', { name: 'Retour' }))
  expect(noteField()).toHaveValue('Le modèle est écrasé')
  await user.click(screen.getByRole('button', { name: 'Reprendre dans la réponse' }))
  await user.click(await screen.findByRole('button', { name: 'Reprendre le texte dans la réponse' }))
  expect(replyField()).toHaveValue('Le modèle est écrasé')
  expect(sent(asked)).toEqual([])
})

test('UX-48 what arrived while one wrote holds the text, once', async () => {
  const asked = answerBy({ [journal]: () => [201, entry] })
  const { user } = await drawComposer()
  await user.type(replyField(), 'Voici')
  await user.click(screen.getByRole('button', { name: 'Noa écrit' }))
  await user.click(replyField())
  await user.keyboard('{Control>}{Enter}{/Control}')
  expect(screen.getByRole('alert')).toHaveTextContent('Noa Agent a agi pendant que vous écriviez')
  expect(sent(asked)).toEqual([])
  expect(replyField()).toHaveValue('Voici')
  await user.click(screen.getByRole('button', { name: 'Envoyer quand même' }))
  expect(sent(asked)).toMatchObject([
    { path: '/tickets/R-000433/held-entries', body: { body: 'Voici', audience: 'public' } },
  ])
})

test.each([
  ['a journal that is read only after one began holds nothing', null, false],
  ['the first word of somebody else holds the text like any', undefined, true],
])('UX-48 %s', async (_, read, isHeld) => {
  const asked = answerBy({})
  const { user } = await drawComposer(<Page read={read} />)
  await user.type(replyField(), 'Voici')
  await user.click(screen.getByRole('button', { name: 'Noa écrit' }))
  await user.click(replyField())
  await user.keyboard('{Control>}{Enter}{/Control}')
  expect(screen.queryAllByText(/a agi pendant que vous écriviez/u)).toHaveLength(isHeld ? 1 : 0)
  expect(sent(asked)).toHaveLength(isHeld ? 0 : 1)
})

test('the sending may also ask, or propose the closure', async () => {
  const asked = answerBy({ 'POST /tickets/R-000433/transitions': () => [200, held] })
  const { user } = await drawComposer()
  await user.type(replyField(), 'Installez la 4.3')
  await user.selectOptions(screen.getByLabelText('puis, à l’envoi'), 'résoudre')
  await user.click(screen.getByRole('button', { name: 'Proposer à Camille Demandeur' }))
  expect(sent(asked)).toMatchObject([{ body: { event: 'resolve', text: 'Installez la 4.3' } }])
})

test('a refusal keeps the words; other words have another key', async () => {
  const refused = {
    title: 'Action impossible',
    detail: 'L’état ne le permet pas.',
    code: 'event-not-allowed',
    requestId: 'r',
  }
  const asked = answerBy({ 'POST /tickets/R-000433/held-entries': () => [409, refused] })
  const { user } = await drawComposer()
  await user.type(replyField(), 'Voici')
  const send = screen.getByRole('button', { name: 'Envoyer à Camille Demandeur' })
  await user.click(send)
  expect(await screen.findByRole('alert')).toHaveTextContent('L’état ne le permet pas.')
  expect(replyField()).toHaveValue('Voici')
  await user.click(send)
  await user.type(replyField(), '.')
  await user.click(send)
  const keys = sent(asked).map(({ key }) => key)
  expect(keys[1]).toBe(keys[0])
  expect(keys[2]).not.toBe(keys[0])
})

test('whoever may not read notes is not offered to write one', async () => {
  answerBy({})
  await drawComposer(<Page ticket={aTicket({ standing: 'owner', allowed: ['comment'] })} />)
  expect(screen.queryByRole('tab', { name: 'Note interne' })).toBeNull()
})

const pick = {
  'GET /saved-replies': () =>
    [
      200,
      {
        items: ['Accusé', 'Relance'].map((label) => ({
          id: label,
          label,
          audience: 'person',
          team: null,
          owner: alex,
          editable: true,
          updatedAt: '2026-11-23T10:44:00Z',
          body: 'x',
        })),
      },
    ] as const,
  'GET /tickets/R-000433/saved-replies/Relance': () =>
    [200, { text: 'Des nouvelles de {{ticket.product}} ?', missing: ['ticket.product'] }] as const,
  'GET /tickets/R-000433/saved-replies/Accusé': () => [200, { text: 'Bien reçu.', missing: [] }] as const,
  [journal]: () => [201, entry] as const,
}

test('UX-49 « / » finds a saved reply by keyboard; a missing variable stands out and stops the sending', async () => {
  const asked = answerBy(pick)
  const { user } = await drawComposer()
  await user.type(replyField(), 'Bonjour,{Enter}/')
  const dialog = await screen.findByRole('dialog', { name: 'Insérer une réponse type' })
  const field = await within(dialog).findByRole('combobox', { name: /Chercher/ })
  await user.type(field, 'rel')
  expect(within(dialog).getByRole('option', { name: 'Relance', selected: true })).toBeVisible()
  const preview = await within(dialog).findByRole('region', { name: 'Aperçu' })
  expect(
    await within(preview).findByText('À compléter : Application ou matériel', { selector: 'mark' }),
  ).toBeVisible()
  await user.keyboard('{Enter}')
  await vi.waitFor(() => expect(replyField()).toHaveValue('Bonjour,\nDes nouvelles de {{ticket.product}} ?'))
  const send = () => screen.getByRole('button', { name: 'Envoyer à Camille Demandeur' })
  expect(send()).toHaveAccessibleDescription(/À compléter avant l’envoi\s: Application ou matériel\./)
  await user.click(send())
  expect(sent(asked)).toEqual([])
  await user.clear(replyField())
  await user.type(replyField(), 'Des nouvelles du clavier ?')
  await user.click(send())
  expect(sent(asked)).toHaveLength(1)
})

test('« / » left without a choice is a « / »', async () => {
  answerBy(pick)
  const { user } = await drawComposer()
  await user.type(replyField(), '/')
  await screen.findByRole('dialog')
  await user.keyboard('{Escape}')
  await vi.waitFor(() => expect(replyField()).toHaveValue('/'))
})
