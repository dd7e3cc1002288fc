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
  version: 7,
}
const team = {
  id: '018f0000-0000-7000-8000-000000000001',
  label: 'Applications et services métiers',
  level: 2,
  acceptsTransfers: true,
  tags: ['réseau'],
  tagsOnly: false,
  timeRequired: false,
  version: 1,
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
  version: 3,
}
const as = (role: 'agent' | 'lead' | 'administrator'): Me => ({
  ...alexAgent,
  roles: role === 'administrator' ? ['requester', 'administrator'] : ['requester', 'agent'],
  teams:
    role === 'administrator'
      ? []
      : [{ team: { id: team.id, label: team.label }, role, rights: ['ticket.take'], follow: 'mine' }],
})
const warnings = {
  near: { tell: ['agent'], raisePriority: false },
  missed: { tell: ['agent', 'leads'], raisePriority: false },
  version: 11,
}
const filedAt = '2026-11-27T16:00:00Z'

const open = async (role: Parameters<typeof as>[0], more: Parameters<typeof answerBy>[0] = {}) => {
  const asked = answerBy({
    'GET /me': () => [200, as(role)],
    'GET /teams': () => [200, { items: [team] }],
    [`GET /teams/${team.id}/members`]: () => [200, { items: [noa] }],
    'GET /calendars': () => [200, { items: [calendar] }],
    'GET /service-targets': () => [200, { items: [], version: 0 }],
    'GET /service-warnings': () => [200, warnings],
    'GET /categories/assignments': () => [200, { items: [] }],
    'POST /calendars/foreseen': () => [200, { filedAt, dues: ['2026-11-30T10:00:00Z'] }],
    ...more,
  })
  const drawn = await draw(
    <Suspense>
      <Component />
    </Suspense>,
    { nouns: ['desk', 'team', 'events', 'following'] },
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
  // The last line is gone: the pen goes to what adds another, never back to the top of the page.
  await vi.waitFor(() =>
    expect(within(form).getByRole('button', { name: 'Ajouter une ligne' })).toHaveFocus(),
  )
  await user.click(within(form).getByRole('button', { name: 'Enregistrer' }))
  await vi.waitFor(() => expect(asked('PUT')).toHaveLength(1))
  expect(asked('PUT')[0]?.body).toEqual({
    items: [{ categoryId: null, priority: null, takeMinutes: null, resolveMinutes: 240 }],
  })
})

test('AC-210 of two leads who save the marks of a team, the second sees what the first saved, loses nothing, and chooses', async () => {
  let saved = team
  let answers = 0
  const { user, asked } = await open('lead', {
    'GET /teams': () => [200, { items: [saved] }],
    [`PATCH /teams/${team.id}`]: () => {
      answers += 1
      if (answers > 1) return [204, null]
      saved = { ...team, tags: ['badge', 'paie'], version: 2 }
      const title = 'Changé entre-temps'
      return [412, { code: 'stale-version', title, status: 412, detail: 'Entre-temps.', requestId: 'r' }]
    },
  })
  await user.click(await screen.findByRole('button', { name: /Modifier\s: Étiquettes/u }))
  const form = screen.getByRole('form', { name: /Étiquettes/u })
  const tags = within(form).getByLabelText(/^Étiquettes/u)
  await user.type(tags, ', wifi')
  await user.click(within(form).getByRole('button', { name: 'Enregistrer' }))
  const notice = await within(form).findByRole('alert')
  expect(notice).toHaveTextContent('Quelqu’un d’autre a enregistré entre-temps')
  await within(notice).findByText(/badge, paie/u)
  expect(tags).toHaveValue('réseau, wifi')
  await user.click(within(notice).getByRole('button', { name: 'Enregistrer ma version' }))
  await vi.waitFor(() => expect(screen.queryByRole('form', { name: /Étiquettes/u })).toBeNull())
  expect(asked('PATCH').map(({ over }) => over)).toEqual(['"1"', '"2"'])
  expect(asked('PATCH').at(-1)?.body).toMatchObject({ tags: ['réseau', 'wifi'] })
})

test('AC-210 of two administrators who choose who is warned, the second sees what the first chose, and chooses', async () => {
  let saved = warnings
  const { user, asked } = await open('administrator', {
    'GET /service-warnings': () => [200, saved],
    'PUT /service-warnings': () => {
      if (saved !== warnings) return [200, { ...saved, version: 13 }]
      saved = { ...warnings, missed: { tell: ['team'], raisePriority: true }, version: 12 }
      const title = 'Changé entre-temps'
      return [412, { code: 'stale-version', title, status: 412, detail: 'Entre-temps.', requestId: 'r' }]
    },
  })
  const opener = await screen.findByRole('button', { name: /Modifier\s: Alertes/u })
  await user.click(opener)
  const form = screen.getByRole('form', { name: 'Alertes d’échéance' })
  const near = within(form).getAllByRole('group')[0]
  await user.click(within(near ?? form).getByRole('checkbox', { name: /priorité/u }))
  await user.click(within(form).getByRole('button', { name: 'Enregistrer' }))
  const notice = await within(form).findByRole('alert')
  expect(notice).toHaveTextContent('Quelqu’un d’autre a enregistré entre-temps')
  await user.click(within(notice).getByRole('button', { name: 'Enregistrer ma version' }))
  await vi.waitFor(() => expect(screen.queryByRole('form', { name: 'Alertes d’échéance' })).toBeNull())
  expect(asked('PUT').map(({ over }) => over)).toEqual(['"11"', '"12"'])
  expect(asked('PUT').at(-1)?.body).toEqual({
    near: { tell: ['agent'], raisePriority: true },
    missed: { tell: ['agent', 'leads'], raisePriority: false },
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

type Person = Awaited<ReturnType<typeof open>>['user']

/** Tab, until this has the focus. */
async function tabTo(user: Person, target: HTMLElement): Promise<void> {
  for (let presses = 0; presses < 60 && document.activeElement !== target; presses += 1) await user.tab()
  expect(target).toHaveFocus()
}

const category = {
  id: '018f0000-0000-7000-8000-000000000003',
  label: 'Badge',
  above: [],
  acceptsTickets: true,
  team: { id: team.id, label: team.label },
  assignment: null,
  inForce: 'nobody',
  version: 5,
}

test.each<
  [
    title: string,
    path: string,
    sent: object,
    fill: (user: Person, form: ReturnType<typeof within>) => Promise<void>,
  ]
>([
  [
    'Heures de travail',
    'PUT /calendars/cal',
    { week: { friday: [{ from: '08:30', to: '12:00' }], monday: office } },
    async (user, form) => {
      await tabTo(user, form.getByLabelText(/^vendredi/u))
      await user.keyboard('{Control>}a{/Control}8h30-12h')
    },
  ],
  [
    'Délais promis',
    'PUT /service-targets',
    { items: [{ categoryId: null, priority: null, takeMinutes: null, resolveMinutes: 240 }] },
    async (user, form) => {
      await tabTo(user, form.getByRole('button', { name: 'Ajouter une ligne' }))
      await user.keyboard('{Enter}')
      await tabTo(user, form.getByLabelText('Résolution'))
      await user.keyboard('4 h')
    },
  ],
  [
    'Étiquettes et temps passé',
    `PATCH /teams/${team.id}`,
    { tags: ['badge'], timeRequired: true },
    async (user, form) => {
      await tabTo(user, form.getByLabelText(/^Étiquettes/u))
      await user.keyboard('{Control>}a{/Control}badge')
      await tabTo(user, form.getByRole('checkbox', { name: /temps/u }))
      await user.keyboard(' ')
    },
  ],
  [
    'Attribution automatique',
    `PUT /categories/${category.id}/assignment`,
    { assignment: 'turn' },
    async (user, form) => {
      const rule = form.getByRole('combobox')
      await tabTo(user, rule)
      await user.selectOptions(rule, 'turn')
    },
  ],
])(
  'UX-60 « %s » is changed by keyboard alone: the focus goes into the form, and comes back to its button',
  async (title, path, sent, fill) => {
    const { user, asked } = await open('administrator', {
      'GET /categories/assignments': () => [200, { items: [category] }],
      [path]: () => [path.startsWith('PATCH') ? 204 : 200, { ...calendar, items: [] }],
    })
    const name = new RegExp(`Modifier\\s: ${title}`, 'u')
    await tabTo(user, await screen.findByRole('button', { name }))
    await user.keyboard('{Enter}')
    const form = screen.getByRole('form', { name: title })
    expect(form).toHaveFocus()
    await fill(user, within(form))
    await tabTo(user, within(form).getByRole('button', { name: 'Enregistrer' }))
    await user.keyboard('{Enter}')
    await vi.waitFor(() => expect(screen.getByRole('button', { name })).toHaveFocus())
    expect(asked(path.split(' ')[0] ?? '').at(-1)?.body).toMatchObject(sent)
  },
)
