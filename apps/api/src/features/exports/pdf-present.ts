import type { Readable } from 'node:stream'
import type { Settings } from '@guichet/contracts/settings'
import type { Ticket } from '@guichet/contracts/tickets'
import { linesOf } from '@guichet/domain/conversation'
import type { Line } from '@guichet/domain/conversation'
import { dayAndTime } from '@guichet/i18n/format/dates'
import type { Reader } from '@guichet/i18n/format/dates'
import { size } from '@guichet/i18n/format/sizes'
import { changeLines, sentence } from '@guichet/i18n/sentence'
import type { Names } from '@guichet/i18n/sentence'
import { stateKey } from '@guichet/i18n/state-key'
import { establishmentName } from '@guichet/i18n/format/names'
import { Paper } from '../../pdf/paper.ts'
import type { TicketRead } from './queries.ts'

export type Desk = { now: Date; settings: Settings }

/** The ticket on paper, in the reader's language; the file is sent while it is written. */
export function asPdf(exported: TicketRead, reader: Reader, desk: Desk): Readable {
  const { reference, title } = exported.ticket
  const paper = new Paper({
    title: `${reference} ${title}`,
    language: reader.locale === 'fr' ? 'fr-FR' : 'en-GB',
    footer: (page) => reader.t('requests.export.page', { reference, page }),
  })
  write(paper, exported, reader, desk).catch((error: Error) => paper.fail(error))
  return paper.stream
}

async function write(
  paper: Paper,
  { ticket, pages }: TicketRead,
  reader: Reader,
  { now, settings }: Desk,
): Promise<void> {
  const { t } = reader
  paper.heading(1, ticket.title)
  paper.paragraph(t('requests.export.made', { day: written(reader, now) }), 'quiet')
  paper.heading(2, t('requests.facts'))
  paper.list(factsOf(ticket, reader, settings))
  paper.heading(2, t('requests.talk'))
  for await (const { items, names } of pages)
    for (const line of linesOf(ticket.description, items)) await writeLine(paper, line, names, reader)
  paper.end()
}

async function writeLine(paper: Paper, { entry, body }: Line, names: Names, reader: Reader): Promise<void> {
  const { t } = reader
  paper.heading(3, sentence(entry, names, reader))
  paper.paragraph(written(reader, new Date(entry.at)), 'quiet')
  if (entry.audience === 'team') paper.paragraph(t('ui.teamOnly'), 'quiet')
  for (const change of changeLines(entry, names, t)) paper.paragraph(change)
  for (const paragraph of body.split(/\n{2,}/u)) {
    paper.paragraph(paragraph)
    await paper.breathe()
  }
  if (entry.attachments.length === 0) return
  paper.paragraph(t('ui.files'), 'quiet')
  paper.list(
    entry.attachments.map((file) => {
      const said = size(t, reader.locale, file.size)
      return t('requests.export.file', { name: file.name, size: said })
    }),
  )
}

function factsOf(ticket: Ticket, reader: Reader, settings: Settings): string[] {
  const { t } = reader
  const { product, establishment, agent } = ticket
  const contacts = ticket.participants
    .filter(({ role }) => role === 'contact')
    .map(({ person }) => person.name)
  const facts: readonly (readonly [string, string | false | null | undefined])[] = [
    [t('requests.fact.reference'), ticket.reference],
    [t('requests.export.state'), t(stateKey(ticket))],
    [t('requests.fact.filed'), written(reader, new Date(ticket.createdAt))],
    [t('requests.fact.requester'), ticket.requester.name],
    [t('requests.fact.category'), ticket.category.path.join(' › ')],
    [t('requests.fact.team'), ticket.team.label],
    [t('requests.fact.agent'), agent?.name ?? t('ui.none')],
    [
      t('requests.fact.product'),
      product && t('requests.fact.product.of', { product: product.label, family: product.family }),
    ],
    [
      t('requests.fact.establishment'),
      settings['establishment.enabled'] && establishment && establishmentName(establishment),
    ],
    [t('requests.fact.onBehalf'), settings['onBehalf.enabled'] && t(`event.onBehalf.${ticket.onBehalf}`)],
    [t('requests.fact.callback'), [ticket.callbackPhone, ticket.availability].filter(Boolean).join(', ')],
    [t('requests.fact.contacts'), contacts.join(', ')],
  ]
  return facts.flatMap(([field, value]) => (value ? [t('event.change.set', { field, to: value })] : []))
}

// Always with its year: a file is read years later.
const written = (reader: Reader, instant: Date): string => dayAndTime(reader, instant, new Date(0))
