import { expect, test } from '../fixtures.ts'

// The README's two pictures: taken at each run, kept in docs/images with UPDATE_IMAGES=1.
const folder = process.env['UPDATE_IMAGES'] === '1' ? '../docs/images' : '../test-results/images'

test('REQ-223 the portal bears the scheme’s own name, whatever the tool: its picture', async ({ as }) => {
  const page = await as('camille.demandeur')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Quel est votre problème/)
  await expect(page.getByText('AMIGO, assistance')).toBeVisible()
  await page.screenshot({ path: `${folder}/portal.png` })
})

test('REQ-043 a whole team sees its queue, and any of its agents may take a ticket: its picture', async ({
  as,
}) => {
  const page = await as('alex.agent', { at: '/bureau?vue=equipe' })
  await page.getByRole('table').getByRole('link').first().focus()
  await expect(page.getByRole('link', { name: 'Ouvrir', exact: true })).toBeVisible()
  await page.screenshot({ path: `${folder}/desk.png` })
})
