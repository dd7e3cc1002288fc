import { act, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { linesOf } from '@guichet/domain/conversation'
import { draw } from '../../../test/render.tsx'
import { anEntry } from '../../../test/tickets.ts'
import { DeskThread } from './desk-thread.tsx'

test('what happened between two messages is folded on the screen, and whole on paper', async () => {
  const lines = linesOf('GFC s’arrête.', [
    anEntry('take', '2026-11-23T09:00:00Z'),
    anEntry('hold', '2026-11-23T09:10:00Z'),
    anEntry('resume', '2026-11-23T09:20:00Z'),
  ])
  await draw(
    <DeskThread
      lines={lines}
      names={{}}
      readerId="alex"
      requesterName="Camille Demandeur"
      renderFiles={() => null}
    />,
    { nouns: ['desk', 'events', 'journal'] },
  )
  const taken = () => screen.queryByText(/a pris le ticket en charge/u)
  expect(taken()).toBeNull()
  act(() => void dispatchEvent(new Event('beforeprint')))
  expect(taken()).toBeVisible()
  act(() => void dispatchEvent(new Event('afterprint')))
  expect(taken()).toBeNull()
})
