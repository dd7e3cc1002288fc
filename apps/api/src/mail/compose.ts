import type { MailWish } from '@guichet/contracts/me'
import type { MailTemplate } from '@guichet/domain/mails'
import { day, dayAndTime, type Reader } from '@guichet/i18n/format/dates'
import { changeLines, sentence, type Names, type ToldEntry } from '@guichet/i18n/sentence'
import type { Values } from '@guichet/i18n/translate'
import { oneLine } from './letter.ts'
import { MAIL_PLANS, type MailPlan } from './templates.ts'

/** Where the one who receives a mail stands towards the ticket. */
export type Recipient = 'owner' | 'contact' | 'head' | 'agent' | 'guest'

/** Everything a mail says, read when it is sent; nothing here that its recipient may not read. */
export interface MailFacts {
  readonly template: MailTemplate
  readonly recipient: { readonly name: string; readonly standing: Recipient; readonly inCharge?: boolean }
  readonly reader: Reader
  readonly now: Date
  /** What they chose to be sent. */
  readonly wish: MailWish
  readonly ticket: {
    readonly reference: string
    readonly title: string
    readonly description: string
    readonly requester: string
    readonly team: string
    readonly createdAt: Date
    readonly resolvedAt: Date | null
  }
  /** The act the mail tells of; null where it left no entry of its own. */
  readonly entry:
    | (ToldEntry & { readonly at: Date; readonly body: string | null; readonly files: number })
    | null
  /** Who acted, and for the desk's side their team. */
  readonly actor: { readonly name: string; readonly team: string | null } | null
  /** Names of those an act is about. */
  readonly about: { readonly agent?: string; readonly guest?: string; readonly other?: string }
  readonly dates: Partial<Record<'announce' | 'close' | 'reopen' | 'recall' | 'due', Date>>
  readonly names: Names
  readonly desk: {
    readonly institution: string
    readonly colour: string
    readonly phone: string
    readonly hours: string
    /** Without a slash at its end. */
    readonly url: string
  }
}

/** What every mail of the desk has, whatever writes it down: HTML and plain text say the same. */
export interface Frame {
  readonly language: Reader['locale']
  readonly subject: string
  readonly institution: string
  readonly service: string
  readonly colour: string
  readonly about: string
  readonly heading: string
  readonly greeting: string
  readonly lead: string
  readonly buttons: readonly { readonly label: string; readonly url: string }[]
  readonly notes: readonly string[]
  readonly address: { readonly label: string; readonly url: string }
  readonly footer: readonly string[]
}

/** The mail of one act. */
export interface Mail extends Frame {
  readonly quote: Quote | null
  readonly lines: readonly string[]
  readonly question: string | null
}

interface Quote {
  readonly text: string
  readonly said: string
}

/** The mail of one act to one person, in their language. */
export function compose(facts: MailFacts): Mail {
  const { template, recipient, reader, ticket, desk } = facts
  const { t, locale } = reader
  const plan = MAIL_PLANS[template]
  const values = valuesOf(facts)
  const words = wordsOf(facts)
  return {
    language: locale,
    subject: oneLine(`[${ticket.reference}] ${ticket.title}`),
    institution: desk.institution,
    service: t('ui.subtitle'),
    colour: desk.colour,
    about: t('mail.subject', { reference: ticket.reference, title: ticket.title }),
    heading: titleOf(facts),
    greeting: t('mail.greeting', { name: recipient.name }),
    lead: t(`mail.${words}.lead`, values),
    quote: quoteOf(facts),
    lines: linesOf(facts),
    question: plan.action === 'decide' ? t('states.question') : null,
    buttons: buttonsOf(facts, plan),
    notes: [...(plan.action === 'decide' ? [t('mail.open.decide')] : []), ...nextOf(facts, plan, values)],
    address: {
      label: t(isDesk(recipient.standing) ? 'mail.address.ticket' : 'mail.address.request'),
      url: pageOf(facts),
    },
    footer: [t(becauseOf(facts), values), t('mail.noReply'), ...helpOf(facts)],
  }
}

/** What happened, in one line: the title of the act's own mail. */
export const titleOf = (facts: MailFacts): string =>
  facts.reader.t(`mail.${wordsOf(facts)}.title`, valuesOf(facts))

const wordsOf = ({ template, recipient }: MailFacts) =>
  template === 'acknowledgement' && recipient.standing !== 'owner' ? 'acknowledgement.followed' : template

function becauseOf({ template, recipient: { standing, inCharge } }: MailFacts) {
  if (template === 'mentioned' || template === 'followed') return `mail.because.${template}` as const
  return inCharge === true ? 'mail.because.inCharge' : (`mail.because.${standing}` as const)
}

export const isDesk = (standing: Recipient) => standing === 'agent' || standing === 'guest'

function valuesOf({ ticket, reader, now, actor, about, dates, entry, names }: MailFacts): Values {
  const said = (date: Date | null | undefined) => (date ? day(reader, date, now) : '')
  return {
    reference: ticket.reference,
    requester: ticket.requester,
    team: ticket.team,
    name: actor?.name ?? reader.t('event.application'),
    step: entry === null ? '' : sentence(entry, names, reader),
    agent: about.agent ?? '',
    guest: about.guest ?? '',
    other: about.other ?? '',
    date: dayAndTime(reader, ticket.createdAt, now),
    day: said(ticket.createdAt),
    resolvedDay: said(ticket.resolvedAt),
    announceDay: said(dates.announce),
    closeDay: said(dates.close),
    reopenDay: said(dates.reopen),
    recallDay: said(dates.recall),
    dueMoment: dates.due ? dayAndTime(reader, dates.due, now) : '',
  }
}

export function quoteOf({ template, ticket, entry, actor, reader, now }: MailFacts): Quote | null {
  const { t } = reader
  const { quotes } = MAIL_PLANS[template]
  if (quotes === 'description') {
    const said = t('mail.said', { author: ticket.requester, date: dayAndTime(reader, ticket.createdAt, now) })
    return { text: shortened(ticket.description), said }
  }
  if (quotes !== 'entry' || entry === null || (entry.body === null && entry.files === 0)) return null
  const files = entry.files > 0 ? t('mail.files', { count: entry.files }) : ''
  const said = { author: actor?.name ?? t('event.application'), date: dayAndTime(reader, entry.at, now) }
  return {
    text: [shortened(entry.body ?? ''), files].filter((part) => part !== '').join('\n\n'),
    said: actor?.team ? t('mail.saidInTeam', { ...said, team: actor.team }) : t('mail.said', said),
  }
}

/** The fields that the act changed, before and after. */
export const linesOf = ({ template, entry, names, reader }: MailFacts): readonly string[] =>
  MAIL_PLANS[template].listsChanges && entry ? changeLines(entry, names, reader.t) : []

const longest = 10_000

// A mail cut by its reader's program loses its end, the links: the page holds the whole text.
const shortened = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text)

export function pageOf({ recipient, ticket, desk }: MailFacts): string {
  const page = isDesk(recipient.standing) ? 'bureau/tickets' : 'demandes'
  return `${desk.url}/${page}/${encodeURIComponent(ticket.reference)}`
}

function buttonsOf(facts: MailFacts, { action }: MailPlan): Mail['buttons'] {
  const { t } = facts.reader
  const url = pageOf(facts)
  // The choice is only prepared: the link carries no right, and the page asks for the final click.
  if (action === 'decide') {
    return [
      { label: t('states.accept'), url: `${url}?choix=approuver` },
      { label: t('states.contest'), url: `${url}?choix=refuser` },
    ]
  }
  if (action === 'answer') return [{ label: t('mail.open.answer'), url }]
  return [{ label: t(isDesk(facts.recipient.standing) ? 'mail.open.ticket' : 'mail.open.request'), url }]
}

function nextOf(
  { reader: { t }, wish, dates, about }: MailFacts,
  { next }: MailPlan,
  values: Values,
): string[] {
  if (next === 'steps') return [t(wish === 'digest' ? 'mail.next.digest' : 'mail.next.steps')]
  if (next === 'autoClose' && dates.announce && dates.close) return [t('mail.next.autoClose', values)]
  if (next === 'reopen' && dates.reopen) return [t('mail.next.reopen', values)]
  if (next === 'recall' && dates.recall) return [t('mail.held.recall', values)]
  if (next === 'other' && about.other) return [t('mail.closed_duplicate.other', values)]
  return []
}

export function helpOf({ reader: { t }, desk }: Pick<MailFacts, 'reader' | 'desk'>): string[] {
  const contact = [desk.phone, desk.hours].filter((part) => part !== '').join(', ')
  return contact === '' ? [] : [t('mail.help', { contact })]
}
