import { screen } from '@testing-library/react'
import { useLocation } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import { draw } from '../../../../test/render.tsx'
import { aTicket } from '../../../../test/tickets.ts'
import { Ending } from './ending.tsx'

afterEach(() => vi.unstubAllGlobals())

const ticket = aTicket({ allowed: ['cancel'] })

function Place() {
  return <p data-testid="place">{useLocation().pathname}</p>
}

async function remove(mode: 'cancel' | 'hide') {
  vi.stubGlobal('fetch', async () => Response.json({ ...ticket, status: 'cancelled', allowed: ['reopen'] }))
  const onClose = vi.fn()
  const settings = { 'removal.mode': mode, 'removal.label': 'delete' } as const
  const { user } = await draw(
    <>
      <Ending ticket={ticket} event="cancel" settings={settings} onClose={onClose} />
      <Place />
    </>,
    { at: '/demandes/R-000433', nouns: ['requests'] },
  )
  const said = screen.getByRole('dialog', { name: /Supprimer la demande/u }).textContent
  await user.click(screen.getByRole('button', { name: 'Supprimer la demande' }))
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
  return said
}

/** Once the page that comes has taken its place. */
const comesTo = (place: RegExp) =>
  vi.waitFor(() => expect(screen.getByTestId('place')).toHaveTextContent(place))

test('somebody took it up meanwhile: the question goes, says why, and nothing is sent', async () => {
  const fetched = vi.fn()
  vi.stubGlobal('fetch', fetched)
  const onClose = vi.fn()
  const settings = { 'removal.mode': 'cancel', 'removal.label': 'delete' } as const
  const taken = aTicket({ allowed: ['comment'] })
  await draw(<Ending ticket={taken} event="cancel" settings={settings} onClose={onClose} />, {
    nouns: ['requests'],
  })
  expect(onClose).toHaveBeenCalled()
  expect(await screen.findByText('L’état vient de changer : rien n’a été fait.')).toBeVisible()
  expect(fetched).not.toHaveBeenCalled()
})

test('REQ-146 « supprimer » says beforehand that the request stays among the closed ones, and one stays on it', async () => {
  const said = await remove('cancel')
  expect(said).toContain('Elle reste dans vos demandes fermées.')
  await comesTo(/^\/demandes\/R-000433$/u)
})

test('REQ-146 where the desk hides, it says that the request leaves one’s lists, and leads back to them', async () => {
  const said = await remove('hide')
  expect(said).toContain('Elle quitte vos listes')
  await comesTo(/^\/demandes$/u)
  expect(await screen.findByText('C’est retiré de vos listes.')).toBeVisible()
})
