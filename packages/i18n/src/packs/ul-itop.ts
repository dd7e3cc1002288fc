import type { Pack } from '../keys.ts'

export default {
  fr: {
    'ui.application': 'iTop',
    'ui.subtitle': 'iTop, assistance',
    'states.pending_requester': 'En attente de votre réponse',
    'states.closed': 'Clôturée',
    'states.closed.accepted': 'Clôturée',
    'states.closed.auto': 'Clôturée',
    'states.accept': 'Clôturer',
    'states.contest': 'Rouvrir',
    'states.close': 'Clôturer',
    'states.journal': 'Journal public',
    'states.filed': 'Demande {reference} créée',
  },
  en: {
    'ui.application': 'iTop',
    'ui.subtitle': 'iTop, help desk',
    'states.accept': 'Close',
    'states.contest': 'Reopen',
    'states.close': 'Close',
    'states.journal': 'Public journal',
    'states.filed': 'Request {reference} created',
  },
} satisfies Pack
