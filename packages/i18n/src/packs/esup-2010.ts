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
    'portal.nav.file': 'Ajouter un ticket',
    'portal.home.file': 'Ajouter un ticket',
    'filing.send': 'Créer le ticket',
    'filing.back': 'Retour',
    'filing.wait.files': '« Créer le ticket » sera possible dès que les fichiers seront envoyés.',
    'filing.files.limit': 'Taille maximale : {size} par fichier.',
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
    'portal.nav.file': 'Add a ticket',
    'portal.home.file': 'Add a ticket',
    'filing.send': 'Create the ticket',
    'filing.back': 'Back',
    'filing.wait.files': '“Create the ticket” will be possible as soon as the files are sent.',
    'filing.files.limit': 'Maximum size: {size} a file.',
  },
} satisfies Pack
