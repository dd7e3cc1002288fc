/** What the text of an answer may hold, as data: the server keeps this when it is written, the page when it is drawn. */
export const RICH_TEXT: Readonly<Record<string, readonly string[]>> = {
  p: [],
  br: [],
  h2: [],
  h3: [],
  strong: [],
  em: [],
  u: [],
  s: [],
  code: [],
  pre: [],
  blockquote: [],
  ul: [],
  ol: ['start'],
  li: [],
  hr: [],
  a: ['href', 'rel'],
  img: ['src', 'alt'],
}

/** Links say nothing of where they were followed from, and vouch for nothing. */
export const LINK_REL = 'noopener noreferrer nofollow'

const longestAddress = 2_048

/** An address that a link may lead to: of the web, of this desk, a mailbox or a telephone. */
export function isSafeLink(address: string): boolean {
  if (address.length > longestAddress || /[\p{Cc}\s\\]/u.test(address)) return false
  if (/^\/(?!\/)/u.test(address)) return true
  // `attach=` made old mail programs send a file of the reader's.
  if (/^mailto:[^?]+(?:\?(?!.*attach)[^?]*)?$/iu.test(address)) return true
  return /^tel:\+?[\d.-]+$/iu.test(address) || (/^https?:\/\/[^/]/iu.test(address) && URL.canParse(address))
}

const PICTURE = /^\/api\/v1\/answers\/([0-9a-f-]{36})\/images\/([0-9a-f-]{36})$/u

/** Of which answer, and which picture of it, an address is; null for any other address. */
export function pictureOf(address: string): { readonly answerId: string; readonly imageId: string } | null {
  const [, answerId, imageId] = PICTURE.exec(address) ?? []
  return answerId === undefined || imageId === undefined ? null : { answerId, imageId }
}
