import { screen, within } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { alexAgent, answerBy } from '../../../../test/desk.ts'
import { draw } from '../../../../test/render.tsx'
import { aTicket, camille } from '../../../../test/tickets.ts'
import { DossierLinks } from './dossier-links.tsx'

afterEach(() => vi.unstubAllGlobals())

const id = (n: number) => `01a20137-01e8-70c7-9691-00000000000${n}`
const linked = (n: number, relation: string, reference: string) => ({
  id: id(n),
  relation,
  since: '2026-11-23T08:00:00Z',
  ticket: {
    reference,
    title: `Titre de ${reference}`,
    status: 'assigned',
    closeReason: null,
    reassigned: false,
    requester: { ...camille, id: id(9) },
    agent: null,
  },
})
const nouns = ['desk', 'links', 'requests'] as const
const held = aTicket({ standing: 'agent', allowed: ['link', 'unlink', 'declare_incident'] })
const drawLinks = (ticket = held) =>
  draw(
    <Suspense>
      <DossierLinks ticket={ticket} me={alexAgent} />
    </Suspense>,
    { nouns },
  )

test('links stand under what each is to the ticket; a merge is not removed like the others', async () => {
  const items = [linked(1, 'related', 'R-000427'), linked(2, 'merges', 'R-000431')]
  const asked = answerBy({
    'GET /tickets/R-000433/links': () => [200, { items, total: 2, incident: null }],
    'POST /tickets/R-000433/transitions': () => [200, held],
  })
  const { user } = await drawLinks()
  expect(await screen.findByRole('link', { name: /R-000427/u })).toHaveAttribute(
    'href',
    '/bureau/tickets/R-000427',
  )
  expect(screen.getByText('Fusionné ici')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Retirer le lien avec R-000431' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Retirer le lien avec R-000427' }))
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Retirer' }))
  await screen.findByText('Le lien est retiré.')
  expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({ event: 'unlink', linkId: id(1) })
})

test('another ticket is found by words, never the ticket itself, and linked as said', async () => {
  const summary = { ...aTicket(), reference: 'R-000427', title: 'GFC : impression impossible' }
  const asked = answerBy({
    'GET /tickets/R-000433/links': () => [200, { items: [], total: 0, incident: null }],
    'GET /tickets': () => [200, { items: [summary, aTicket()], nextCursor: null }],
    'POST /tickets/R-000433/transitions': () => [200, held],
  })
  const { user } = await drawLinks()
  await user.click(await screen.findByRole('button', { name: /^Relier/u }))
  const dialog = within(screen.getByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Relier' }))
  expect(dialog.getByText('Choisissez un ticket.')).toBeInTheDocument()
  await user.selectOptions(dialog.getByLabelText('Ce ticket'), 'child_of')
  await user.type(dialog.getByLabelText(/^Autre ticket/u), 'GFC{Enter}')
  expect(await dialog.findAllByRole('radio')).toHaveLength(1)
  await user.click(dialog.getByRole('radio', { name: /R-000427/u }))
  await user.click(dialog.getByRole('button', { name: 'Relier' }))
  await screen.findByText('Les deux tickets sont reliés.')
  expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
    event: 'link',
    relation: 'child_of',
    reference: 'R-000427',
  })
})

test('a known incident says how many joined, and what resolving it will ask', async () => {
  const incident = {
    id: id(3),
    title: 'Messagerie indisponible',
    text: '',
    since: '2026-11-23T08:00:00Z',
    categories: [{ id: id(4), label: 'Messagerie' }],
    establishments: [],
    children: { open: 50, resolved: 2, ended: 1, underWay: 3 },
  }
  answerBy({ 'GET /tickets/R-000433/links': () => [200, { items: [], total: 0, incident }] })
  await drawLinks(
    aTicket({ standing: 'agent', allowed: ['resolve', 'declare_incident', 'end_incident', 'tell_children'] }),
  )
  expect(
    await screen.findByText(
      /53 personnes se sont jointes\. 50 en cours, 2 à approuver, 1 terminé 3 tickets vont suivre\./u,
    ),
  ).toBeInTheDocument()
  expect(screen.getByText(/Résoudre propose aussi la clôture de 50 tickets rattachés/u)).toBeInTheDocument()
  for (const name of ['Modifier l’annonce', 'Écrire à tous', 'Retirer l’annonce'])
    expect(screen.getByRole('button', { name })).toBeInTheDocument()
})
