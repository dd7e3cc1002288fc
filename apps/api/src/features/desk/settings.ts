import { PRESET_SETTINGS, settings as schema } from '@guichet/contracts/settings'
import type { PresetName, Settings } from '@guichet/contracts/settings'
import type { Db, Tx } from '../../db/client.ts'

/** How long a desk's change may take to reach every process. */
const freshMs = 5_000

interface Read {
  readonly at: number
  readonly value: Promise<Settings>
}

const known = new WeakMap<Db, Read>()

/** The preset's settings with this desk's own over them, read again when older than five seconds. */
export function settingsReader(db: Db, preset: PresetName): () => Promise<Settings> {
  return () => {
    const at = performance.now()
    const read = known.get(db)
    if (read !== undefined && at - read.at < freshMs) return read.value
    const value = settingsNow(db, preset)
    const current = { at, value }
    known.set(db, current)
    // A failure is told to those who wait for it, and forgotten.
    value.catch(() => {
      if (known.get(db) === current) known.delete(db)
    })
    return value
  }
}

/** Whoever asks from now on, in this process, is told what the database says. */
export function forgetSettings(db: Db): void {
  known.delete(db)
}

/** What the database says now, in one statement. */
export async function settingsNow(db: Tx, preset: PresetName): Promise<Settings> {
  const rows = await db.setting.findMany()
  const chosen = rows.filter(({ key }) => key in schema.shape)
  return schema.parse({
    ...PRESET_SETTINGS[preset],
    ...Object.fromEntries(chosen.map(({ key, value }) => [key, value])),
  })
}
