import type { Mail } from './compose.ts'
import type { Digest } from './digest.ts'
import { dim, face, framed, ink } from './frame.ts'
import { html, type Markup } from './markup.ts'

/** The HTML of a mail about one act. */
export const asHtml = (mail: Mail): string =>
  framed(mail, [
    ...(mail.quote === null ? [] : [quote(mail.quote.text, mail.quote.said)]),
    list(mail.lines),
    ...(mail.question === null ? [] : [question(mail.question)]),
  ])

/** The HTML of a digest: each ticket under its title, which opens it. */
export const digestAsHtml = (digest: Digest): string => framed(digest, digest.tickets.map(ticket))

function ticket({ title, url, news }: Digest['tickets'][number]): Markup {
  return html`<h2
      class="rule"
      style="margin:26px 0 12px;padding:18px 0 0;border-top:1px solid #ddd8cb;${face}font-size:19px;line-height:26px;font-weight:bold"
    >
      <a class="l" href="${url}" style="color:#14543f">${title}</a>
    </h2>
    ${news.map(
      ({ said, quote: quoted, lines }) =>
        html`${paragraph(said)}${list(lines)}${quoted === null ? html`` : quote(quoted, null)}`,
    )}`
}

function quote(text: string, said: string | null): Markup {
  const paragraphs = text.split(/(?:\r\n|\r|\n){2,}/).map(paragraph)
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0">
    <tr>
      <td class="fix" style="border-left:4px solid #1b6137;padding:2px 0 2px 18px">
        ${paragraphs} ${said === null ? html`` : credit(said)}
      </td>
    </tr>
  </table>`
}

function credit(said: string): Markup {
  return html`<p class="dim" style="margin:0;${face}font-size:15px;line-height:22px;color:${dim}">${said}</p>`
}

function paragraph(text: string): Markup {
  const [first = '', ...rest] = text.split(/\r\n|\r|\n/)
  return html`<p
    class="ink"
    style="margin:0 0 10px;${face}font-size:16px;line-height:25px;color:${ink};word-break:break-word"
  >
    ${first}${rest.map((line) => html`<br />${line}`)}
  </p>`
}

function list(changes: readonly string[]): Markup {
  if (changes.length === 0) return html``
  return html`<ul
    class="ink"
    style="margin:0 0 10px;padding:0 0 0 20px;${face}font-size:16px;line-height:25px;color:${ink}"
  >
    ${changes.map((line) => html`<li>${line}</li>`)}
  </ul>`
}

function question(asked: string): Markup {
  return html`<h2
    class="ink"
    style="margin:30px 0 0;${face}font-size:20px;line-height:26px;font-weight:bold;color:${ink}"
  >
    ${asked}
  </h2>`
}
