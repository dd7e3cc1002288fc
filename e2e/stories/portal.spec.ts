import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'

const camille = 'camille.demandeur'
const alex = 'alex.agent'

test('REQ-040 REQ-047 REQ-064 REQ-067 REQ-068 REQ-071 REQ-073 REQ-077 REQ-078 REQ-079 REQ-087 UX-22 UX-23 the form asks what a team needs, and changing the topic costs nothing', async ({
  api,
  as,
}) => {
  const page = await as(camille, { at: `/deposer/${(await api(camille).topic()).id}` })
  const description = page.getByRole('textbox', { name: 'Description' })
  for (const asked of [
    /le message exact/u,
    /le poste \(fixe ou portable, système\)/u,
    /le navigateur et sa version/u,
  ])
    await expect(description).toHaveAccessibleDescription(asked)
  await expect(description).toHaveAccessibleDescription(/le réseau \(pédagogique ou administratif\)/u)
  await expect(description).toHaveAttribute('placeholder', /Par exemple/u)
  for (const choice of ['Une personne', 'Un établissement ou un service', 'Un bassin ou un département'])
    await expect(page.getByRole('radio', { name: choice, exact: true })).toBeVisible()
  await page.getByRole('radio', { name: 'Haute', exact: true }).check()
  await page.getByRole('textbox', { name: /Téléphone de rappel/u }).fill('02 61 91 00 00')
  await page.getByRole('textbox', { name: /Préciser vos disponibilités/u }).fill('Le matin')
  for (const name of ['Annuler', '<< Retour', 'Terminer'])
    await expect(page.getByRole('button', { name, exact: true })).toBeVisible()

  await page.getByRole('textbox', { name: 'Objet de la demande' }).fill('Changée de sujet')
  await description.fill('x'.repeat(500))
  await page.getByRole('button', { name: 'Changer de sujet' }).click()
  await page.getByRole('link', { name: /Messagerie, agenda/u }).click()
  await expect(page.getByRole('textbox', { name: 'Objet de la demande' })).toHaveValue('Changée de sujet')
  await expect(description).toHaveValue('x'.repeat(500))
  await page.getByRole('radio', { name: 'Personnel', exact: true }).check()
  await page.getByRole('button', { name: 'Terminer' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Votre demande est déposée' })).toBeVisible()
  const said = await page.getByText(/Demande Utilisateur - R-\d{6}/u).textContent()
  const filed = await api(camille).read(/R-\d{6}/u.exec(said ?? '')?.[0] ?? '')
  expect(filed).toMatchObject({
    category: { label: 'Messagerie, agenda' },
    callbackPhone: '02 61 91 00 00',
    availability: 'Le matin',
    onBehalf: 'personal',
  })
})

test('REQ-113 REQ-114 REQ-115 REQ-116 REQ-118 REQ-200 the three lists: totals, the guides’ columns and dates, what is kept and how long', async ({
  as,
}) => {
  const page = await as(camille, { at: '/demandes' })
  const open = page.getByRole('region', { name: 'Mes demandes en cours' })
  await expect(open).toContainText(/Total\s: \d+ éléments?/u)
  for (const name of ['Référence', 'Titre de la demande', 'Date de début', 'Statut', 'Produit'])
    await expect(open.getByRole('columnheader', { name })).toBeVisible()
  await expect(open.getByText(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/u).first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'Mes demandes résolues' })).toContainText(/Total\s:/u)
  await expect(page.getByRole('region', { name: 'Demandes fermées' })).toContainText('Conservées 12 mois.')
})

test('REQ-089 REQ-138 REQ-139 REQ-140 REQ-141 REQ-143 REQ-149 one amends a request until it is taken, then adds to its journal, files too', async ({
  api,
  as,
}) => {
  const { reference } = await api(camille).file({ title: 'À préciser' })
  const page = await as(camille, { at: `/demandes/${reference}` })
  await page.getByRole('button', { name: 'Modifier la demande' }).click()
  await page.getByRole('textbox', { name: 'Description' }).fill('Plus précisément : au démarrage.')
  await page.getByRole('button', { name: 'Mettre à jour la demande' }).first().click()
  await expect(page.getByText('La demande est modifiée.')).toBeVisible()
  expect((await api(camille).read(reference)).description).toBe('Plus précisément : au démarrage.')

  await api(alex).fire(reference, { event: 'take' })
  await expect(page.getByRole('button', { name: 'Modifier la demande' })).toHaveCount(0)
  const journal = page.getByRole('textbox', { name: 'Journal Demandeur' })
  await expect(journal).toHaveAccessibleDescription(/Nouvelle entrée ci-dessous\s:/u)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Joindre un fichier' }).first().click()
  await (await chooser).setFiles({ name: 'journal.txt', mimeType: 'text/plain', buffer: Buffer.from('3141') })
  await expect(page.getByRole('list', { name: 'Pièces jointes' })).toContainText('Envoyé')
  await page.getByRole('button', { name: 'Mettre à jour la demande' }).click()
  await expect(page.getByRole('link', { name: /journal\.txt/u })).toBeVisible()
  const kinds = (await api(camille).journal(reference)).map((entry) => entry.kind)
  expect(kinds).toEqual(expect.arrayContaining(['file', 'edit', 'take', 'comment']))
})

test('REQ-120 REQ-211 what was written to somebody is found in their account, and bookmarks beside their requests', async ({
  api,
  as,
}) => {
  const { reference } = await api(camille).file({ title: 'Notifiée et gardée' })
  await api(alex).fire(reference, { event: 'take' })
  const page = await as(camille, { at: `/demandes/${reference}` })
  await page.getByRole('button', { name: 'Ajouter un signet' }).click()
  await expect(page.getByRole('button', { name: 'Retirer le signet' })).toBeVisible()
  await page.goto('/notifications')
  const notices = page.getByRole('table', { name: 'Notifications' })
  await expect(
    notices.getByRole('row', { name: new RegExp(`Prise en charge.*${reference}`, 'u') }),
  ).toBeVisible()
  await page.goto('/demandes')
  await page.getByRole('link', { name: 'Signets' }).click()
  await expect(page.getByRole('link', { name: reference })).toBeVisible()
})

test('REQ-216 REQ-219 REQ-225 REQ-226 help is questions and answers with a date; a breakdown of hardware has its telephone', async ({
  open,
}) => {
  const page = await open()
  await page.goto('/connexion')
  await expect(page.getByRole('heading', { name: 'Panne bloquante de matériel' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: /^0\d( \d\d){4}$/u })).toBeVisible()
  const footer = page.getByRole('contentinfo')
  await expect(footer.getByRole('link', { name: 'Conditions d’utilisation' })).toBeVisible()
  await footer.getByRole('link', { name: 'Aide', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Aide' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Comment déposer une demande ?' })).toBeVisible()
  await expect(page.getByText(/Dernière modification/u)).toBeVisible()
})

test('what the portal’s page names at once is 170 kB of compressed JavaScript at most', async ({
  request,
}) => {
  const page = await (await request.get('/', { headers: { accept: 'text/html' } })).text()
  const named = new Set([...page.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].flatMap(([, file]) => file ?? []))
  expect(named.size).toBeGreaterThan(3)
  let size = 0
  for (const file of named) {
    const script = await request.get(file, { headers: { 'accept-encoding': 'gzip' } })
    size += Number(script.headers()['content-length'])
  }
  expect(size).toBeLessThan(170_000)
})

test('what is named with a page’s address is what that page asks for by itself, and is asked for once', async ({
  api,
  as,
}) => {
  const { reference, category } = await api(camille).file({ title: 'Ouverte depuis un courriel' })
  const opened = async (page: Page, at: string) => {
    // What the page before asks for until it is gone is not this one's.
    await page.goto('about:blank')
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url().replace(/^https?:\/\/[^/]+/u, '')))
    const answer = await page.goto(at, { waitUntil: 'networkidle' })
    page.removeAllListeners('request')
    // From then on the page is told of what others do, and asks again.
    const live = asked.findIndex((url) => url.startsWith('/api/v1/events'))
    const named = [...((await answer?.headerValue('link')) ?? '').matchAll(/<([^>]+)>/gu)]
    return { asked: live < 0 ? asked : asked.slice(0, live), named: named.map(([, to]) => to) }
  }
  const pages = {
    [camille]: ['/', '/deposer', `/deposer/${category.id}`, '/demandes', `/demandes/${reference}`],
    [alex]: ['/bureau', `/bureau/tickets/${reference}`],
  }
  for (const [login, addresses] of Object.entries(pages)) {
    const page = await as(login)
    for (const at of addresses) await compare(page, at)
  }

  async function compare(page: Page, at: string): Promise<void> {
    const { asked, named } = await opened(page, at)
    expect(named.length, at).toBeGreaterThan(1)
    await page.route(
      (url) => url.pathname === at,
      async (route) => {
        const response = await route.fetch()
        await route.fulfill({ response, headers: { ...response.headers(), link: '' } })
      },
      { times: 1 },
    )
    const alone = await opened(page, at)
    expect(alone.named).toEqual([])
    for (const one of named) {
      expect(
        asked.filter((url) => url === one),
        `${at}: ${one}`,
      ).toHaveLength(1)
      expect(alone.asked, `${at} needs it`).toContain(one)
    }
  }
})
