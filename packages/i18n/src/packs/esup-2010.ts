import type { Pack } from '../keys.ts'
import ulHelpdesk from './ul-helpdesk.ts'

// The same states as the Lorraine desk, which runs the same software.
export default {
  fr: {
    ...ulHelpdesk.fr,
    'ui.application': 'Assistance en ligne',
    'ui.subtitle': 'Assistance en ligne',
    'states.accept': 'Approuver',
    'states.contest': 'Refuser clôture',
    'states.close': 'Clore',
    'states.remove': 'Annuler',
    'states.filed': 'Un nouveau ticket a été créé.',
  },
  en: {
    ...ulHelpdesk.en,
    'ui.application': 'Online help desk',
    'ui.subtitle': 'Online help desk',
    'states.accept': 'Approve',
    'states.contest': 'Refuse closure',
    'states.close': 'Close',
    'states.remove': 'Cancel',
    'states.filed': 'A new ticket has been created.',
  },
} satisfies Pack
