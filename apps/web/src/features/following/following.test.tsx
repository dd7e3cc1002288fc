import { screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { alexAgent, answerBy } from '../../../test/desk.ts'
import { draw } from '../../../test/render.tsx'
import { aTicket } from '../../../test/tickets.ts'
import { FollowLevels } from './follow-levels.tsx'
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
