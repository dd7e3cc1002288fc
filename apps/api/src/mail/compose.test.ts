import { MAIL_TEMPLATES, type MailTemplate } from '@guichet/domain/mails'
import { translator } from '@guichet/i18n/translator'
import { describe, expect, test } from 'vitest'
import { deskUrl as url, mailFacts as facts } from '../../test/mail-facts.ts'
import { compose, type MailFacts, type Recipient } from './compose.ts'
import { asHtml } from './html.ts'
import { asText } from './text.ts'

const standings: readonly Recipient[] = ['owner', 'contact', 'head', 'agent', 'guest']
const everyMail = MAIL_TEMPLATES.flatMap((template) =>
  standings.flatMap((standing) => (['fr', 'en'] as const).map((locale) => ({ template, standing, locale }))),
)
const written = (template: MailTemplate, changes?: Partial<MailFacts>) => {
  const mail = compose(facts(template, changes))
  return { mail, text: asText(mail), html: asHtml(mail) }
}

describe('every mail', () => {
  test.each(everyMail)('$template to the $standing in $locale is whole', ({ template, standing, locale }) => {
    const { mail, text, html } = written(template, {
      recipient: { name: 'Camille Demandeur', standing },
      reader: { t: translator(locale), locale, timeZone: 'Europe/Paris' },
    })
    for (const part of [mail.subject, text, html.replace(/<style>.*?<\/style>/s, '')]) {
      expect(part).not.toMatch(/[{}]|undefined|null|mail\.\w/)
    }
    expect(mail.subject).toBe('[R-000433] GFC : erreur 3141')
    expect(html).toContain(`<html lang="${locale}">`)
    expect(html.match(/<h1/g)).toHaveLength(1)
    const page = standing === 'agent' || standing === 'guest' ? 'bureau/tickets' : 'demandes'
    expect(text).toContain(`\n${url}/${page}/R-000433\n`)
    expect(html).toContain(`href="${url}/${page}/R-000433"`)
  })

  test.each(everyMail)(
    '$template to the $standing in $locale says the same in text',
    ({ template, standing, locale }) => {
      const { mail, text } = written(template, {
        recipient: { name: 'Camille Demandeur', standing },
        reader: { t: translator(locale), locale, timeZone: 'Europe/Paris' },
      })
      const said = [mail.heading, mail.greeting, mail.lead, ...mail.lines, ...mail.notes, ...mail.footer]
      for (const sentence of [...said, ...mail.buttons.flatMap((one) => [one.label, one.url])])
        expect(text).toContain(sentence)
    },
  )

  test('has neither image, script, tracking nor a link to elsewhere', () => {
    for (const { template, standing } of everyMail) {
      const { html } = written(template, { recipient: { name: 'C', standing } })
      expect(html).not.toMatch(/<img|<script|<link|src=|@import|url\(/)
      for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href?.startsWith(`${url}/`)).toBe(true)
    }
  })
})

test('REQ-156 REQ-167 taking charge is announced with the name, as proof that work begins', () => {
  const { mail, text } = written('taken', { entry: null })
  expect(mail.heading).toBe('Alex Agent a pris le ticket en charge')
  expect(text).toContain('Votre demande a bien été prise en compte et son traitement commence.')
})

test('REQ-158 REQ-165 a question comes with its text and a link to answer', () => {
  const { mail, text, html } = written('question')
  expect(mail.buttons).toEqual([{ label: 'Répondre à la question', url: `${url}/demandes/R-000433` }])
  expect(text).toContain('> Nous avons remis le bon modèle.')
  expect(html).toContain('Nous avons remis le bon modèle.')
})

test('REQ-162 REQ-163 REQ-166 a resolution waits for approval: the solution, and a link for each choice', () => {
  const { mail, text } = written('resolved')
  expect(mail.heading).toBe('Votre demande est résolue, en attente d’approbation de votre part')
  expect(mail.buttons).toEqual([
    { label: 'Clôre cette demande', url: `${url}/demandes/R-000433?choix=approuver` },
    { label: 'Rouvrir cette demande', url: `${url}/demandes/R-000433?choix=refuser` },
  ])
  expect(text).toContain('> Fermez GFC, puis rouvrez-le.')
  expect(text).toContain('prévue le jeudi 7\u00a0janvier 2027')
})

test('REQ-164 an invitation names the guest and the list', () => {
  expect(written('invited_requester').mail.heading).toBe(
    'Alex Agent a ajouté Noa Agent à la liste des invités',
  )
})

test('REQ-199 the automatic closing is announced with its date and the two choices', () => {
  const { mail } = written('auto_close_announced', { actor: null, entry: null })
  expect(mail.heading).toBe('Votre demande sera clôturée le jeudi 7\u00a0janvier 2027')
  expect(mail.buttons).toHaveLength(2)
})

test('the clock’s acts are the application’s', () => {
  expect(written('auto_closed', { actor: null, entry: null }).mail.lead).toContain(
    'l’application a clôturé la demande',
  )
})

test('a hold’s reason is the team’s: the mail gives the date alone', () => {
  const { text } = written('held')
  expect(text).not.toContain('modèle')
  expect(text).toContain('Reprise prévue le mardi 1er\u00a0décembre.')
})

test('AC-92 no line break of a title or a name reaches a header', () => {
  const title = 'Objet\r\nBcc: evil@x.example\u2028\u0085\u0000fin'
  const { mail } = written('taken', { ticket: { ...facts('taken').ticket, title } })
  expect(mail.subject).toBe('[R-000433] Objet Bcc: evil@x.example fin')
})

test('AC-94 markup and placeholders that people type stay text', () => {
  const typed = '<img src=x onerror=alert(1)><a href="https://evil.example">{{customer.fullName}} {name}</a>'
  const base = facts('question')
  const { html, text } = written('question', {
    recipient: { name: typed, standing: 'owner' },
    ticket: { ...base.ticket, title: typed },
    entry: base.entry && { ...base.entry, body: typed },
    actor: { name: typed, team: typed },
  })
  expect(html).not.toMatch(/<img|<a href="https:\/\/evil/)
  expect(html).toContain('{{customer.fullName}} {name}')
  expect(text).toContain(`> ${typed}`)
})

test('a very long text is cut, the links stay', () => {
  const base = facts('question')
  const { html } = written('question', { entry: base.entry && { ...base.entry, body: 'a'.repeat(100_000) } })
  expect(html.length).toBeLessThan(30_000)
  expect(html).toContain(`${url}/demandes/R-000433`)
})
