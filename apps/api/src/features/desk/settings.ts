import { PRESET_SETTINGS, settings as schema } from '@guichet/contracts/settings'
import type { PresetName, Settings } from '@guichet/contracts/settings'
import type { Db } from '../../db/client.ts'

/** How long a desk's change may take to reach every process. */
const freshMs = 5_000

/** The preset's settings with this desk's own over them, read again when older than five seconds. */
export function settingsReader(db: Db, preset: PresetName): () => Promise<Settings> {
  let read: { at: number; value: Promise<Settings> } | undefined
  return () => {
    const at = performance.now()
    if (read !== undefined && at - read.at < freshMs) return read.value
    const value = readSettings(db, preset)
    const current = { at, value }
    read = current
    // A failure is told to those who wait for it, and forgotten.
    value.catch(() => {
      if (read === current) read = undefined
    })
    return value
  }
}

async function readSettings(db: Db, preset: PresetName): Promise<Settings> {
  const rows = await db.setting.findMany()
  const known = rows.filter(({ key }) => key in schema.shape)
  return schema.parse({
    ...PRESET_SETTINGS[preset],
    ...Object.fromEntries(known.map(({ key, value }) => [key, value])),
  })
}
