import type { Translation } from '../../keys.ts'
import type fr from '../fr/local.ts'

export default {} satisfies Translation<typeof fr>
