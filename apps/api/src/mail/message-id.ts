import { createHmac, timingSafeEqual } from 'node:crypto'

export interface MailSigner {
  /** The first signs, all verify. */
  readonly secretKeys: readonly string[]
  /** What stands after the @. */
  readonly domain: string
}

/** The Message-ID of one mail of one ticket, signed so that a reply to it proves which ticket it is about. */
export function messageIdOf(
  mailId: string,
  ticketNumber: number,
  { secretKeys, domain }: MailSigner,
): string {
  return signed(`${mailId}.${ticketNumber}`, { secretKeys, domain })
}

/** The Message-ID of a digest. It names no ticket: a reply to it says of none that it is about it. */
export const digestIdOf = (mailId: string, signer: MailSigner): string => signed(`${mailId}.0`, signer)

function signed(subject: string, { secretKeys, domain }: MailSigner): string {
  const [signingKey] = secretKeys
  if (signingKey === undefined) throw new Error('no secret key to sign with')
  return `<${subject}.${signatureOf(subject, signingKey)}@${domain}>`
}

/** The mail and ticket that a Message-ID of ours names; null when it is not ours, or not as we signed it. */
export function readMessageId(
  messageId: string,
  { secretKeys }: Pick<MailSigner, 'secretKeys'>,
): { mailId: string; ticketNumber: number } | null {
  const found = ours.exec(messageId.trim())
  const [, mailId, number, signature] = found ?? []
  if (mailId === undefined || number === undefined || signature === undefined) return null
  const given = Buffer.from(signature)
  const isOurs = secretKeys.some((key) =>
    timingSafeEqual(Buffer.from(signatureOf(`${mailId}.${number}`, key)), given),
  )
  if (!isOurs) return null
  return { mailId, ticketNumber: Number(number) }
}

const ours =
  /^<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([1-9]\d{0,9})\.([0-9a-z]{52})@[^@\s<>]{1,255}>?$/

// Some servers fold the left part of an address to lower case: base 32 survives it, base 64 does not.
function signatureOf(subject: string, secretKey: string): string {
  const bytes = createHmac('sha256', secretKey).update(`message-id:${subject}`).digest()
  return BigInt(`0x${bytes.toString('hex')}`)
    .toString(32)
    .padStart(52, '0')
}
