import { screen } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { PRESET_SETTINGS, type PresetName } from '@guichet/contracts/settings'
import { answerBy } from '../../../test/desk.ts'
import { draw } from '../../../test/render.tsx'
import { Component as Questions } from './questions.tsx'

afterEach(() => vi.unstubAllGlobals())

async function answersOf(preset: PresetName): Promise<string> {
  const settings = PRESET_SETTINGS[preset]
  answerBy({ 'GET /desk': () => [200, { preset, timeZone: 'Europe/Paris', language: 'fr', settings }] })
  const { container } = await draw(
    <Suspense>
      <Questions />
    </Suspense>,
    { nouns: ['pages'] },
  )
  await screen.findByRole('heading', { name: /Qui lit/u })
  return container.textContent
}

test('what is said of the desk is what its settings do: who reads, and what comes of no answer', async () => {
  const amigo = await answersOf('caen-amigo')
  expect(amigo).toContain('Vous, les personnes que vous ajoutez, l’équipe qui la traite')
  expect(amigo).toContain('Au titre d’un établissement, son chef aussi.')
  expect(amigo).toContain('l’application vous prévient, puis clôture la demande.')
})

test('where nobody is added, no head follows and nothing closes by itself, none of it is promised', async () => {
  const helpdesk = await answersOf('ul-helpdesk')
  expect(helpdesk).toContain('Vous, l’équipe qui la traite')
  expect(helpdesk).not.toMatch(/vous ajoutez|son chef|puis clôture/u)
  expect(helpdesk).toContain('Sans réponse de votre part, la demande reste résolue.')
})
