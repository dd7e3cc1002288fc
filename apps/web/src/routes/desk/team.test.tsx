import { screen, within } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Me } from '@guichet/contracts/me'
import { alexAgent, answerBy } from '../../../test/desk.ts'
import { draw } from '../../../test/render.tsx'
import { Component } from './team.tsx'

const office = [{ from: '08:30', to: '17:30' }]
const calendar = {
  id: 'cal',
  label: 'Heures de bureau',
  week: {
    monday: office,
    tuesday: office,
    wednesday: office,
    thursday: office,
    friday: office,
    saturday: [],
    sunday: [],
  },
  holidays: 'fr',
  closures: [],
  teamIds: ['018f0000-0000-7000-8000-000000000001'],
}
const team = {
  id: '018f0000-0000-7000-8000-000000000001',
  label: 'Applications et services métiers',
  level: 2,
  acceptsTransfers: true,
  tags: ['réseau'],
  tagsOnly: false,
  timeRequired: false,
  mailbox: null,
  members: [],
}
const noa = {
  person: { id: 'noa', name: 'Noa Agent', login: 'noa.agent' },
  role: 'agent',
  weight: 50,
  rank: 0,
  load: 3,
  absence: null,
}
const as = (role: 'agent' | 'lead' | 'administrator'): Me => ({
  ...alexAgent,
  roles: role === 'administrator' ? ['requester', 'administrator'] : ['requester', 'agent'],
  teams:
    role === 'administrator'
      ? []
      : [{ team: { id: team.id, label: team.label }, role, rights: ['ticket.take'], follow: 'mine' }],
})
const filedAt = '2026-11-27T16:00:00Z'

const open = async (role: Parameters<typeof as>[0], more: Parameters<typeof answerBy>[0] = {}) => {
  const asked = answerBy({
    'GET /me': () => [200, as(role)],
    'GET /teams': () => [200, { items: [team] }],
    [`GET /teams/${team.id}/members`]: () => [200, { items: [noa] }],
    'GET /calendars': () => [200, { items: [calendar] }],
    'GET /service-targets': () => [200, { items: [] }],
    'GET /categories/assignments': () => [200, { items: [] }],
    'POST /calendars/foreseen': () => [200, { filedAt, dues: ['2026-11-30T10:00:00Z'] }],
    ...more,
  })
  const drawn = await draw(
    <Suspense>
      <Component />
    </Suspense>,
    { nouns: ['desk', 'team', 'events'] },
  )
  await screen.findByText('Noa Agent')
  return { ...drawn, asked: (method: string) => asked.filter((one) => one.method === method) }
}

afterEach(() => vi.unstubAllGlobals())

test('an agent reads the settings of their team, a lead changes what the team holds, an administrator all', async () => {
  const { unmount } = await open('agent')
  expect(
    await screen.findByText(
      /Un ticket déposé vendredi 27 novembre à 17\sh, à résoudre en 4\sh de travail, sera attendu lundi 30 novembre à 11\sh\./u,
    ),
  ).toBeVisible()
  expect(screen.queryAllByRole('button')).toEqual([])
  unmount()
  vi.unstubAllGlobals()
  const lead = await open('lead')
  await screen.findByText('Heures de bureau')
  expect(screen.getAllByRole('button').map(({ ariaLabel, textContent }) => ariaLabel ?? textContent)).toEqual(
    [
      'Changer la part de Noa Agent',
      'Noter une absence de Noa Agent',
      expect.stringMatching(/^Modifier\s: Étiquettes et temps passé$/u),
    ],
  )
  lead.unmount()
  vi.unstubAllGlobals()
  await open('administrator')
  await screen.findByText('Heures de bureau')
  expect(screen.getByRole('button', { name: /Modifier\s: Heures de travail/u })).toBeVisible()
  expect(screen.getByRole('button', { name: /Modifier\s: Délais promis/u })).toBeVisible()
})

test('hours that cannot be read are named, refused ones stay as typed, and what is saved is what was typed', async () => {
  let answers = 0
  const { user, asked } = await open('administrator', {
    'PUT /calendars/cal': () => {
      answers += 1
      return answers === 1
        ? [
            503,
            { code: 'unavailable', title: 'Indisponible', status: 503, detail: 'Réessayez.', requestId: 'r' },
          ]
        : [200, calendar]
    },
  })
  await user.click(await screen.findByRole('button', { name: /Modifier\s: Heures de travail/u }))
  const form = screen.getByRole('form', { name: 'Heures de travail' })
  const friday = within(form).getByLabelText(/^vendredi/u)
  await user.clear(friday)
  await user.type(friday, '12:00-08:00')
  await user.click(within(form).getByRole('button', { name: 'Enregistrer' }))
  expect(await within(form).findAllByText(/Écrire les heures de vendredi/u)).toHaveLength(2)
  expect(asked('PUT')).toEqual([])
  await user.clear(friday)
  await user.type(friday, '8h30-12h')
  expect(friday).toHaveValue('8h30-12h')
  await user.click(within(form).getByRole('button', { name: 'Enregistrer' }))
  await within(form).findByText(/Réessayez\./u)
  expect(friday).toHaveValue('8h30-12h')
  await user.click(within(form).getByRole('button', { name: 'Enregistrer' }))
  await vi.waitFor(() => expect(screen.queryByRole('form', { name: 'Heures de travail' })).toBeNull())
  expect(asked('PUT').at(-1)?.body).toMatchObject({
    week: { friday: [{ from: '08:30', to: '12:00' }], monday: office },
    teamIds: [team.id],
  })
})

test('two promises for the same tickets are refused before they are sent', async () => {
  const { user, asked } = await open('administrator', { 'PUT /service-targets': () => [200, { items: [] }] })
  await user.click(await screen.findByRole('button', { name: /Modifier\s: Délais promis/u }))
  const form = screen.getByRole('form', { name: 'Délais promis' })
  for (const n of [1, 2]) {
    await user.click(within(form).getByRole('button', { name: 'Ajouter une ligne' }))
    const line = within(form).getByRole('group', { name: `Ligne ${n}` })
    await user.type(within(line).getByLabelText('Résolution'), '4 h')
  }
  await user.click(within(form).getByRole('button', { name: 'Enregistrer' }))
  expect(await within(form).findAllByText(/Ligne 2\s: cette catégorie et cette priorité/u)).toHaveLength(2)
  await user.click(within(form).getByRole('button', { name: 'Retirer la ligne 2' }))
  await user.click(within(form).getByRole('button', { name: 'Enregistrer' }))
  await vi.waitFor(() => expect(asked('PUT')).toHaveLength(1))
  expect(asked('PUT')[0]?.body).toEqual({
    items: [{ categoryId: null, priority: null, takeMinutes: null, resolveMinutes: 240 }],
  })
})

test('a file of closed days is shown before it is added', async () => {
  const added = [{ from: '2027-07-14', to: '2027-07-16', label: 'Pont' }]
  const { user, asked } = await open('administrator', {
    'POST /calendars/cal/closures/preview': () => [200, { added, known: 1 }],
    'POST /calendars/cal/closures': () => [200, calendar],
  })
  await user.click(await screen.findByRole('button', { name: 'Importer des fermetures' }))
  const form = screen.getByRole('form', { name: 'Importer des fermetures' })
  await user.click(within(form).getByLabelText(/Ou le coller ici/u))
  await user.paste('BEGIN:VCALENDAR')
  await user.click(within(form).getByRole('button', { name: 'Voir ce qu’il ajoute' }))
  expect(await within(form).findByText(/Ce fichier ajoute 1 fermeture\s; 1 est déjà là\./u)).toBeVisible()
  expect(within(form).getByText(/Pont\s: du 14 juillet 2027 au 16 juillet 2027/u)).toBeVisible()
  await user.click(within(form).getByRole('button', { name: 'Ajouter 1 fermeture' }))
  await vi.waitFor(() => expect(screen.queryByRole('form', { name: 'Importer des fermetures' })).toBeNull())
  expect(asked('POST').at(-1)).toMatchObject({
    path: '/calendars/cal/closures',
    body: { icalendar: 'BEGIN:VCALENDAR' },
  })
})
