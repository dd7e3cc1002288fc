import { readFileSync } from 'node:fs'
import { expect, expectAccessible, test } from '../fixtures.ts'

test('UX-57 a lead reads the load, its table and its file, and opens the queue that a figure counts', async ({
  as,
  api,
}) => {
  const { reference } = await api('camille.demandeur').file({ title: 'Un ticket de plus' })
  await api('alex.agent').fire(reference, { event: 'take' })
  const page = await as('robin.responsable')
  await page.goto('/bureau')
  await page.getByRole('link', { name: 'Chiffres' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Activité' })).toBeFocused()
  await page.getByRole('link', { name: 'Charge' }).click()

  // The diagram, then the same figures in its table.
  const ages = page.getByRole('region', { name: /plus d’une semaine/u })
  await expect(ages.getByRole('img')).toBeVisible()
  await ages.getByRole('button', { name: /Voir le tableau/u }).click()
  const today = ages.getByRole('row', { name: /Aujourd’hui/u })
  const open = today.getByRole('link').first()
  const count = Number.parseInt((await open.textContent()) ?? '', 10)
  expect(count).toBeGreaterThan(0)
  await expectAccessible(page)

  const downloading = page.waitForEvent('download')
  await ages.getByRole('link', { name: /CSV/u }).click()
  const file = await (await downloading).path()
  expect(readFileSync(file, 'utf8')).toContain(`Aujourd’hui;${count};`)

  await open.click()
  await expect(page).toHaveTitle(new RegExp(`, ${count} ticket`, 'u'))
  await expect(page.getByText(/Créés à partir du/u)).toBeVisible()
})
