import type { Frame, Mail } from './compose.ts'
import type { Digest } from './digest.ts'

/** The plain text of a mail: the same words as its HTML, in the same order. */
export const asText = (mail: Mail): string =>
  framed(mail, [
    ...(mail.quote ? [quoted(mail.quote.text), mail.quote.said] : []),
    ...(mail.lines.length > 0 ? [mail.lines.map((line) => `- ${line}`).join('\n')] : []),
    ...(mail.question === null ? [] : [mail.question]),
  ])

/** The plain text of a digest. */
export const digestAsText = (digest: Digest): string => framed(digest, digest.tickets.flatMap(ticketParts))

const ticketParts = ({ title, url, news }: Digest['tickets'][number]): string[] => [
  `${underlined(title)}\n${url}`,
  ...news.map(({ said, quote, lines }) =>
    [`- ${said}`, ...lines.map((line) => `  - ${line}`), ...(quote === null ? [] : [quoted(quote)])].join(
      '\n',
    ),
  ),
]

function framed(mail: Frame, middle: readonly string[]): string {
  const parts = [
    `${mail.institution}, ${mail.service}`,
    mail.about,
    underlined(mail.heading),
    mail.greeting,
    mail.lead,
    ...middle,
    mail.buttons.map(({ label, url }) => `${label}\n${url}`).join('\n\n'),
    ...mail.notes,
    `${mail.address.label}\n${mail.address.url}`,
    // RFC 3676: what follows these two dashes is a signature.
    ['-- ', ...mail.footer].join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}

const underlined = (heading: string) => `${heading}\n${'='.repeat(Math.min(heading.length, 72))}`

const quoted = (text: string) =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')
