import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { readSearch } from '@guichet/domain/search/read-search'
import { draw } from '../../../test/render.tsx'
import { SearchHints } from './queue/search-hints.tsx'
import { SearchHelp } from './search-help.tsx'

test.each(['fr', 'en'] as const)(
  'what the help shows is what a search understands, in %s',
  async (locale) => {
    const { user } = await draw(<SearchHelp />, { locale, nouns: ['search'] })
    await user.click(
      screen.getByRole('button', { name: locale === 'fr' ? 'Comment chercher' : 'How to search' }),
    )
    const examples = within(screen.getByRole('dialog')).getAllByRole('rowheader')
    expect(examples).toHaveLength(11)
    const read = examples.map((each) => readSearch(each.textContent ?? '', '2026-11-22'))
    expect(read.flatMap(({ hints }) => hints)).toEqual([])
    expect(read.filter(({ terms }) => terms.length === 1)).toHaveLength(8)
    expect(read[1]?.phrases).toHaveLength(1)
    expect(read[2]?.without).toHaveLength(1)
  },
)

test('a piece that was not understood is told, with what was typed', async () => {
  await draw(<SearchHints typed="écran avant:2026-02-30 couleur:bleu" />, { nouns: ['search'] })
  const said = screen
    .getAllByRole('status')
    .map((each) => each.textContent ?? '')
    .join(' ')
  expect(said).toContain('avant:2026-02-30\u00a0»\u00a0: cette date n’existe pas')
  expect(said).toContain('couleur:bleu\u00a0»\u00a0: ce n’est pas un opérateur connu')
})
