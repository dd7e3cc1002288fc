import type { Settings } from '@guichet/contracts/settings'
import { addPeriod } from '@guichet/domain/calendar'
import { reopenUntil } from '@guichet/domain/clock'
import type { Reader } from '@guichet/i18n/format/dates'
import { translator } from '@guichet/i18n/translator'
import type { Env } from '../../env.ts'
import { compose, type Frame, type MailFacts, type Recipient } from '../../mail/compose.ts'
import { asHtml } from '../../mail/html.ts'
import { mailbox, type Letter } from '../../mail/letter.ts'
import { asText } from '../../mail/text.ts'
import type { MailRow, MailToSend, News } from './queries.ts'

/** The desk that writes: its choices, its words, its zone, and the instant. */
export interface WritingDesk {
  readonly settings: Settings
  readonly env: Pick<Env, 'PUBLIC_URL' | 'DESK_TIMEZONE' | 'DESK_LANGUAGE' | 'GUICHET_PRESET' | 'RATE_MAILS'>
  readonly now: Date
}

/** A mail in its recipient's language; null when their address is not one mailbox. */
export function presentMail(mail: MailToSend, standing: Recipient, desk: WritingDesk): Letter | null {
  const facts = factsOf(mail, standing, desk)
  if (facts === null) return null
  const said = compose(facts)
  return letterOf(mail, said, { text: asText(said), html: asHtml(said) })
}

type Leaving = Pick<MailToSend, 'thread'> & {
  row: Pick<MailToSend['row'], 'messageId' | 'createdAt' | 'person'>
}

/** A mail put in its envelope. */
export function letterOf(
  { row, thread }: Leaving,
  { subject, language }: Frame,
  parts: Pick<Letter, 'text' | 'html'>,
): Letter | null {
  const to = mailbox(row.person.name, row.person.email)
  if (to === null) return null
  return {
    messageId: row.messageId,
    date: row.createdAt,
    to,
    subject,
    ...parts,
    language,
    references: [...thread.slice(0, 1), ...thread.slice(-1)],
  }
}

/** What a mail says, as somebody who stands there may read it; null without a ticket. */
export function factsOf(mail: News, standing: Recipient, desk: WritingDesk): MailFacts | null {
  const { row, entry, names, data, template } = mail
  const { ticket, person } = row
  if (ticket === null) return null
  const named = (id: unknown) => (typeof id === 'string' ? names[id] : undefined)
  const about = {
    agent: named(data['agentId']),
    guest: named(data['guestId']),
    other: typeof data['duplicateOf'] === 'string' ? data['duplicateOf'] : undefined,
  }
  return {
    template,
    recipient: { name: person.name, standing, inCharge: ticket.agentId === person.id },
    reader: readerOf(person, desk),
    now: desk.now,
    wish: person.mailWish,
    ticket: { ...ticket, requester: ticket.requester.name, team: ticket.team.label },
    entry,
    actor: entry?.author
      ? { name: entry.author.name, team: teamOf(entry.author.teamIds, ticket.team) }
      : null,
    about: Object.fromEntries(Object.entries(about).filter(([, name]) => name !== undefined)),
    dates: datesOf(mail, desk),
    names,
    desk: senderOf(desk),
  }
}

export const senderOf = ({ settings, env }: WritingDesk): MailFacts['desk'] => ({
  institution: settings['brand.institution'],
  colour: settings['brand.colour'],
  phone: settings['help.phone'],
  hours: settings['help.hours'],
  url: (settings['links.baseUrl'] ?? env.PUBLIC_URL).replace(/\/+$/, ''),
})

export function readerOf({ language }: Pick<MailRow['person'], 'language'>, { env }: WritingDesk): Reader {
  const locale = language ?? env.DESK_LANGUAGE
  return { t: translator(locale, { pack: env.GUICHET_PRESET }), locale, timeZone: env.DESK_TIMEZONE }
}

const teamOf = (teamIds: readonly string[], team: { id: string; label: string }) =>
  teamIds.includes(team.id) ? team.label : null

/** What happens by itself, and when: only what the rules have settled. */
function datesOf({ row, entry, data }: News, { settings, env, now }: WritingDesk): MailFacts['dates'] {
  const { ticket } = row
  const timeZone = env.DESK_TIMEZONE
  const rule = settings['closure.autoClose']
  const announce = rule && ticket?.resolvedAt ? addPeriod(ticket.resolvedAt, rule.after, timeZone) : null
  const announced = ticket?.announcedAt ?? announce
  const close = rule && announced ? addPeriod(announced, rule.notice, timeZone) : null
  const reopen = ticket ? reopenUntil(ticket, { settings, timeZone }) : null
  const recall = ticket?.recallAt ?? null
  const dates = {
    announce,
    close,
    reopen: reopen && reopen > now ? reopen : null,
    recall: entry ? recall : null,
    due: typeof data['dueAt'] === 'string' ? new Date(data['dueAt']) : null,
  }
  return Object.fromEntries(Object.entries(dates).flatMap(([name, date]) => (date ? [[name, date]] : [])))
}
