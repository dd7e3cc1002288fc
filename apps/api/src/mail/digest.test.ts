import type { MailTemplate } from '@guichet/domain/mails'
import { translator } from '@guichet/i18n/translator'
import { describe, expect, test } from 'vitest'
import { deskUrl, mailFacts } from '../../test/mail-facts.ts'
import type { MailFacts } from './compose.ts'
import { composeDigest, type DigestFacts } from './digest.ts'
import { digestAsHtml } from './html.ts'
import { digestAsText } from './text.ts'

const at = new Date('2026-11-23T15:12:00Z')
const news = (template: MailTemplate, changes: Partial<MailFacts> = {}) => ({
  at,
  facts: mailFacts(template, changes),
})
const other = { ...mailFacts('taken').ticket, reference: 'R-000434', title: 'Écran noir' }

function written(changes: Partial<DigestFacts> = {}) {
  const { reader, now, desk } = mailFacts('taken')
  const digest = composeDigest({
    name: 'Camille Demandeur',
    reader,
    now,
    wish: 'digest',
    desk,
    hour: new Date('2026-11-24T06:00:00Z'),
    hours: [7],
    news: [news('taken'), news('taken', { ticket: other }), news('comment_public')],
    more: 0,
    ...changes,
  })
  return { digest, text: digestAsText(digest), html: digestAsHtml(digest) }
}
const flat = (text: string) => text.replaceAll(/\s+/g, ' ')

test('each ticket once, with what happened to it in order, and a link to where its reader stands', () => {
  const { digest } = written()
  expect(digest.tickets.map(({ title, news: told }) => [title, told.length])).toEqual([
    ['R-000433, GFC : erreur 3141', 2],
    ['R-000434, Écran noir', 1],
  ])
  const agent = news('new_ticket', { recipient: { name: 'Alex Agent', standing: 'agent' } })
  const [ticket] = written({ news: [agent] }).digest.tickets
  expect(ticket?.url).toBe(`${deskUrl}/bureau/tickets/R-000433`)
})

test('the HTML and the text say the same, in both languages, and every sentence is whole', () => {
  for (const locale of ['fr', 'en'] as const) {
    const { digest, text, html } = written({
      reader: { t: translator(locale), locale, timeZone: 'Europe/Paris' },
      hours: [7, 13],
      more: 1,
    })
    expect(html).toContain(`<html lang="${locale}">`)
    expect(`${text}${html}`).not.toMatch(/undefined|null|\?\?/)
    expect(text).not.toMatch(/[{}]/)
    const words = flat(html.replaceAll(/<style>.*<\/style>|<[^>]*>/gs, ' '))
    for (const { title, news: told } of digest.tickets) {
      for (const said of [title, ...told.map((one) => one.said)]) {
        expect(flat(text)).toContain(flat(said))
        expect(words).toContain(flat(said).replaceAll('’', '’'))
      }
    }
  }
})

describe('what people typed', () => {
  const hostile = '<img src=x onerror=alert(1)>\n{name} https://evil.example'

  test('AC-94 stays text, in a title as in a message', () => {
    const entry = mailFacts('comment_public').entry
    const typed = news('comment_public', {
      ticket: { ...other, title: hostile },
      entry: entry && { ...entry, body: hostile },
    })
    const { html, text } = written({ news: [typed] })
    expect(html).not.toMatch(/<img|href="https:\/\/evil/)
    expect(text).toContain('{name}')
  })

  test('is cut where it is long: the ticket’s page has the whole', () => {
    const entry = mailFacts('comment_public').entry
    const long = news('comment_public', { entry: entry && { ...entry, body: 'a'.repeat(5_000) } })
    const { text } = written({ news: [long] })
    expect(text).toContain(`${'a'.repeat(500)}…`)
    expect(text).not.toContain('a'.repeat(501))
    expect(text).toContain(`${deskUrl}/demandes/R-000433`)
  })
})
