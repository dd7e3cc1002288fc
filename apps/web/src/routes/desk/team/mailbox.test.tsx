import { screen } from '@testing-library/react'
import type { Team } from '@guichet/contracts/people'
import { afterEach, expect, test, vi } from 'vitest'
import { answerBy } from '../../../../test/desk.ts'
import { draw } from '../../../../test/render.tsx'
import { TeamMailbox } from './mailbox.tsx'

afterEach(() => vi.unstubAllGlobals())
const nouns = { nouns: ['following', 'team', 'desk'] as const }
const changes = (asked: ReturnType<typeof answerBy>) => asked.filter(({ method }) => method !== 'GET')

const team = {
  id: 'team',
  label: 'Réseau',
  mailbox: { address: null, level: 'creation', language: null },
} as const

test('AC-93 the mailbox of a team is one address; whoever does not lead it sees none', async () => {
  const asked = answerBy({ 'PATCH /teams/team': () => [204, null] })
  const whole: Team = {
    ...team,
    level: 1,
    acceptsTransfers: true,
    tags: [],
    tagsOnly: false,
    timeRequired: false,
    version: 1,
    members: [],
  }
  const { user, unmount } = await draw(<TeamMailbox team={whole} />, nouns)
  expect(screen.getByText(/Aucune boîte/u)).toBeVisible()
  await user.click(screen.getByRole('button', { name: /Modifier\s: Boîte fonctionnelle/u }))
  const address = screen.getByRole('textbox', { name: /^Adresse de la boîte/u })
  await user.type(address, 'a@u.example, b@u.example')
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Écrivez une seule adresse')
  expect(address).toHaveAttribute('aria-invalid', 'true')
  expect(changes(asked)).toEqual([])
  await user.clear(address)
  await user.type(address, 'reseau@u.example')
  await user.selectOptions(screen.getByLabelText('Mails reçus par la boîte'), 'Rien pour l’instant')
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  await vi.waitFor(() =>
    expect(changes(asked)).toMatchObject([
      { body: { mailbox: 'reseau@u.example', mailboxLevel: 'nothing', mailboxLanguage: null } },
    ]),
  )
  await vi.waitFor(() =>
    expect(screen.getByRole('button', { name: /Modifier\s: Boîte fonctionnelle/u })).toHaveFocus(),
  )
  unmount()
  await draw(<TeamMailbox team={{ ...whole, mailbox: null }} />, nouns)
  expect(screen.queryByRole('button')).toBeNull()
})
