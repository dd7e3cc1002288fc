import { deskQuery } from '../features/desk/queries.ts'
import { queries } from '../query-client.ts'
import { startReader } from '../reader.tsx'
import { wearBrand } from '../ui/brand.ts'

let isWorn = false

/** Before the first page: the desk's colour, words and clock. Throws when the desk does not answer. */
export async function dressAsDesk(): Promise<null> {
  if (isWorn) return null
  const { preset, timeZone, language, settings } = await queries.ensureQueryData(deskQuery)
  wearBrand(settings['brand.colour'])
  await startReader({ preset, timeZone, people: settings['people.display'], written: language })
  isWorn = true
  return null
}
