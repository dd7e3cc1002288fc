import { dayAndTime, hourOfDay } from '@guichet/i18n/format/dates'
import { helpOf, linesOf, pageOf, quoteOf, titleOf, type Frame, type MailFacts } from './compose.ts'
import { oneLine } from './letter.ts'

/** Everything a digest says, read when it is sent. */
export interface DigestFacts extends Pick<MailFacts, 'reader' | 'now' | 'wish' | 'desk'> {
  readonly name: string
  /** The instant it is the digest of. */
  readonly hour: Date
  /** The hours of the day that its reader chose. */
  readonly hours: readonly number[]
  /** What happened, oldest first. */
  readonly news: readonly Happened[]
  /** How many more there are, which this mail has no room for. */
  readonly more: number
}

interface Happened {
  readonly at: Date
  /** What a mail of its own would have said. */
  readonly facts: MailFacts
}

/** A digest as it is read: what happened to each ticket, under its title. */
export interface Digest extends Frame {
  readonly tickets: readonly {
    readonly title: string
    readonly url: string
    readonly news: readonly {
      readonly said: string
      readonly quote: string | null
      readonly lines: readonly string[]
    }[]
  }[]
}

/** The mail of all that happened since the last one, in its reader's language. */
export function composeDigest(facts: DigestFacts): Digest {
  const { reader, now, desk, hour, news, more } = facts
  const { t, locale } = reader
  const title = t('mail.digest.title', { date: dayAndTime(reader, hour, now) })
  const byTicket = Map.groupBy(news, (one) => one.facts.ticket.reference)
  return {
    language: locale,
    subject: oneLine(title),
    institution: desk.institution,
    service: t('ui.subtitle'),
    colour: desk.colour,
    about: t('mail.digest.count', { count: news.length + more }),
    heading: title,
    greeting: t('mail.greeting', { name: facts.name }),
    lead: t('mail.digest.lead'),
    tickets: [...byTicket.values()].flatMap(ticketOf),
    buttons: [{ label: t('mail.digest.all'), url: `${desk.url}/notifications` }],
    notes: more > 0 ? [t('mail.digest.more', { count: more })] : [],
    address: { label: t('mail.digest.change'), url: `${desk.url}/compte#preferences` },
    footer: [becauseOf(facts), t('mail.noReply'), ...helpOf(facts)],
  }
}

function ticketOf(news: readonly Happened[]): Digest['tickets'] {
  const [first] = news
  if (first === undefined) return []
  const { reader, ticket } = first.facts
  const { reference, title } = ticket
  return [
    {
      title: reader.t('mail.subject', { reference, title }),
      url: pageOf(first.facts),
      news: news.map(newsOf),
    },
  ]
}

function newsOf({ at, facts }: Happened): Digest['tickets'][number]['news'][number] {
  const { reader, now } = facts
  const quote = quoteOf(facts)
  return {
    said: reader.t('mail.digest.news', { date: dayAndTime(reader, at, now), what: titleOf(facts) }),
    quote: quote && shortened(quote.text),
    lines: linesOf(facts),
  }
}

const longest = 500
const shortened = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text)

function becauseOf({ reader, wish, hours }: DigestFacts): string {
  // They have chosen otherwise since: this one only brings what was waiting.
  if (wish !== 'digest') return reader.t('mail.because.lastDigest')
  const said = hours.map((hour) => hourOfDay(reader, hour))
  return reader.t('mail.because.digest', { hours: new Intl.ListFormat(reader.locale).format(said) })
}
