import { screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Team } from '@guichet/contracts/people'
import { alexAgent, answerBy } from '../../../test/desk.ts'
import { draw } from '../../../test/render.tsx'
import { aTicket } from '../../../test/tickets.ts'
import { FollowLevels } from './follow-levels.tsx'
import { TeamMailbox } from './team-mailbox.tsx'
import { WatchButton } from './watch-button.tsx'

afterEach(() => vi.unstubAllGlobals())
const nouns = { nouns: ['following'] as const }
const changes = (asked: ReturnType<typeof answerBy>) => asked.filter(({ method }) => method !== 'GET')

test('a ticket is watched, and watched no more; whoever is not of its desk is not offered it', async () => {
  const asked = answerBy({
    'PUT /tickets/R-000433/watch': () => [204, null],
    'DELETE /tickets/R-000433/watch': () => [204, null],
  })
  const { user, unmount } = await draw(<WatchButton ticket={aTicket({ watched: false })} />, nouns)
  await user.click(screen.getByRole('button', { name: 'Suivre' }))
  unmount()
  const again = await draw(<WatchButton ticket={aTicket({ watched: true })} />, nouns)
  await again.user.click(screen.getByRole('button', { name: 'Ne plus suivre' }))
  expect(changes(asked).map(({ method }) => method)).toEqual(['PUT', 'DELETE'])
  again.unmount()
  await draw(<WatchButton ticket={aTicket()} />, nouns)
  expect(screen.queryByRole('button')).toBeNull()
})

test('each team has its own level, kept at once', async () => {
  const asked = answerBy({ 'PUT /me/teams/team/following': () => [204, null] })
  const { user } = await draw(<FollowLevels teams={alexAgent.teams} />, nouns)
  const level = screen.getByRole('combobox', { name: 'Applications et services métiers' })
  expect(level).toHaveDisplayValue('Les nouveaux et les miens')
  await user.selectOptions(level, 'Chaque étape de chaque ticket')
  expect(changes(asked)).toMatchObject([{ body: { follow: 'everything' } }])
})

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
    members: [],
  }
  const { user, unmount } = await draw(<TeamMailbox team={whole} />, nouns)
  const address = screen.getByLabelText('Adresse de la boîte')
  await user.type(address, 'a@u.example, b@u.example')
  await user.click(screen.getByRole('button', { name: 'Enregistrer la boîte' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Écrivez une seule adresse')
  expect(address).toHaveAttribute('aria-invalid', 'true')
  expect(changes(asked)).toEqual([])
  await user.clear(address)
  await user.type(address, 'reseau@u.example')
  await user.selectOptions(screen.getByLabelText('Mails reçus par la boîte'), 'Rien pour l’instant')
  await user.click(screen.getByRole('button', { name: 'Enregistrer la boîte' }))
  await vi.waitFor(() =>
    expect(changes(asked)).toMatchObject([
      { body: { mailbox: 'reseau@u.example', mailboxLevel: 'nothing', mailboxLanguage: null } },
    ]),
  )
  unmount()
  await draw(<TeamMailbox team={{ ...whole, mailbox: null }} />, nouns)
  expect(screen.queryByRole('button')).toBeNull()
})
