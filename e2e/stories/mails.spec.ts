import { addresses } from '../desk-files.ts'
import { expect, expectAccessible, test, type Mail } from '../fixtures.ts'

test('UX-59 each mail of a ticket reads well at 320 and at 600 pixels, says its reference, and why it came', async ({
  api,
  mailTo,
  open,
}) => {
  const [camille, alex] = [api('camille.demandeur'), api('alex.agent')]
  const { reference } = await camille.file({ title: 'Tous les courriers' })
  await alex.fire(reference, { event: 'take' })
  await alex.fire(reference, { event: 'request_info', text: 'Quel poste ?' })
  await camille.write(reference, 'Celui de l’accueil.')
  await alex.fire(reference, { event: 'resolve', text: 'Voici la marche à suivre.' })

  const mails = [
    await mailTo('camille.demandeur', reference, 'Votre demande est enregistrée'),
    await mailTo('camille.demandeur', reference, 'a pris le ticket en charge'),
    await mailTo('camille.demandeur', reference, 'Quel poste ?'),
    await mailTo('alex.agent', reference, 'Celui de l’accueil.'),
    await mailTo('camille.demandeur', reference, 'en attente d’approbation'),
  ]
  const page = await open()
  for (const mail of mails) {
    expect(mail.subject).toContain(reference)
    expect(mail.text).toContain('Vous recevez ce mail car')
    await page.setContent(mail.html)
    for (const width of [320, 600]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      await expectAccessible(page, `${mail.subject}, ${width} px`)
    }
  }
})

test('news waits for one’s digest, a question does not; back to each step, the digest comes at once', async ({
  api,
  as,
  mailTo,
  open,
  request,
  desk,
}) => {
  const [dominique, alex] = [api('dominique.chef'), api('alex.agent')]
  const page = await as('dominique.chef', { at: '/compte' })
  const wishes = page.getByRole('group', { name: 'Mails que vous voulez recevoir' })
  await wishes.getByRole('radio', { name: 'Réunis dans un récapitulatif, à mes heures' }).click()
  await expect(page.getByRole('combobox', { name: 'Heure du récapitulatif' })).toHaveValue(/^7\sh$/)
  await page.getByRole('combobox', { name: 'Second récapitulatif' }).click()
  await page.getByRole('option', { name: /^18\sh$/ }).click()
  await expect(page.getByText('Préférence enregistrée').last()).toBeVisible()
  await expectAccessible(page)

  const { reference } = await dominique.file({ title: 'Relevés à réunir' })
  await alex.fire(reference, { event: 'take' })
  await alex.fire(reference, { event: 'comment', text: 'La borne redémarre.', audience: 'public' })
  await alex.fire(reference, { event: 'request_info', text: 'Dans quelle salle ?' })
  await mailTo('dominique.chef', reference, 'Les nouvelles vous viendront dans votre récapitulatif')
  await mailTo('dominique.chef', reference, 'Dans quelle salle ?')
  const { mailbox } = addresses(desk)
  const all: Mail[] = await (await request.get(`${mailbox}/messages`)).json()
  expect(all.filter(({ text }) => text.includes('La borne redémarre.'))).toEqual([])

  // Its hour may be far; a change of mind is not.
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'Second récapitulatif' })).toHaveValue(/^18\sh$/)
  await wishes.getByRole('radio', { name: 'À chaque étape' }).click()
  await expect(page.getByText('Préférence enregistrée').last()).toBeVisible()
  const digest = await mailTo(
    'dominique.chef',
    'Votre récapitulatif du',
    reference,
    'a pris le ticket en charge',
  )
  expect(digest.text).toContain('> La borne redémarre.')
  expect(digest.text).not.toContain('Dans quelle salle')

  const letter = await open()
  await letter.setContent(digest.html)
  for (const width of [320, 600]) {
    await letter.setViewportSize({ width, height: 800 })
    expect(await letter.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await expectAccessible(letter, `${digest.subject}, ${width} px`)
  }
  const link = letter.getByRole('link', { name: `${reference}, Relevés à réunir` })
  await page.goto((await link.getAttribute('href')) ?? '')
  await expect(page.getByRole('heading', { level: 1, name: /Relevés à réunir/ })).toBeVisible()
})
