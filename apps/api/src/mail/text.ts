import type { Mail } from './compose.ts'

/** The plain text of a mail: the same words as its HTML, in the same order. */
export function asText(mail: Mail): string {
  const parts = [
    `${mail.institution}, ${mail.service}`,
    mail.about,
    underlined(mail.heading),
    mail.greeting,
    mail.lead,
    ...(mail.quote ? [quoted(mail.quote.text), mail.quote.said] : []),
    ...(mail.lines.length > 0 ? [mail.lines.map((line) => `- ${line}`).join('\n')] : []),
    ...(mail.question === null ? [] : [mail.question]),
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
