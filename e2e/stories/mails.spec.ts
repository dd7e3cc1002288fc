import { expect, expectAccessible, test } from '../fixtures.ts'

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
