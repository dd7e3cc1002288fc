import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../fixtures.ts'

const folder = join(import.meta.dirname, '../../docs/images')
const isAsked = process.env['UPDATE_IMAGES'] === '1'

for (const [name, login, at] of [
  ['portal', 'camille.demandeur', '/'],
  ['desk', 'alex.agent', '/bureau?vue=equipe'],
] as const) {
  test(`the README’s picture of the ${name} can be taken, and is light enough to be read`, async ({ as }) => {
    const page = await as(login, { at })
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText('Chargement…')).toHaveCount(0)
    const path = join(folder, `${name}.png`)
    const image = await page.screenshot({ animations: 'disabled', ...(isAsked ? { path } : {}) })
    expect(image.length).toBeLessThan(200_000)
    expect(statSync(path).size).toBeLessThan(200_000)
  })
}
