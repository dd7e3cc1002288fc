/** Figures that forms state and the API enforces; those marked “setting” may be changed by the desk. */
export const LIMITS = {
  title: 200,
  text: 100_000,
  phone: 40,
  availability: 500,
  search: 200,
  feedback: 2_000,
  /** The one line that lists show of an answer. */
  summary: 300,
  /** Of Markdown read at once: longer than any answer, short enough to be read in no time, whatever it is. */
  markdown: 20_000,
  /** Days that unanswered searches are counted over. */
  searchDays: 90,
  /** Days that they are kept. */
  searchKeptDays: 365,
  contacts: 50,
  fileName: 200,
  /** Bytes a file, one more is refused. */
  fileBytes: 134_217_728,
  filesPerRequest: 10,
  bytesPerRequest: 512 * 1024 * 1024,
  filesPerTicket: 100,
  bytesPerTicket: 2 * 1024 * 1024 * 1024,
  bytesPerPersonAndDay: 5 * 1024 * 1024 * 1024,
  idempotencyKey: 255,
  idempotencyDays: 30,
  draftDays: 30,
  unusedUploadHours: 24,
  /** Files of one person that are still arriving. */
  openUploads: 100,
  /** The usual delay of a category: over how many days, and under how many tickets nothing is said. */
  usualDelayDays: 90,
  usualDelayTickets: 20,
  /** Calendar months that requesters' statistics go back over, the present one included. */
  statisticsMonths: 12,
  /** Days of the longest period that the desk's figures are counted over. */
  reportDays: 1_100,
  /** Lines of a report that names tickets or groups of them. */
  reportLines: 20,
  /** The newest tickets that recurring problems are looked for in, and under how many of a kind there is none. */
  recurringTickets: 5_000,
  recurringLeast: 3,
  /** An answer avoided a ticket when whoever it helped filed none in so many days. */
  avoidedDays: 7,
  /** Digests of mails a day. */
  digestHours: 2,
  /** What one digest tells of; the rest is counted in it, and stands in the portal. */
  digestNews: 200,
  label: 200,
  /** Closed periods of one calendar, and characters of a file that they are read from. */
  closures: 1_000,
  icalendar: 500_000,
  /** Lines of service targets; each is a year of working hours at most. */
  targets: 2_000,
  targetMinutes: 200_000,
  /** Counted one by one up to there. */
  unreadNotifications: 99,
  /** Saved views: of one person or one team, and shared with every desk, where each is counted for everybody. */
  viewLabel: 60,
  views: 50,
  sharedViews: 12,
  /** Values of one condition of a view. */
  viewValues: 50,
  /** Tags: characters of one, how many on one ticket and in a team's list. */
  tag: 40,
  tags: 20,
  teamTags: 200,
  /** Minutes that one may note at once: a week of days and nights. */
  minutes: 10_080,
  /** Colleagues named in one entry, those offered to be named, and how many may watch one ticket. */
  mentions: 20,
  colleagues: 500,
  watchers: 200,
  /** Saved replies and macros: their names, their words, and how many of each stand in one place. */
  toolLabel: 80,
  toolText: 10_000,
  tools: 200,
  /** Tickets that one act may move together. */
  bulk: 200,
  /** Links of a ticket that are listed at once. */
  links: 200,
  /** Topics, and establishments, that one known incident is told to. */
  incidentPlaces: 200,
  /** How long such an act can be taken back; its mails wait as long. */
  undoSeconds: 10,
  /** Of each kind that the palette finds. */
  palette: 6,
  tokenName: 100,
  tokenDays: 365,
  bodyBytes: 1_048_576,
} as const
