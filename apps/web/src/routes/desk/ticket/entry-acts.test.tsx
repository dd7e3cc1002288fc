import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { draw } from '../../../../test/render.tsx'
import { anEntry, aTicket } from '../../../../test/tickets.ts'
import { EntryActs } from './entry-acts.tsx'
import { withQuote } from './quote.ts'

const words = 'Erreur 3141.\n\nDepuis ce matin, sur deux postes.'
const ticket = aTicket({ standing: 'agent', allowed: ['comment', 'link'] })
const entry = anEntry('comment', '2026-11-23T10:44:00Z', { body: words })

async function drawActs(more: Partial<Parameters<typeof EntryActs>[0]> = {}) {
  const onQuote = vi.fn<(quote: unknown) => void>()
  const drawn = await draw(
    <article id={`entree-${entry.id}`}>
      <p>{words}</p>
      <EntryActs
        ticket={ticket}
        entry={entry}
        words={words}
        onQuote={onQuote}
        onSplit={() => undefined}
        {...more}
      />
    </article>,
    { nouns: ['desk', 'links', 'events'] },
  )
  return { ...drawn, onQuote }
}

test('a message is quoted whole, line by line, under the name of who wrote it', async () => {
  const { user, onQuote } = await drawActs()
  await user.click(screen.getByRole('button', { name: 'Citer' }))
  expect(onQuote).toHaveBeenCalledWith({
    isPublic: true,
    words: 'Alex Agent a écrit\u00a0:\n> Erreur 3141.\n>\n> Depuis ce matin, sur deux postes.',
  })
})

test('what is selected in it is quoted alone', async () => {
  const { user, onQuote } = await drawActs()
  const text = screen.getByText(/Erreur 3141/u).firstChild
  if (text === null) throw new Error('the words are not there')
  getSelection()?.setBaseAndExtent(text, 0, text, 'Erreur 3141.'.length)
  await user.click(screen.getByRole('button', { name: 'Citer' }))
  expect(onQuote).toHaveBeenCalledWith({
    isPublic: true,
    words: 'Alex Agent a écrit\u00a0:\n> Erreur 3141.',
  })
})

test('a note is quoted, and never made a ticket; where nothing may be written nothing is quoted', async () => {
  const { user, onQuote, unmount } = await drawActs({ entry: { ...entry, audience: 'team' } })
  expect(screen.queryByRole('button', { name: 'En faire un ticket' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Citer' }))
  expect(onQuote).toHaveBeenCalledWith(expect.objectContaining({ isPublic: false }))
  unmount()
  await drawActs({ ticket: aTicket({ standing: 'former', allowed: [] }) })
  expect(screen.queryByRole('button')).toBeNull()
})

test('a quote goes after the words in hand', () => {
  expect(withQuote('', '> a')).toBe('> a\n\n')
  expect(withQuote('Bonjour,\n', '> a')).toBe('Bonjour,\n\n> a\n\n')
})
