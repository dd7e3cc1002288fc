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
  // Others write to Camille all the while: only what was there is read.
  await expect(taken).toBeHidden()
  await expect(page.getByRole('rowheader', { name: new RegExp(reference, 'u') })).not.toContainText('non lue')
})

test('AC-32 one takes all that is kept about one away, from « Mon compte », without a word of the team’s', async ({
  api,
  as,
}) => {
  const bytes = Buffer.from('La capture de l’écran figé.')
  const file = await api(camille).upload({ name: 'capture.txt', mimeType: 'text/plain', buffer: bytes })
  const { reference } = await api(camille).file({ title: 'Tout emporter', attachmentIds: [file.id] })
  await api(alex).fire(reference, { event: 'take' })
  await api(alex).write(reference, 'ZZINTERNALZZ', 'team')
  await api(alex).write(reference, 'Je regarde votre capture.')
  const page = await as(camille, { at: '/compte' })
  const section = page.getByRole('region', { name: 'Mes données' })
  await expect(section.getByRole('link', { name: 'Ce qui est enregistré, et pourquoi' })).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    section.getByRole('link', { name: 'Télécharger mes données' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('mes-donnees.zip')
  // Nothing is compressed: what is in it can be read in it.
  const archive = (await readFile(await download.path())).toString()
  for (const held of [
    'LISEZ-MOI.txt',
    'profile.json',
    `tickets/${reference}.json`,
    'Tout emporter',
    'Je regarde votre capture.',
    `files/${file.id}/capture.txt`,
    bytes.toString(),
  ])
    expect(archive).toContain(held)
  expect(archive).not.toContain('ZZINTERNALZZ')
  await expect(page).toHaveURL(/\/compte$/u)
})

test('AC-1 where the desk keeps its figures to itself, nothing leads to them and their page is not there', async ({
  as,
}) => {
  const page = await as(camille, { at: '/statistiques' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette page n’existe pas')
  await expect(page.getByRole('link', { name: 'Statistiques' })).toHaveCount(0)
})
