import { act, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { draw } from '../test/render.tsx'
import { LostSession } from './features/session/lost-session.tsx'
import { saveBeforeLeaving, signInAddress, useBeforeLeaving } from './leaving.ts'
import { noticeLostSession } from './session.ts'

test('UX-30 a lost session asks to sign in again, and loses no form', async () => {
  const save = vi.fn(async () => undefined)
  const failing = vi.fn(async () => Promise.reject(new Error('away')))
  const { unmount } = await draw(
    <>
      <Form save={failing} />
      <Form save={save} />
      <LostSession />
    </>,
    { nouns: ['portal'] },
  )
  expect(screen.queryByRole('dialog')).toBeNull()
  act(noticeLostSession)
  expect(await screen.findByRole('dialog', { name: 'Votre session a expiré' })).toBeVisible()
  await saveBeforeLeaving()
  expect(save).toHaveBeenCalledOnce()
  expect(failing).toHaveBeenCalledOnce()
  unmount()
  await saveBeforeLeaving()
  expect(save).toHaveBeenCalledOnce()
})

test('signing in comes back to the very page, whatever is in its address', () => {
  const address = new URL(signInAddress('/deposer/1?brouillon=2&q=mot de passe'), 'http://desk.invalid')
  expect(address.pathname).toBe('/auth/sign-in')
  expect(address.searchParams.get('returnTo')).toBe('/deposer/1?brouillon=2&q=mot de passe')
})

function Form({ save }: { save: () => Promise<unknown> }) {
  useBeforeLeaving(save)
  return null
}
