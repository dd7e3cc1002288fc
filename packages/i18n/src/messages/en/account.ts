import type { Translation } from '../../keys.ts'
import type fr from '../fr/account.ts'

export default {
  'account.preferences': 'Preferences',
} satisfies Translation<typeof fr>
