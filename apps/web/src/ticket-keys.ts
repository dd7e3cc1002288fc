/** Keys under which what concerns tickets is kept, so that a live event finds all of it, whichever feature asked. */
export const ticketKeys = {
  all: ['tickets'],
  lists: ['tickets', 'list'],
  counts: ['tickets', 'counts'],
  /** What one said and has not left yet. */
  held: ['tickets', 'held'],
  notifications: ['tickets', 'notifications'],
  one: (reference: string) => ['tickets', 'one', reference],
  journal: (reference: string) => ['tickets', 'journal', reference],
  /** Under the ticket's own: whatever refreshes it refreshes these. */
  links: (reference: string) => ['tickets', 'one', reference, 'links'],
  colleagues: (reference: string) => ['tickets', 'one', reference, 'colleagues'],
  presences: ['presence'],
  presence: (reference: string) => ['presence', reference],
} as const
