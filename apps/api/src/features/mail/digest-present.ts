import { composeDigest } from '../../mail/digest.ts'
import type { Recipient } from '../../mail/compose.ts'
import { digestAsHtml } from '../../mail/html.ts'
import type { Letter } from '../../mail/letter.ts'
import { digestAsText } from '../../mail/text.ts'
import type { DigestToSend } from './digest-queries.ts'
import { factsOf, letterOf, readerOf, senderOf, type WritingDesk } from './present.ts'
import type { News } from './queries.ts'

/** What its reader may read of a digest, and where they stand towards each ticket. */
export type Told = readonly { readonly news: News; readonly standing: Recipient }[]

/** A digest in its recipient's language; null when their address is not one mailbox. */
export function presentDigest(mail: DigestToSend, told: Told, desk: WritingDesk): Letter | null {
  const { row, more } = mail
  const { person } = row
  const said = composeDigest({
    name: person.name,
    reader: readerOf(person, desk),
    now: desk.now,
    wish: person.mailWish,
    desk: senderOf(desk),
    hour: row.createdAt,
    hours: person.digestHours,
    news: told.flatMap(({ news, standing }) => {
      const facts = factsOf(news, standing, desk)
      return facts === null ? [] : [{ at: news.row.createdAt, facts }]
    }),
    more,
  })
  return letterOf(mail, said, { text: digestAsText(said), html: digestAsHtml(said) })
}
