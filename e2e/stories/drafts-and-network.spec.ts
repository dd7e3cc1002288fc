import type { Page } from '@playwright/test'
import { pastePicture } from '../clipboard.ts'
import { picture } from '../files.ts'
import { expect, expectAccessible, signIn, test } from '../fixtures.ts'
import type { Integrator } from '../integrator.ts'

// Drafts follow the person: these stories keep Sacha to themselves.
const sacha = 'sacha.etudiant'

test('UX-29 UX-36 a draft survives a reload: its words and its files are offered, and taken up', async ({
  api,
  as,
}) => {
  const page = await as(sacha, { at: await formAddress(api(sacha)) })
  await write(page, 'Un brouillon à garder')
  const kept = page.waitForResponse(
    (answer) =>
      answer.url().includes('/drafts/') && /attachmentIds":\["/u.test(answer.request().postData() ?? ''),
  )
  await addFile(page, picture('ecran.png'))
  await kept
  await expect(page.getByText(/Brouillon enregistré à/u)).toBeVisible()
  await page.reload()

  const offer = page.getByText(/Reprendre votre brouillon du/u)
  await expect(offer).toBeVisible()
  await page.getByRole('link', { name: 'Reprendre' }).click()
  await expect(title(page)).toHaveValue('Un brouillon à garder')
  const files = page.getByRole('list', { name: 'Pièces jointes' }).getByRole('listitem')
  await expect(files).toContainText('ecran.png')

  const remove = page.getByRole('button', { name: 'Retirer « ecran.png »' })
  await remove.focus()
  await page.keyboard.press('Enter')
  await expect(files).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Parcourir…' })).toBeFocused()
})

test('UX-30 a session lost while one writes costs no word, and makes one ticket', async ({ api, open }) => {
  const page = await open()
  await page.goto(await formAddress(api(sacha)))
  await signIn(page, sacha)
  await write(page, 'Écrite avant la fin de la session')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Terminer' }).click()

  const newTab = page.waitForEvent('popup')
  await page.getByRole('dialog').getByRole('link', { name: 'Se reconnecter (nouvel onglet)' }).click()
  const door = await newTab
  await door.getByRole('textbox', { name: 'Identifiant' }).fill(sacha)
  await door.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await expect(door.getByRole('heading', { level: 1, name: 'Votre session est ouverte' })).toBeVisible()
  await door.close()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(title(page)).toHaveValue('Écrite avant la fin de la session')
  await page.getByRole('button', { name: 'Terminer' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Votre demande est déposée' })).toBeVisible()
  expect(await titlesFiled(api(sacha), 'Écrite avant la fin de la session')).toHaveLength(1)
})

test('UX-31 pressing « Terminer » twice makes one ticket', async ({ api, as }) => {
  const page = await as(sacha, { at: await formAddress(api(sacha)) })
  await write(page, 'Envoyée d’un double clic')
  await page.getByRole('button', { name: 'Terminer' }).dblclick()
  await expect(page.getByRole('heading', { level: 1, name: 'Votre demande est déposée' })).toBeVisible()
  expect(await titlesFiled(api(sacha), 'Envoyée d’un double clic')).toHaveLength(1)
})

test('UX-32 without network nothing is lost, and the request leaves once, when the network is back', async ({
  api,
  as,
}) => {
  const page = await as(sacha, { at: await formAddress(api(sacha)) })
  await write(page, 'Écrite dans un tunnel')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Terminer' }).click()
  await expect(page.getByText('Votre demande n’est pas partie')).toBeVisible()
  await expect(title(page)).toHaveValue('Écrite dans un tunnel')
  await page.context().setOffline(false)
  await expect(page.getByRole('heading', { level: 1, name: 'Votre demande est déposée' })).toBeVisible()
  expect(await titlesFiled(api(sacha), 'Écrite dans un tunnel')).toHaveLength(1)
})

test('UX-32 reloaded without network the application opens and says so; the network back, what was written leaves once', async ({
  api,
  as,
}) => {
  const page = await as(sacha, { at: await formAddress(api(sacha)), serviceWorkers: 'allow' })
  await page.evaluate(async () => navigator.serviceWorker.ready)
  const isKept = keptOnServer(page, 'Avec tous les détails.')
  await write(page, 'Écrite dans un train')
  await isKept
  await page.context().setOffline(true)
  await page.reload()
  // An emulated cut is not always told to the page: it then finds by itself that nobody answers.
  const away = page.getByRole('heading', {
    level: 1,
    name: /^(?:Vous êtes hors connexion|Le service ne répond pas)$/u,
  })
  await expect(away).toBeVisible()
  await expect(page.getByText(/est gardé/u)).toBeVisible()
  // Who is there cannot be known: nobody's words are shown, and the shell holds nothing of anybody.
  await expect(page.getByText('Écrite dans un train')).toHaveCount(0)
  const kept = await page.evaluate(async () => {
    const names = await caches.keys()
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(kept).toContain('/')
  expect(kept.filter((path) => !/^\/(?:assets\/[^/]+|no-eval\.js)?$/u.test(path))).toEqual([])

  await page.context().setOffline(false)
  await page.getByRole('link', { name: 'Reprendre' }).click()
  await expect(title(page)).toHaveValue('Écrite dans un train')
  await page.getByRole('button', { name: 'Terminer' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Votre demande est déposée' })).toBeVisible()
  expect(await titlesFiled(api(sacha), 'Écrite dans un train')).toHaveLength(1)
})

test('a draft open in two tabs is written apart by the second, and both are in the list, to be taken up or thrown away', async ({
  api,
  as,
}) => {
  const page = await as(sacha, { at: await formAddress(api(sacha)) })
  await write(page, 'Écrite dans deux onglets')
  await expect(page.getByText(/Brouillon enregistré à/u)).toBeVisible()
  const second = await page.context().newPage()
  await second.goto('/brouillons')
  const mine = second.getByRole('list', { name: 'Mes brouillons' }).getByRole('listitem')
  await mine
    .filter({ hasText: 'Écrite dans deux onglets' })
    .getByRole('link', { name: /^Reprendre/u })
    .click()
  await expect(second.getByText(/ouvert dans un autre onglet/u)).toBeVisible()
  const isKept = keptOnServer(second, 'La version du second onglet')
  await title(second).fill('La version du second onglet')
  await isKept
  await second.goto('/brouillons')
  await expect(mine.filter({ hasText: 'Écrite dans deux onglets' })).toHaveCount(1)
  const other = mine.filter({ hasText: 'La version du second onglet' })
  await expect(other).toHaveCount(1)
  await other.getByRole('button', { name: /^Supprimer/u }).click()
  await expect(other).toHaveCount(0)
  await expect(mine.filter({ hasText: 'Écrite dans deux onglets' })).toHaveCount(1)
})

test('UX-29 two devices on one draft: whoever comes second is told, chooses, and neither text is lost', async ({
  api,
  as,
}) => {
  const office = await as(sacha, { at: await formAddress(api(sacha)) })
  let isKept = keptOnServer(office, 'Commencé au bureau')
  await write(office, 'Commencé au bureau')
  await isKept

  const train = await as(sacha, { at: '/brouillons', viewport: { width: 390, height: 844 } })
  const drafts = train.getByRole('list', { name: 'Mes brouillons' }).getByRole('listitem')
  await drafts
    .filter({ hasText: 'Commencé au bureau' })
    .getByRole('link', { name: /^Reprendre/u })
    .click()
  await expect(title(train)).toHaveValue('Commencé au bureau')
  isKept = keptOnServer(train, 'Fini dans le train')
  await title(train).fill('Fini dans le train')
  await title(train).blur()
  await isKept

  // Back at the office, the page was still open.
  await title(office).fill('Fini au bureau')
  await title(office).blur()
  await expect(
    office.getByText(/Un autre onglet ou un autre appareil a enregistré ce brouillon le /u),
  ).toBeVisible()
  await office.getByText('Voir l’autre texte').click()
  await expect(office.getByText('Fini dans le train')).toBeVisible()
  await expectAccessible(office)
  isKept = keptOnServer(office, 'Fini au bureau')
  await office.getByRole('button', { name: 'Garder le mien' }).click()
  await expect(office.getByText(/Un autre onglet ou un autre appareil a enregistré/u)).toHaveCount(0)
  await expect(title(office)).toHaveValue('Fini au bureau')
  await isKept

  // In the train, now the one who comes second.
  await title(train).fill('Fini dans le train, et relu')
  await title(train).blur()
  await expect(
    train.getByText(/Un autre onglet ou un autre appareil a enregistré ce brouillon le /u),
  ).toBeVisible()
  await train.getByRole('button', { name: 'Prendre l’autre' }).click()
  await expect(title(train)).toHaveValue('Fini au bureau')
  await expect(train.getByText(/Un autre onglet ou un autre appareil a enregistré/u)).toHaveCount(0)
  await train.goto('/brouillons')
  for (const kept of ['Fini au bureau', 'Fini dans le train', 'Fini dans le train, et relu'])
    await expect(train.getByRole('link', { name: `Reprendre ${kept}`, exact: true })).toHaveCount(1)
})

test('UX-24 UX-25 an incomplete request says what is missing, where, and keeps what is there', async ({
  api,
  as,
}) => {
  const page = await as(sacha, { at: await formAddress(api(sacha)) })
  await page.getByRole('button', { name: 'Terminer' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'Il y a un problème' })
  await expect(summary).toBeFocused()
  await expect(page).toHaveTitle(/^Erreur\s: /u)
  await expect(title(page)).toHaveAttribute('aria-invalid', 'true')
  await expect(title(page)).toHaveAccessibleDescription(/Écrivez l’objet de la demande/u)
  await summary.getByRole('link', { name: 'Écrivez l’objet de la demande en quelques mots' }).click()
  await expect(title(page)).toBeFocused()

  await page.keyboard.type('Le titre seul')
  await page.getByRole('button', { name: 'Terminer' }).click()
  await expect(summary.getByRole('link')).toHaveCount(1)
  await expect(
    summary.getByRole('link', { name: 'Décrivez le problème en une phrase au moins' }),
  ).toBeVisible()
  await expect(title(page)).toHaveValue('Le titre seul')
  await expect(title(page)).not.toHaveAttribute('aria-invalid', 'true')
})

test('UX-33 UX-35 REQ-091 REQ-092 REQ-098 files come by button, by pasting, by dropping; a program in disguise is refused beside its name', async ({
  api,
  as,
}) => {
  const page = await as(sacha, { at: await formAddress(api(sacha)) })
  await expect(page.getByText(/\(Taille de fichier max\.\s: 128\.00\sMb\)/u)).toBeVisible()
  await addFile(page, picture('au-bouton.png'))
  await page.getByRole('textbox', { name: 'Description' }).focus()
  await pastePicture(page, picture('collee.png'))
  await dropFile(page, 'deposee.txt', 'Le journal du logiciel.')
  const program = Buffer.concat([
    Buffer.from('MZ'),
    Buffer.alloc(58),
    Buffer.from([64, 0, 0, 0]),
    Buffer.from('PE\0\0'),
  ])
  await addFile(page, { name: 'facture.pdf', mimeType: 'application/pdf', buffer: program })

  const rows = page.getByRole('list', { name: 'Pièces jointes' }).getByRole('listitem')
  await expect(rows).toHaveCount(4)
  await expect(rows.filter({ hasText: 'Envoyé' })).toHaveCount(3)
  await expect(rows.filter({ hasText: 'facture.pdf' })).toContainText('Les programmes sont refusés.')
})

const title = (page: Page) => page.getByRole('textbox', { name: 'Objet de la demande' })

async function formAddress(caller: Integrator): Promise<string> {
  return `/deposer/${(await caller.topic('Messagerie, agenda')).id}`
}

const keptOnServer = (page: Page, words: string) =>
  page.waitForResponse(
    (answer) => answer.url().includes('/drafts/') && (answer.request().postData() ?? '').includes(words),
  )

async function write(page: Page, words: string): Promise<void> {
  await title(page).fill(words)
  await page.getByRole('textbox', { name: 'Description' }).fill('Avec tous les détails.')
}

async function addFile(page: Page, file: ReturnType<typeof picture>): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Parcourir…' }).click()
  await (await chooser).setFiles(file)
  await expect(page.getByRole('listitem').filter({ hasText: file.name })).toBeVisible()
}

async function dropFile(page: Page, name: string, text: string): Promise<void> {
  const dropped = await page.evaluateHandle(
    ([fileName, words]) => {
      const data = new DataTransfer()
      data.items.add(new File([words ?? ''], fileName ?? '', { type: 'text/plain' }))
      return data
    },
    [name, text],
  )
  const zone = page.getByRole('group', { name: /Ajouter une pièce jointe/u })
  for (const event of ['dragenter', 'dragover', 'drop'])
    await zone.dispatchEvent(event, { dataTransfer: dropped })
}

async function titlesFiled(caller: Integrator, words: string): Promise<string[]> {
  const answer = await caller.send('GET', '/tickets?view=mine&limit=200')
  const { items }: { items: { title: string }[] } = await answer.json()
  return items.map((ticket) => ticket.title).filter((each) => each === words)
}
