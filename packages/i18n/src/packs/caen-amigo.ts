import type { Pack } from '../keys.ts'

// The catalogue already speaks this desk's words.
export default { fr: {}, en: {} } satisfies Pack
