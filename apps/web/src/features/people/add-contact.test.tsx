import { screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { answerBy } from '../../../test/desk.ts'
import { draw } from '../../../test/render.tsx'
import { AddContact, type Contact } from './add-contact.tsx'

afterEach(() => vi.unstubAllGlobals())

const drawSearch = async (words: string) => {
  answerBy({ 'GET /people': () => [200, { items: [] }] })
  const onAdd = vi.fn<(contact: Contact, name: string) => void>()
  const drawn = await draw(<AddContact opened onClose={() => undefined} onAdd={onAdd} />, {
    nouns: ['requests'],
  })
  const field = screen.getByRole('textbox', { name: 'Identifiant ou adresse de messagerie' })
  await drawn.user.type(field, `${words}{Enter}`)
  return { ...drawn, field, onAdd }
}

test('nobody of that name: the page says what to try, and keeps the words', async () => {
  const { field } = await drawSearch('Camile')
  expect(await screen.findByText(/^Personne de ce nom\. Vérifiez l’identifiant/u)).toBeVisible()
  expect(field).toHaveValue('Camile')
})

test('a whole address that nobody here has may be written to', async () => {
  const { user, onAdd } = await drawSearch('quelquun@ailleurs.example')
  await user.click(await screen.findByRole('button', { name: 'Ajouter quelquun@ailleurs.example' }))
  expect(onAdd).toHaveBeenCalledWith({ email: 'quelquun@ailleurs.example' }, 'quelquun@ailleurs.example')
})
