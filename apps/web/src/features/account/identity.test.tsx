import { screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { alexAgent } from '../../../test/desk.ts'
import { draw } from '../../../test/render.tsx'
import { startReader } from '../../reader.tsx'
import { Identity } from './identity.tsx'

afterEach(() => startReader({ preset: 'caen-amigo' }))

test.each(['ul-itop', 'ul-helpdesk'] as const)(
  'REQ-014 under %s a teacher finds themself under « Enseignant / chercheur »',
  async (preset) => {
    await startReader({ preset })
    await draw(<Identity me={{ ...alexAgent, audiences: ['teacher'] }} />, { nouns: ['account'] })
    expect(screen.getByText('Enseignant / chercheur')).toBeInTheDocument()
  },
)
