import { act, renderHook } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { needMessages, setLocale, startReader, useT } from './reader.tsx'

beforeEach(() => setLocale('fr'))

test('pages and settings that arrive together leave no page without its words', async () => {
  const { result } = renderHook(useT)
  await act(() =>
    Promise.all([
      needMessages('portal'),
      startReader({ preset: 'caen-amigo' }),
      needMessages('filing'),
      // Already asked for, and not yet there: whoever asks again waits too.
      needMessages('filing').then(() =>
        expect(result.current('filing.topic.title')).not.toContain('filing.'),
      ),
    ]),
  )
  expect(result.current('portal.nav.requests')).toBe('Mes demandes')
  expect(result.current('filing.topic.title')).toMatch(/^Sur quoi porte votre demande/)
})

test('the language chosen last is the one that is spoken', async () => {
  const { result } = renderHook(useT)
  await act(() => Promise.all([setLocale('en'), needMessages('requests'), setLocale('fr')]))
  expect(document.documentElement.lang).toBe('fr')
  expect(result.current('portal.nav.requests')).toBe('Mes demandes')
})
