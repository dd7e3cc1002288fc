import type { Db } from '../db/client.ts'
import type { Caller } from './caller.ts'

interface Recent {
  readonly asked: number
  readonly caller: Promise<Caller | null>
}

/** More than sign in within a second: an endless list of secrets must not fill the memory. */
const MOST = 10_000

const known = new WeakMap<Db, Map<string, Recent>>()

/**
 * The caller of this secret, as `load` found them at most `freshMs` ago: a page asks five things at once. What a person may do
 * may therefore lag by as much; what ends a session or a token in this process is known at once.
 */
export async function recently(
  db: Db,
  hash: string,
  freshMs: number,
  load: () => Promise<Caller | null>,
): Promise<Caller | null> {
  const recent = recentOf(db)
  const now = performance.now()
  const found = recent.get(hash)
  if (found !== undefined && now - found.asked < freshMs) return aged(await found.caller, now - found.asked)
  const caller = load()
  if (freshMs > 0) remember(recent, hash, { asked: now, caller })
  return caller
}

/** Whoever is asked about from now on is looked up anew; with an id, that session or token alone. */
export async function forgetCallers(db: Db, id?: string): Promise<void> {
  const recent = recentOf(db)
  // A look-up under way keeps to the map that it began with, which nobody reads any more.
  if (id === undefined) known.delete(db)
  else
    for (const [hash, { caller }] of recent)
      if ((await caller.catch(() => null))?.id === id) recent.delete(hash)
}

function recentOf(db: Db): Map<string, Recent> {
  const recent = known.get(db) ?? new Map<string, Recent>()
  known.set(db, recent)
  return recent
}

function remember(recent: Map<string, Recent>, hash: string, one: Recent): void {
  if (recent.size >= MOST) recent.clear()
  recent.set(hash, one)
  const forget = () => {
    if (recent.get(hash) === one) recent.delete(hash)
  }
  // Nobody: not kept, for that is what guesses fill. A failure is told to those who wait for it, and forgotten.
  one.caller.then((caller) => caller ?? forget(), forget)
}

/** The same caller some milliseconds later; nobody once their time has run out meanwhile. */
function aged(caller: Caller | null, ms: number): Caller | null {
  if (caller === null) return null
  const now = new Date(caller.now.getTime() + ms)
  return caller.endsAt > now ? { ...caller, now } : null
}
