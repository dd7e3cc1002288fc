import { createTransport } from 'nodemailer'
import { z } from 'zod'
import type { Letter } from './letter.ts'

export interface MailerOptions {
  /** `smtp://` (STARTTLS required, but on this machine or with `?tls=optional`) or `smtps://`, with or without a password. */
  url: string
  /** The address that letters come from. */
  from: string
  /** Names the desk in `List-Id`. */
  host: string
  /** Milliseconds to connect and be greeted, and that a conversation may stand still. */
  timeouts?: { connect: number; idle: number }
}

/** What became of a letter: `later` is for this letter alone, `unreachable` for all of them. */
export type Delivery =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'refused' | 'later' | 'unreachable'; readonly error: string }

export interface Mailer {
  /** Answers, never throws: a fault of the server is a delivery too. */
  send: (letter: Letter) => Promise<Delivery>
  close: () => void
}

/** How many letters leave at once. */
export const lanes = 5

/** The one way out for mails. */
export function openMailer({
  url,
  from,
  host,
  timeouts = { connect: 10_000, idle: 30_000 },
}: MailerOptions): Mailer {
  const transport = createTransport({
    ...server(url),
    pool: true,
    maxConnections: lanes,
    maxRequeues: 0,
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.connect,
    dnsTimeout: timeouts.connect,
    socketTimeout: timeouts.idle,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async (letter) => {
      try {
        await transport.sendMail({ ...messageOf(letter, host), from })
        return { outcome: 'sent' }
      } catch (error) {
        return deliveryOf(error)
      }
    },
    close: () => transport.close(),
  }
}

function server(url: string) {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url)
  const secure = protocol === 'smtps:'
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return {
    host: hostname.replaceAll(/[[\]]/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !here && searchParams.get('tls') !== 'optional',
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  }
}

function messageOf(letter: Letter, host: string) {
  const latest = letter.references.at(-1)
  return {
    // Nobody reads what comes back, and a robot that answers must not start a loop: RFC 3834, an empty return path.
    envelope: { from: '', to: letter.to.address },
    to: { ...letter.to },
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    date: letter.date,
    messageId: letter.messageId,
    ...(latest === undefined ? {} : { inReplyTo: latest, references: [...new Set(letter.references)] }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': letter.language,
      'List-Id': `<tickets.${host}>`,
    },
  }
}

const smtpError = z.object({
  message: z.string(),
  code: z.string().optional(),
  responseCode: z.number().optional(),
  command: z.string().optional(),
})

/** The commands that speak of one letter; what is refused before them is refused to all. */
const aboutTheLetter = new Set(['MAIL FROM', 'RCPT TO', 'DATA'])

function deliveryOf(thrown: unknown): Delivery {
  const {
    message,
    code,
    responseCode = 0,
    command = '',
  } = smtpError.catch({ message: String(thrown) }).parse(thrown)
  const error = oneThousand(code === undefined ? message : `${code}: ${message}`)
  if (aboutTheLetter.has(command))
    return { outcome: isPermanent(command, responseCode) ? 'refused' : 'later', error }
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return { outcome: 'refused', error }
  return { outcome: 'unreachable', error }
}

// A sender refused is a desk badly set up: its mails wait. A letter too large (552) will not shrink.
function isPermanent(command: string, responseCode: number): boolean {
  if (command === 'MAIL FROM') return responseCode === 552
  return responseCode >= 500 && responseCode < 600
}

const oneThousand = (text: string) => text.slice(0, 1_000)
