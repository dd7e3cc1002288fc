import type { JournalEntry } from '@guichet/contracts/journal'
import type { Ticket } from '@guichet/contracts/tickets'

export const camille = { id: 'camille', name: 'Camille Demandeur', login: 'camille.demandeur' }
export const alex = { id: 'alex', name: 'Alex Agent', login: 'alex.agent' }

/** A ticket as its owner is given it, in charge of Alex; say what differs. */
export function aTicket(more: Partial<Ticket> = {}): Ticket {
  return {
    id: 'ticket',
    reference: 'R-000433',
    title: 'GFC : erreur 3141 à l’impression de la balance',
    status: 'assigned',
    closeReason: null,
    reassigned: false,
    category: { id: 'category', label: 'Applications de gestion', retired: false, path: ['Applications'] },
    product: null,
    establishment: null,
    requester: camille,
    team: { id: 'team', label: 'Applications et services métiers' },
    agent: alex,
    createdAt: '2026-11-20T15:12:00Z',
    updatedAt: '2026-11-23T09:05:00Z',
    version: 3,
    unread: false,
    standing: 'owner',
    bookmarked: false,
    description: 'GFC s’arrête quand j’imprime.',
    onBehalf: 'personal',
    fields: {},
    attachments: [],
    participants: [],
    takenAt: '2026-11-23T08:12:00Z',
    resolvedAt: null,
    announcedAt: null,
    finalAt: null,
    autoClose: null,
    reopenUntil: null,
    keptUntil: null,
    allowed: [],
    ...more,
  }
}

let made = 0

/** An entry of its journal; without words it is an event. */
export function anEntry(kind: string, at: string, more: Partial<JournalEntry> = {}): JournalEntry {
  made += 1
  return {
    id: `entry-${made}`,
    at,
    author: alex,
    fromRequester: false,
    audience: 'public',
    kind,
    channel: 'portal',
    body: null,
    html: null,
    changes: [],
    data: {},
    mentions: [],
    attachments: [],
    ...more,
  }
}
