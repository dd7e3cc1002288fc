import type { Translation } from '../../keys.ts'
import type fr from '../fr/portal.ts'

export default {
  'portal.nav.home': 'Home',
  'portal.nav.file': 'New request',
  'portal.nav.requests': 'My requests',
  'portal.nav.toRead': '{count, number} to read',
  'portal.home.title': 'What is your problem?',
} satisfies Translation<typeof fr>
