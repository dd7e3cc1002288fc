import type { Translation } from '../../keys.ts'
import type fr from '../fr/journal.ts'

export default {
  'journal.you': 'You',
  'journal.taken': '{name} took charge of the ticket',
} satisfies Translation<typeof fr>
