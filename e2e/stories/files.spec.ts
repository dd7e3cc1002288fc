import { createHash, randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { cuttableLine } from '../cuttable-line.ts'
import { expect, test } from '../fixtures.ts'
import type { Integrator } from '../integrator.ts'

// Drafts follow the person: these stories keep Dominique to themselves.
const dominique = 'dominique.chef'
const MB = 1024 * 1024

test('UX-34 a file of 20 MB, cut at 40 %, goes on when the network is back and arrives as it was', async ({
  api,
  as,
}) => {
  const line = await cuttableLine()
  const page = await as(dominique, { at: await formAddress(api(dominique)), proxy: line.proxy })
  const bytes = Buffer.concat([Buffer.from([0, 1, 2]), randomBytes(20 * MB)])
  const offsets = offsetsOf(page)
  await addFile(page, 'sauvegarde.bin', bytes)
  await expect.poll(() => percent(page), { timeout: 30_000, intervals: [50] }).toBeGreaterThanOrEqual(40)
  line.cut()
  // Some seconds of a dead line: it is tried again by itself.
  await page.waitForTimeout(3_000)
  expect(await percent(page)).toBeLessThan(100)
  line.mend()
  await expect(fileRow(page, 'sauvegarde.bin')).toContainText('Envoyé', { timeout: 90_000 })
  expect(Math.max(...offsets())).toBeGreaterThan(0)
  expect(await shaOnServer(page)).toBe(sha256(bytes))
  line.close()
})

test('UX-34 the page reloaded in the midst of a file, the draft takes it up where it was', async ({
  api,
  as,
}) => {
  const page = await as(dominique, { at: await formAddress(api(dominique)) })
  await page.getByRole('textbox', { name: 'Objet de la demande' }).fill('Un gros journal')
  await page.getByRole('textbox', { name: 'Description' }).fill('Le journal est joint.')
  await expect(page.getByText(/Brouillon enregistré à/u)).toBeVisible()
  const slow = await slowNetwork(page)
  const bytes = Buffer.concat([Buffer.from([0, 1, 2]), randomBytes(20 * MB)])
  await addFile(page, 'journal.bin', bytes)
  await expect.poll(() => percent(page), { timeout: 30_000, intervals: [50] }).toBeGreaterThanOrEqual(60)
  await page.reload()
  await slow.end()
  const offsets = offsetsOf(page)
  await page.getByRole('link', { name: 'Reprendre' }).click()
  await expect(fileRow(page, 'journal.bin')).toContainText('Envoyé', { timeout: 60_000 })
  expect(Math.max(...offsets())).toBeGreaterThan(0)
  expect(await shaOnServer(page)).toBe(sha256(bytes))
})

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const fileRow = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Pièces jointes' }).getByRole('listitem').filter({ hasText: name })

const percent = async (page: Page) =>
  Number(
    (await page
      .getByRole('progressbar')
      .getAttribute('value', { timeout: 1_000 })
      .catch(() => null)) ?? 0,
  )

async function addFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Parcourir…' }).click()
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer })
}

/** Where each piece that this page sends begins. */
function offsetsOf(page: Page): () => number[] {
  const seen: number[] = []
  page.on('request', (request) => {
    const offset = request.headers()['upload-offset']
    if (request.method() === 'PATCH' && offset !== undefined) seen.push(Number(offset))
  })
  return () => seen
}

/** Of the file that this page sent last. */
async function shaOnServer(page: Page): Promise<string> {
  const sent = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
  const id = sent
    .findLast((address) => address.includes('/uploads/'))
    ?.split('/')
    .at(-1)
  const digest = await page.evaluate(async (address) => {
    const answer = await fetch(address)
    return [...new Uint8Array(await crypto.subtle.digest('SHA-256', await answer.arrayBuffer()))]
  }, `/api/v1/attachments/${id}/content`)
  return Buffer.from(digest).toString('hex')
}

/** A line that takes some ten seconds for twenty megabytes. */
async function slowNetwork(page: Page) {
  const wire = await page.context().newCDPSession(page)
  const set = (offline: boolean, uploadThroughput: number) =>
    wire.send('Network.emulateNetworkConditions', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    })
  await wire.send('Network.enable')
  await set(false, 2 * MB)
  return { end: () => set(false, -1) }
}

async function formAddress(caller: Integrator): Promise<string> {
  return `/deposer/${(await caller.topic('Messagerie, agenda')).id}`
}
