import { screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { alexAgent } from '../../../test/desk.ts'
import { draw } from '../../../test/render.tsx'
import { startReader } from '../../reader.tsx'
import { Identity } from './identity.tsx'

afterEach(() => startReader({ preset: 'caen-amigo' }))

test('REQ-014 a teacher finds themself under « Enseignant / chercheur »', async () => {
  for (const preset of ['ul-itop', 'ul-helpdesk'] as const) {
    await startReader({ preset })
    const { unmount } = await draw(<Identity me={{ ...alexAgent, audiences: ['teacher'] }} />, {
      nouns: ['account'],
    })
    expect(screen.getByText('Enseignant / chercheur')).toBeInTheDocument()
    unmount()
  }
})

test('REQ-015 a student finds themself under « Étudiant »', async () => {
  await draw(<Identity me={{ ...alexAgent, audiences: ['student'] }} />, { nouns: ['account'] })
  expect(screen.getByText(/^Étudiant/u)).toBeInTheDocument()
})

test('whoever heads an establishment is told so in words', async () => {
  await draw(<Identity me={{ ...alexAgent, audiences: ['staff', 'head'] }} />, { nouns: ['account'] })
  expect(screen.getByText('Personnel, Chef d’établissement')).toBeInTheDocument()
})
