import type { MailTemplate } from '@guichet/domain/mails'
import { translator } from '@guichet/i18n/translator'
import type { MailFacts } from '../src/mail/compose.ts'

export const deskUrl = 'https://assistance.valmer.example'

/** What a mail says of one act on one ticket, as somebody in Paris reads it. */
export const mailFacts = (template: MailTemplate, changes: Partial<MailFacts> = {}): MailFacts => ({
  template,
  recipient: { name: 'Camille Demandeur', standing: 'owner' },
  reader: { t: translator('fr'), locale: 'fr', timeZone: 'Europe/Paris' },
  now: new Date('2026-11-24T10:40:00Z'),
  wish: 'each',
  ticket: {
    reference: 'R-000433',
    title: 'GFC : erreur 3141',
    description: 'La balance ne s’imprime plus.',
    requester: 'Camille Demandeur',
    team: 'Applications et services métiers',
    createdAt: new Date('2026-11-20T15:12:00Z'),
    resolvedAt: new Date('2026-11-24T10:40:00Z'),
  },
  entry: {
    at: new Date('2026-11-24T10:40:00Z'),
    audience: 'public',
    kind: 'resolve',
    body: 'Nous avons remis le bon modèle.\n\nFermez GFC, puis rouvrez-le.',
    changes: [{ field: 'priority', from: 3, to: 5 }],
    data: {},
    author: { name: 'Alex Agent' },
    files: 0,
  },
  actor: { name: 'Alex Agent', team: 'Applications et services métiers' },
  about: { agent: 'Alex Agent', guest: 'Noa Agent', other: 'R-000401' },
  dates: {
    announce: new Date('2026-12-24T10:40:00Z'),
    close: new Date('2027-01-07T10:40:00Z'),
    reopen: new Date('2026-12-24T10:40:00Z'),
    recall: new Date('2026-12-01T08:00:00Z'),
  },
  names: {},
  desk: {
    institution: 'Académie de Valmer',
    colour: '#14543f',
    phone: '02 61 91 00 10',
    hours: '',
    url: deskUrl,
  },
  ...changes,
})
