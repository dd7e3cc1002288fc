export default {
  'portal.nav.home': 'Accueil',
  'portal.nav.file': 'Création d’une demande',
  'portal.nav.requests': 'Mes demandes',
  'portal.nav.toRead': '{count, number} à lire',
  'portal.home.title': 'Quel est votre problème ?',
} as const
