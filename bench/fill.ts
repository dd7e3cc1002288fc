import { Client } from 'pg'
import { BIG_DESK, ENTRIES, NARROW_TABLES } from './fill-sql.ts'

/**
 * Fills a migrated, empty database with a desk of this many tickets, ten journal entries each; most are closed, as after some
 * years. Every trigger fires as it does for the application, but the figures of final tickets, which only a change writes.
 *
 * @param ownerUrl owns the database
 */
export async function fillDesk(
  ownerUrl: string,
  tickets: number,
  log: (line: string) => void,
): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl, options: '-c timezone=UTC -c work_mem=64MB' })
  await owner.connect()
  try {
    await owner.query(
      `select set_config('bench.tickets', $1, false), set_config('bench.people', $2, false)`,
      [String(tickets), String(peopleFor(tickets))],
    )
    for (const [name, statement] of [...BIG_DESK, ...ENTRIES]) {
      const start = performance.now()
      await owner.query(statement)
      log(`${tickets} tickets: ${name}, ${((performance.now() - start) / 1_000).toFixed(1)} s`)
    }
    await owner.query(`vacuum (analyze) ${NARROW_TABLES}`)
    await owner.query('checkpoint').catch(() => {
      // Only a superuser may ask for one: the next comes by itself.
    })
  } finally {
    await owner.end()
  }
}

/** Twenty tickets a person or so, as in the third year of a desk. */
export const peopleFor = (tickets: number): number => Math.max(200, Math.round(tickets / 20))

/** The id of the nth thing of a kind, from 1: as `id_of` gives it in SQL. */
export const madeId = (kind: 'person' | 'team' | 'category', nth: number): string =>
  `0000000${KINDS[kind]}-0000-7000-8000-${nth.toString(16).padStart(12, '0')}`

const KINDS = { person: 1, team: 2, category: 3 } as const
