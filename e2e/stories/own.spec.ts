import { readFile } from 'node:fs/promises'
import { ticketExport } from '@guichet/contracts/exports'
import { expect, expectAccessible, test } from '../fixtures.ts'

const camille = 'camille.demandeur'
const alex = 'alex.agent'

test('one reads how long such requests usually take, once enough were resolved', async ({ api, as }) => {
  for (let n = 0; n < 20; n++) {
    const { reference } = await api(camille).file({ title: `Résolue ${n}` })
    await api(alex).fire(reference, { event: 'take' })
    await api(alex).fire(reference, { event: 'resolve', text: 'Fait.' })
    await api(camille).fire(reference, { event: 'approve_closure' })
  }
  const { reference } = await api(camille).file({ title: 'Combien de temps ?' })
  const page = await as(camille, { at: `/demandes/${reference}/deposee` })
  const said = page.getByText(/En général, ces demandes sont résolues en/u)
  await expect(said).toBeVisible()
  await page.getByRole('link', { name: 'Suivre cette demande' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Combien de temps ?' })).toBeVisible()
  await expect(said).toBeVisible()
})

test('REQ-214 one takes one’s request away: on paper, or for a program, without a word of the team’s', async ({
  api,
  as,
}) => {
  const { reference } = await api(camille).file({ title: 'À emporter' })
  await api(alex).fire(reference, { event: 'take' })
  await api(alex).write(reference, 'ZZINTERNALZZ', 'team')
  await api(alex).write(reference, 'Bonjour Camille')
  const page = await as(camille, { at: `/demandes/${reference}` })
  const saved = async (act: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: act }).click(),
    ])
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
  }
  const pdf = await saved('Télécharger en PDF')
  expect([pdf.name, pdf.bytes.subarray(0, 5).toString()]).toEqual([`${reference}.pdf`, '%PDF-'])
  const json = await saved('Exporter (JSON)')
  expect(json.name).toBe(`${reference}.json`)
  const { ticket, journal } = ticketExport.parse(JSON.parse(json.bytes.toString()))
  expect(ticket.title).toBe('À emporter')
  expect(journal.map(({ body }) => body)).toContain('Bonjour Camille')
  expect(json.bytes.toString()).not.toContain('ZZINTERNALZZ')
})

test('REQ-120 REQ-121 what was written to one is kept by request, new ones counted live, and all read at once', async ({
  api,
  as,
}) => {
  const { reference } = await api(camille).file({ title: 'Suivie de près' })
  const page = await as(camille, { at: '/notifications' })
  await expect(page.getByRole('rowheader', { name: new RegExp(reference, 'u') })).toContainText(/non lue/u)
  await api(alex).fire(reference, { event: 'take' })
  const taken = page.getByRole('row', { name: new RegExp(`Prise en charge ${reference}.*Non lue`, 'u') })
  await expect(taken).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /Mon compte/u }).click()
  await expect(page.getByRole('link', { name: /^Notifications \(/u })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Tout marquer comme lu' }).click()
  await expect(page.getByRole('button', { name: 'Tout marquer comme lu' })).toBeHidden()
  await expect(taken).toBeHidden()
})
