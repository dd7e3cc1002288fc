import type { Pack } from '../keys.ts'
import caenAmigo from '../packs/caen-amigo.ts'
import esup2010 from '../packs/esup-2010.ts'
import ulHelpdesk from '../packs/ul-helpdesk.ts'
import ulItop from '../packs/ul-itop.ts'
import type { Preset } from '../presets.ts'

export const packs: Readonly<Record<Preset, Pack>> = {
  'caen-amigo': caenAmigo,
  'ul-itop': ulItop,
  'ul-helpdesk': ulHelpdesk,
  'esup-2010': esup2010,
}
