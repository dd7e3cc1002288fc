import type { Translation } from '../../keys.ts'
import type fr from '../fr/mail.ts'

export default {} satisfies Translation<typeof fr>
