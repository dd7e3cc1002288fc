/** The desk's clock: PostgreSQL's, moved by as much as a test asks. It never stands still. */
export interface TestClock {
  read(databaseNow: Date): Date
  /** From now on it is `date`, and time goes on. */
  set(date: Date): void
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void
}

export function testClock(): TestClock {
  let offset = 0
  return {
    read: (databaseNow) => new Date(databaseNow.getTime() + offset),
    set: (date) => {
      offset = date.getTime() - Date.now()
    },
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) => {
      offset += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000
    },
  }
}
