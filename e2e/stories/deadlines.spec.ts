import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from '../fixtures.ts'

const camille = 'camille.demandeur'
const minute = 60_000

/** A topic whose requests go to the two agents of its team in turn. */
const inTurn = 'Support technique pour les applications de scolarité'

test('UX-56 a deadline says how long is left, then how late it is; it waits with the requester', async ({
  api,
  as,
}) => {
  const { reference, title } = await api(camille).file({ title: `Échéance ${Date.now()}` })
  const { dueAt } = await api('alex.agent').read(reference)
  expect(dueAt).toBeTruthy()
  const due = new Date(dueAt ?? 0).getTime()

  const page = await as('alex.agent', { at: '/bureau?vue=equipe' })
  // The page goes by the desk's clock, which each answer tells: both are set.
  let ahead = due - 10 * minute - Date.now()
  await page.clock.install({ time: due - 10 * minute })
  await page.route(/\/api\/v1\/(?!events)/u, async (route) => {
    const response = await route.fetch()
    const date = new Date(Date.now() + ahead).toUTCString()
    await route.fulfill({ response, headers: { ...response.headers(), date } })
  })
  await page.goto(`/bureau?vue=equipe&q=${encodeURIComponent(title)}`)
  const row = page.getByRole('row').filter({ hasText: title })
  await expect(row).toContainText('dans 10 min')
  await expect(row).toContainText('Avant')
  await expect(row.locator('svg').first()).toBeVisible()
  ahead += 15 * minute
  await page.clock.fastForward(15 * minute)
  await expect(row).toContainText('En retard')
  await expect(row).toContainText('de 5 min')
  await expectAccessible(page, 'a queue with a late ticket', 'contrast')

  await api('alex.agent').fire(reference, { event: 'take' })
  await api('alex.agent').fire(reference, { event: 'request_info', text: 'Quel poste ?' })
  await page.goto(`/bureau/tickets/${reference}`)
  await expect(page.getByText('Délai en pause : attend le demandeur')).toBeVisible()
  await unfolded(page)
  await expect(page.getByText('Le délai est en pause')).toBeVisible()
})

test('REQ-218 UX-41 the requester is told what the team aims at, and of no deadline', async ({ api, as }) => {
  const { reference } = await api(camille).file({ title: `Attente ${Date.now()}` })
  const page = await as(camille, { at: `/demandes/${reference}` })
  await expect(page.getByText(/L’équipe vise une solution en 5 jours ouvrés/u)).toBeVisible()
  await expect(page.locator('body')).not.toContainText(/échéance|En retard/iu)
})

test('a request of a topic given in turn is somebody’s at once; whoever is away is stood in for', async ({
  api,
  as,
}) => {
  const { id: categoryId } = await api(camille).topic(inTurn)
  const file = async () =>
    (await api(camille).file({ categoryId, title: `À tour de rôle ${Date.now()}` })).reference
  const [first, second] = [await file(), await file()]
  const agents = await Promise.all(
    [first, second].map(async (one) => (await api('robin.responsable').read(one)).agent),
  )
  expect(new Set(agents.map((agent) => agent?.login))).toEqual(new Set(['alex.agent', 'noa.agent']))

  const page = await as('noa.agent', { at: '/compte' })
  const today = new Date().toISOString().slice(0, 10)
  await page.getByRole('button', { name: 'Prévoir une absence' }).click()
  await page.getByRole('button', { name: 'Enregistrer l’absence' }).click()
  await expect(
    page
      .getByRole('alert')
      .or(page.getByRole('heading', { name: 'Il y a un problème' }))
      .first(),
  ).toBeVisible()
  await page.getByLabel('Premier jour').fill(today)
  await page.getByLabel('Dernier jour').fill(dayAfter(today))
  await page.getByLabel('Remplacement').selectOption({ label: 'Alex Agent' })
  await page.getByRole('button', { name: 'Enregistrer l’absence' }).click()
  await expect(page.getByText('Alex Agent vous remplace.')).toBeVisible()
  await expectAccessible(page)

  const others = [await file(), await file()]
  for (const reference of others)
    expect((await api('robin.responsable').read(reference)).agent?.login).toBe('alex.agent')
  const desk = await as('alex.agent', { at: `/bureau/tickets/${others[0]}` })
  await unfolded(desk)
  await expect(desk.getByText('Assigné à Alex Agent par l’attribution automatique')).toBeVisible()
  await expect(desk.getByText(/^Attribution automatique, à tour de rôle\s: Alex Agent/u)).toBeVisible()
  const other = await as('alex.agent', { at: `/bureau/tickets/${others[1]}` })
  await unfolded(other)
  await said(desk, other)

  await page.getByRole('button', { name: 'Supprimer cette absence' }).click()
  await expect(page.getByText('Aucune absence prévue.')).toBeVisible()
})

/** What happened between two messages is folded. */
async function unfolded(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^\d+ événements$/u }).click()
}

/** One of the two turns was the absent colleague's. */
async function said(...pages: Page[]): Promise<void> {
  const told = await Promise.all(
    pages.map((page) => page.getByText(/à tour de rôle\s: Alex Agent, à la place de Noa Agent/u).count()),
  )
  expect(new Set(told)).toEqual(new Set([0, 1]))
}

const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
